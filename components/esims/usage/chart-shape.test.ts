import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outlook } from "@/lib/esims/forecast/model/outlook";
import type { Sample } from "@/lib/esims/samples/model";
import { chartShape } from "./chart-shape";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 4, 3);
const at = (hours: number) => new Date(START + hours * HOUR_MS);
const sample = (hours: number, remainingMb: number | null): Sample => ({
  at: at(hours),
  status: "ACTIVE",
  remainingMb,
  totalMb: 1024,
});
const silent: Outlook = { kind: "silent", why: "too_few" };
const shape = (samples: readonly Sample[], given: Partial<Parameters<typeof chartShape>[0]> = {}) =>
  chartShape({ samples, outlook: silent, expiresAt: null, now: samples.at(-1)?.at ?? at(0), ...given });

test("there is nothing to draw of no sample, of one, and of what nobody knows", () => {
  expect(shape([])).toBeNull();
  expect(shape([sample(0, 500)])).toBeNull();
  expect(shape([sample(0, null), sample(1, null), sample(2, 500)])).toBeNull();
});

test("two samples are a line, and what was not measured between them is no zero", () => {
  expect(shape([sample(0, 1024), sample(5, null), sample(10, 512)])?.line).toBe("M0 0L1000 50");
});

test("a top-up is a step upwards", () => {
  const drawn = shape([sample(0, 512), sample(5, 256), sample(10, 1024)]);
  expect(drawn).toMatchObject({ topups: 1, line: "M0 50L500 75L1000 75L1000 0" });
});

test("a forecast is a fan from the last figure to nothing, and the end of the days a line where it is near", () => {
  const outlook: Outlook = {
    kind: "empties",
    from: at(12),
    to: at(20),
    isCertain: true,
    mbPerDay: 1,
    since: at(10),
    remainingMb: 512,
  };
  const samples = [sample(0, 1024), sample(10, 512)];
  expect(shape(samples, { outlook })?.fan).toBe("M500 50L600 100L1000 100Z");
  expect(shape(samples, { outlook, expiresAt: at(40) })).toMatchObject({ to: at(40).getTime(), end: 1 });
  expect(shape(samples, { outlook, expiresAt: at(400) })).toMatchObject({ to: at(20).getTime(), end: null });
});

test("whatever was measured, every place lies within, and nothing is drawn that is no number", () => {
  const amounts = fc.option(fc.integer({ min: -100, max: 5_000 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), amounts)), (given) => {
      let hours = 0;
      const samples = given.map(([gap, mb]) => sample((hours += gap), mb));
      const drawn = shape(samples, { expiresAt: at(hours + 5) });
      if (!drawn) return;
      expect(`${drawn.line}${drawn.area}`).not.toMatch(/NaN|Infinity/);
      for (const { x, y } of drawn.places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(1);
      }
    }),
  );
});
