import { expect, test } from "vitest";
import { line } from "./finding.ts";
import { openMask } from "./mask.ts";
import { openReport } from "./report.ts";

const MEND =
  "look at the address, then at the firewall, then at the certificate, and only then ask the supplier";

function written(isEarly = false): { lines: string[]; ok: boolean } {
  let text = "";
  const report = openReport((part) => (text += part), { mask: openMask({}), colour: false });
  report.heading("Supplier");
  report.add(line("a.ok", "address").ok("answers"));
  report.add(line("a.warned", "webhooks").warn("word ".repeat(40).trim(), `${MEND}, ${MEND}`));
  report.add(line("a.wrong", "token").fail("refused", "copy the key anew"));
  const { ok } = report.close(isEarly);
  return { lines: text.trimEnd().split("\n"), ok };
}

test("no line for people is wider than a terminal, and no word is lost", () => {
  const { lines } = written();
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
  expect(lines.join(" ").match(/word/g)).toHaveLength(40);
  expect(lines.join(" ").replaceAll(/\s+/g, " ")).toContain(`→ ${MEND}, ${MEND}`);
});

test("what there is to do stands at the end once more, the worst first, in one line each", () => {
  const { lines } = written();
  const from = lines.indexOf("Before you open");
  expect(lines.slice(from + 1, from + 3)).toEqual([
    "  ✗ Supplier, token     copy the key anew",
    expect.stringMatching(/^ {2}! Supplier, webhooks {2}look at the address, .* …$/),
  ]);
  expect(lines.at(-1)).toBe("1 fine, 1 to look at (!), 1 wrong (✗), 0 not looked at (–)");
});

test("what was stopped is not well, whatever was seen before", () => {
  const { lines, ok } = written(true);
  expect(ok).toBe(false);
  expect(lines.at(-1)).toMatch(/^Stopped before the end: 1 fine/);
});
