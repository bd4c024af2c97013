import { expect, test } from "vitest";
import { samplesCsv, samplesFileName } from "./format";
import type { Sample } from "./model";

const at = new Date("2026-05-03T10:20:00Z");
const sample = (given: Partial<Sample>): Sample => ({
  at,
  status: "ACTIVE",
  remainingMb: 512,
  totalMb: 1024,
  ...given,
});

test("a file has its times in UTC, and nothing where nothing is known", () => {
  const file = samplesCsv([sample({}), sample({ status: "UNKNOWN", remainingMb: null, totalMb: null })]);
  expect(file).toBe(
    "measured_at_utc,status,remaining_mb,total_mb\r\n" +
      "2026-05-03T10:20:00.000Z,ACTIVE,512,1024\r\n" +
      "2026-05-03T10:20:00.000Z,UNKNOWN,,\r\n",
  );
});

test("no text is a formula, and a number stays one", () => {
  const status = '=HYPERLINK("http://example.com","x")' as Sample["status"];
  const [, row] = samplesCsv([sample({ status, remainingMb: -5 })]).split("\r\n");
  expect(row).toBe(`2026-05-03T10:20:00.000Z,"'=HYPERLINK(""http://example.com"",""x"")",-5,1024`);
});

test("its name tells the place and the day, whatever the place is called", () => {
  expect(samplesFileName("japan", at)).toBe("usage-japan-2026-05-03.csv");
  expect(samplesFileName('../"\r\n', at)).toBe("usage-esim-2026-05-03.csv");
});
