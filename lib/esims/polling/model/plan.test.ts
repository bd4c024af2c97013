import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { guessedPace, learnedPace } from "./pace";
import { planned, type Watched } from "./plan";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 10, 9);
const TERMS = { price: 0.02 };

/** Half of 10 GB left after five of thirty days, a gigabyte each day. */
const brisk: Watched = {
  status: "ACTIVE",
  unlimited: false,
  remainingMb: 5_120,
  totalMb: 10_240,
  expiresAt: NOW + 25 * DAY,
  measuredAt: NOW,
  pace: learnedPace(guessedPace(10_240, 30), 5_120, 5),
  offsetHours: 0,
  deliveredAt: NOW - 6 * DAY,
  tripStartsAt: null,
  viewedAt: null,
};
const gapOf = (esim: Partial<Watched>, terms = TERMS) => {
  const { at } = planned({ ...brisk, ...esim }, terms, NOW);
  return at === null ? null : at - NOW;
};
const hours = (esim: Partial<Watched>, terms = TERMS) => (gapOf(esim, terms) ?? NaN) / HOUR;

const anyTime = fc.option(fc.integer({ min: NOW - 500 * DAY, max: NOW + 500 * DAY }));
const anyEsim = fc.record({
  status: fc.constantFrom(...USAGE_STATUSES),
  unlimited: fc.option(fc.boolean()),
  remainingMb: fc.option(fc.integer({ min: -100, max: 100_000 })),
  totalMb: fc.option(fc.integer({ min: -100, max: 100_000 })),
  expiresAt: anyTime,
  measuredAt: anyTime,
  pace: fc.record({
    bursts: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
    days: fc.double({ min: 0.01, max: 1e3, noNaN: true }),
  }),
  offsetHours: fc.option(fc.integer({ min: -12, max: 14 })),
  deliveredAt: fc.integer({ min: NOW - 500 * DAY, max: NOW + DAY }),
  tripStartsAt: anyTime,
  viewedAt: anyTime,
});
const anyTerms = fc.record({
  price: fc.double({ min: 0.002, max: 0.9, noNaN: true }),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("whatever is known of an eSIM", () => {
  test("it is asked about no sooner than the supplier allows, and not put off for ever", () => {
    fc.assert(
      fc.property(anyEsim, anyTerms, (esim, terms) => {
        const { at, chance, lateMs } = planned(esim, terms, NOW);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(lateMs).toBeGreaterThanOrEqual(0);
        if (at === null) return;
        expect(Number.isFinite(at)).toBe(true);
        const since = Math.min(esim.measuredAt ?? NOW, NOW);
        if (esim.measuredAt !== null) expect(at - since).toBeGreaterThanOrEqual(20 * MINUTE);
        expect(at - since).toBeLessThanOrEqual(4 * DAY);
      }),
    );
  });

  test("a dearer call is made no sooner", () => {
    fc.assert(
      fc.property(anyEsim, anyTerms, (esim, terms) => {
        const cheap = planned(esim, terms, NOW).at;
        const dear = planned(esim, { ...terms, price: Math.min(0.9, terms.price * 2) }, NOW).at;
        expect(dear ?? Infinity).toBeGreaterThanOrEqual(cheap ?? Infinity);
      }),
    );
  });
});

describe("an eSIM in use is asked about sooner", () => {
  test("the less is left until the next threshold", () => {
    const gaps = [2_600, 3_000, 4_000, 5_120, 9_000].map((remainingMb) => hours({ remainingMb }));
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps[0]).toBeLessThan(1);
    expect(gaps.at(-1)).toBeGreaterThan(12);
  });

  test("the faster its data goes", () => {
    const slow = learnedPace(guessedPace(10_240, 30), 2_000, 5);
    expect(hours({ remainingMb: 4_000, pace: slow })).toBeGreaterThan(1.5 * hours({ remainingMb: 4_000 }));
  });

  test("the less is known of its pace", () => {
    const remainingMb = 4_000;
    const unsure = learnedPace(guessedPace(10_240, 30), 100, 0.1);
    expect(hours({ remainingMb, pace: unsure })).toBeLessThan(hours({ remainingMb }));
  });

  test("by day than by night", () => {
    const remainingMb = 2_900;
    // Nine in the morning UTC is one at night there.
    expect(hours({ remainingMb, offsetHours: -8 })).toBeGreaterThan(hours({ remainingMb }));
  });

  test("where its owner looked today", () => {
    const remainingMb = 4_000;
    expect(hours({ remainingMb, viewedAt: NOW - HOUR })).toBeLessThan(hours({ remainingMb }));
  });
});

test("where calls are left over, every eSIM in use is looked at often enough for a chart", () => {
  const calm = { unlimited: true };
  expect(hours(calm, { price: 0.002 })).toBeLessThanOrEqual(6);
  expect(hours(calm)).toBe(24);
});

describe("figures in which no threshold can be seen", () => {
  test.each([
    ["unlimited", { unlimited: true }],
    ["unknown", { remainingMb: null }],
    ["nothing left", { remainingMb: 0 }],
    ["negative", { remainingMb: -5 }],
    ["an unknown status", { status: "UNKNOWN" as const }],
  ])("%s: are looked at every some hours", (_what, esim) => {
    expect(hours(esim)).toBeGreaterThanOrEqual(6);
    expect(hours(esim)).toBeLessThanOrEqual(24);
    expect(planned({ ...brisk, ...esim }, TERMS, NOW).chance).toBe(0);
  });
});

describe("the end", () => {
  test("its figures are fresh when its owner is told that it comes, and it is seen", () => {
    const quiet = { unlimited: true };
    expect(hours({ ...quiet, expiresAt: NOW + 3 * DAY + 10 * HOUR })).toBeCloseTo(9.5);
    expect(hours({ ...quiet, expiresAt: NOW + DAY + 10 * HOUR })).toBeCloseTo(9.5);
    expect(hours({ ...quiet, expiresAt: NOW + 10 * HOUR })).toBeCloseTo(10 + 5 / 60);
  });

  test("what is used up is seldom asked about, and what is over never", () => {
    expect(hours({ status: "FINISHED", remainingMb: 0 })).toBe(72);
    expect(gapOf({ status: "FINISHED", remainingMb: 0, expiresAt: NOW - 1 })).toBeNull();
    expect(gapOf({ status: "EXPIRED" })).toBeNull();
    expect(gapOf({ status: "RECYCLED" })).toBeNull();
  });
});

describe("an eSIM that is not started", () => {
  const waiting = { status: "NOT_ACTIVE", remainingMb: null, totalMb: null, expiresAt: null } as const;
  test("is asked about when its trip begins", () => {
    const soon = hours({ ...waiting, tripStartsAt: NOW });
    expect(soon).toBeLessThan(6);
    expect(hours({ ...waiting, tripStartsAt: NOW + 20 * DAY })).toBeGreaterThan(4 * soon);
  });

  test("is asked about sooner where its owner reads how to install it, or has just got it", () => {
    const lying = hours({ ...waiting, deliveredAt: NOW - 30 * DAY });
    expect(hours({ ...waiting, deliveredAt: NOW - 30 * DAY, viewedAt: NOW })).toBeLessThan(lying / 4);
    expect(hours({ ...waiting, deliveredAt: NOW })).toBeLessThan(lying / 2);
  });

  test("is forgotten one day", () => {
    expect(gapOf({ ...waiting, deliveredAt: NOW - 500 * DAY })).toBeNull();
  });
});
