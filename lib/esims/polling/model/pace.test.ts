import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfUsing, guessedPace, learnedPace, type Pace, paceAfter } from "./pace";
import { daysOfUse, offsetOf, zonesOf } from "./rhythm";

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 5, 1);
const ofGigabytes = (perDay: number, days: number): Pace =>
  learnedPace(guessedPace(1_024, 30), perDay * 1_024 * days, days);

describe("what is learned of a pace", () => {
  test("is what was seen, the more the longer it was watched", () => {
    const pace = ofGigabytes(1, 4);
    expect(chanceOfUsing(pace, 512, 1)).toBeGreaterThan(0.8);
    expect(chanceOfUsing(pace, 3_072, 1)).toBeLessThan(0.05);
    const guess = guessedPace(30_720, 30);
    expect(chanceOfUsing(guess, 3_072, 1)).toBeGreaterThan(chanceOfUsing(pace, 3_072, 1));
  });

  test("is forgotten by and by", () => {
    const calm = learnedPace(ofGigabytes(3, 4), 100, 4);
    expect(chanceOfUsing(calm, 2_048, 1)).toBeLessThan(chanceOfUsing(ofGigabytes(3, 4), 2_048, 1));
  });

  test.each([
    ["went up", { remainingMb: 900 }],
    ["belong to another package", { totalMb: 2_048 }],
    ["are not known", { remainingMb: null }],
  ])("is nothing where the figures %s", (_what, after) => {
    const pace = ofGigabytes(1, 2);
    const before = { remainingMb: 500, totalMb: 1_024, at: MONDAY };
    const now = { ...before, remainingMb: 400, at: MONDAY + DAY, offsetHours: 0, ...after };
    expect(paceAfter(pace, before, now)).toBe(pace);
  });
});

test("the chance is a probability that grows with the time and falls with the amount", () => {
  const positive = (max: number) => fc.double({ min: 0.001, max, noNaN: true });
  const pace = fc.record({ bursts: positive(1_000), days: positive(100) });
  fc.assert(
    fc.property(pace, positive(1e5), positive(60), (known, mb, days) => {
      const chance = chanceOfUsing(known, mb, days);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(chanceOfUsing(known, mb, days * 1.5)).toBeGreaterThanOrEqual(chance - 1e-6);
      expect(chanceOfUsing(known, mb * 1.5, days)).toBeLessThanOrEqual(chance + 1e-6);
    }),
  );
});

test("the chance is the one of the negative binomial distribution", () => {
  // One burst or more, and two or more, where the rate is exponential with mean one: 1/2 and 1/4.
  const known = { bursts: 1, days: 1 };
  expect(chanceOfUsing(known, 150, 1)).toBeCloseTo(1 / 2, 6);
  expect(chanceOfUsing(known, 300, 1)).toBeCloseTo(1 / 4, 6);
});

describe("a day of use", () => {
  test("is a day, however it is cut", () => {
    const times = fc.integer({ min: MONDAY, max: MONDAY + 10 * DAY });
    fc.assert(
      fc.property(times, times, fc.integer({ min: -12, max: 14 }), (from, between, offset) => {
        const [start, middle] = [Math.min(from, between), Math.max(from, between)];
        const whole = daysOfUse(start, start + 20 * DAY, offset);
        expect(whole).toBeCloseTo(20);
        expect(daysOfUse(start, middle, offset) + daysOfUse(middle, start + 20 * DAY, offset)).toBeCloseTo(
          whole,
        );
      }),
    );
  });

  test("lies in the evening more than in the night, of the place where one is", () => {
    const hour = DAY / 24;
    const at = (utcHour: number, offset: number | null) =>
      daysOfUse(MONDAY + utcHour * hour, MONDAY + (utcHour + 1) * hour, offset);
    expect(at(21, 0)).toBeGreaterThan(5 * at(3, 0));
    expect(at(12, 9)).toBeCloseTo(at(21, 0));
    expect(at(21, null)).toBeCloseTo(1 / 24);
    expect(daysOfUse(MONDAY + hour, MONDAY, 0)).toBe(0);
  });

  test("is told by the country", () => {
    expect(offsetOf("JP")).toBe(9);
    expect(zonesOf("JP")).toEqual(["Asia/Tokyo"]);
    expect(offsetOf("US")).toBeLessThan(-4);
    expect([offsetOf(null), offsetOf("??"), zonesOf("nowhere")]).toEqual([null, null, []]);
  });
});
