import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "@/lib/esims/readings/model";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { brakeAhead, type Brakes, endOfDay, proposedDay, reserve, type Used } from "./brakes";
import { lifts, look, type Threshold, THRESHOLDS, type Watch, wouldHaveBought } from "./watch";

const START = Date.parse("2026-11-29T12:00:00Z");
const minute = (count: number) => new Date(START + count * 60_000);
const fresh: Watch = { isArmed: true, seenAt: minute(0), seenAmount: null };

function reading(at: number, remainingMb: number | null, given: Partial<Reading> = {}): Reading {
  return {
    at: minute(at),
    status: "ACTIVE",
    unlimited: false,
    remainingMb,
    totalMb: 1024,
    expiresAt: null,
    ...given,
  };
}

/** What each of these readings leads to, the clock going with them. */
function verdicts(readings: readonly Reading[], threshold: Threshold = "share-20", from: Watch = fresh) {
  let watch = from;
  return readings.map((one) => {
    const seen = look(watch, one, { threshold, now: one.at });
    ({ watch } = seen);
    return seen.verdict;
  });
}

describe("a low", () => {
  test("is one, however often it is read, until there is enough again", () => {
    const seen = [reading(20, 300), reading(40, 204), reading(60, 100), reading(80, 0), reading(100, 0)];
    expect(verdicts(seen)).toEqual(["nothing", "low", "nothing", "nothing", "nothing"]);
    const again = [reading(20, 100), reading(40, 900), reading(60, 100)];
    expect(verdicts(again)).toEqual(["low", "nothing", "low"]);
  });

  test("is empty where nothing is left, also by the operator's word for it", () => {
    expect(verdicts([reading(20, 0)])).toEqual(["empty"]);
    expect(verdicts([reading(20, 0, { status: "FINISHED" })])).toEqual(["empty"]);
  });

  test.each([
    ["share-20", 205, 204],
    ["share-10", 103, 102],
    ["mb-500", 500, 499],
  ] as const)("of %s begins right below it", (threshold, enough, low) => {
    expect(verdicts([reading(20, enough), reading(40, low)], threshold)).toEqual(["nothing", "low"]);
  });

  test("of time is less than a day that has not ended", () => {
    const ends = (at: number, left: number) => reading(at, 900, { expiresAt: minute(at + left) });
    expect(verdicts([ends(20, 1440), ends(40, 1439)], "last-day")).toEqual(["nothing", "low"]);
    expect(verdicts([ends(20, 0), ends(40, -5), reading(60, 9)], "last-day")).toEqual([
      "nothing",
      "nothing",
      "nothing",
    ]);
  });
});

test.each([
  ["nothing known", reading(20, null)],
  ["no total", reading(20, 10, { totalMb: null })],
  ["a total of nothing", reading(20, 0, { totalMb: 0 })],
  ["less than nothing", reading(20, -5)],
  ["more than all", reading(20, 2000)],
  ["no limit", reading(20, 0, { unlimited: true })],
  ["not started", reading(20, 0, { status: "NOT_ACTIVE" })],
  ["unknown", reading(20, 0, { status: "UNKNOWN" })],
  ["over", reading(20, 0, { status: "EXPIRED" })],
  ["a moment that has been seen", reading(0, 10)],
  ["a moment before that", reading(-30, 10)],
])("%s begins nothing, and the next sound reading is heard", (_, odd) => {
  expect(verdicts([odd, reading(40, 10)])).toEqual(["nothing", "low"]);
});

test("usage that goes up begins nothing, though it is low", () => {
  const watch: Watch = { isArmed: true, seenAt: minute(0), seenAmount: 50 };
  expect(verdicts([reading(20, 60), reading(40, 60)], "share-20", watch)).toEqual(["nothing", "low"]);
});

test("a clock set back begins nothing, and locks nothing", () => {
  const ahead: Watch = { isArmed: true, seenAt: minute(100_000), seenAmount: 1000 };
  expect(verdicts([reading(20, 10), reading(40, 9)], "share-20", ahead)).toEqual(["nothing", "low"]);
  const future = look(fresh, reading(500, 10), { threshold: "share-20", now: minute(20) });
  expect(future).toEqual({ watch: fresh, verdict: "nothing" });
});

test("a number taken back is told of", () => {
  expect(verdicts([reading(20, 0, { status: "RECYCLED" })])).toEqual(["recycled"]);
});

test("a package has to lift the eSIM over what counts as low", () => {
  const mb = (dataMb: number | null, unlimited = false, validityDays = 7) => ({
    dataMb,
    unlimited,
    validityDays,
  });
  expect([lifts(mb(500), "mb-500"), lifts(mb(1024), "mb-500"), lifts(mb(null, true), "mb-500")]).toEqual([
    false,
    true,
    true,
  ]);
  expect([lifts(mb(null), "share-20"), lifts(mb(100), "share-20")]).toEqual([false, true]);
  expect([lifts(mb(1024, false, 1), "last-day"), lifts(mb(1024), "last-day")]).toEqual([false, true]);
});

describe("in what was, a rule", () => {
  const month = [900, 500, 150, 100, 10, 0, 0].map((left, index) => reading(index * 60, left));
  const would = (addedMb: number, mostTimes = 10) =>
    wouldHaveBought(month, { threshold: "share-20", addedMb, mostTimes });
  test("would have bought as often as it was low with what it had bought before", () => {
    expect([would(1024), would(150), would(150, 1)]).toEqual([1, 2, 1]);
  });
  test("would have bought nothing where nothing was low", () => {
    expect(wouldHaveBought([], { threshold: "share-20", addedMb: 1, mostTimes: 9 })).toBe(0);
  });
});

// Whatever happens in whatever order: readings of any kind, prices, clocks, answers that come or do not.
const anyReading = fc.record({
  at: fc.integer({ min: -50_000, max: 50_000 }).map(minute),
  status: fc.constantFrom(...USAGE_STATUSES),
  unlimited: fc.constantFrom(true, false, null),
  remainingMb: fc.option(fc.integer({ min: -10, max: 1100 })),
  totalMb: fc.option(fc.constantFrom(0, 1024, 2048)),
  expiresAt: fc.option(fc.integer({ min: -50_000, max: 50_000 }).map(minute)),
});
const anyStep = fc.record({
  reading: anyReading,
  now: fc.integer({ min: -50_000, max: 50_000 }).map(minute),
  priceMinor: fc.integer({ min: -100, max: 2_000 }),
});

test("no sequence of events brings a rule beyond its brakes, and none buys twice for one low", () => {
  const rule = fc.record({
    threshold: fc.constantFrom(...THRESHOLDS),
    mostTimes: fc.integer({ min: 1, max: 5 }),
    mostMinor: fc.integer({ min: 500, max: 5_000 }),
    mostEachMinor: fc.integer({ min: 100, max: 1_500 }),
    ends: fc.integer({ min: -10_000, max: 50_000 }),
  });
  fc.assert(
    fc.property(rule, fc.array(anyStep, { maxLength: 60 }), ({ threshold, ends, ...limits }, steps) => {
      const brakes: Brakes = { ...limits, endsAt: minute(ends) };
      let watch: Watch = fresh;
      let used: Used = { times: 0, spentMinor: 0 };
      let enoughSince = true;
      const paid: number[] = [];
      for (const { reading: one, now, priceMinor } of steps) {
        const before = watch;
        const seen = look(watch, one, { threshold, now });
        ({ watch } = seen);
        if (watch.isArmed) enoughSince = true;
        if (seen.verdict !== "low" && seen.verdict !== "empty") continue;
        expect(before.isArmed && enoughSince).toBe(true);
        expect(watch.isArmed).toBe(false);
        enoughSince = false;
        const reserved = reserve(brakes, used, { priceMinor, now });
        if (!reserved.ok) continue;
        expect(now < brakes.endsAt).toBe(true);
        used = reserved.data;
        paid.push(priceMinor);
      }
      expect(paid.length).toBeLessThanOrEqual(brakes.mostTimes);
      expect(used).toEqual({ times: paid.length, spentMinor: paid.reduce((sum, price) => sum + price, 0) });
      expect(used.spentMinor).toBeLessThanOrEqual(brakes.mostMinor);
      expect(paid.every((price) => price > 0 && price <= brakes.mostEachMinor)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a rule that is used up says by what", () => {
  const brakes: Brakes = { mostTimes: 2, mostMinor: 1_200, mostEachMinor: 600, endsAt: minute(1_000) };
  expect(brakeAhead(brakes, { times: 1, spentMinor: 500 }, 500)).toBeNull();
  expect(brakeAhead(brakes, { times: 2, spentMinor: 1_000 }, 500)).toBe("times_used");
  expect(brakeAhead(brakes, { times: 1, spentMinor: 800 }, 500)).toBe("money_used");
});

describe("the last day", () => {
  test.each([
    ["2026-11-29", "2026-11-30T00:00:00.000Z"],
    ["2027-11-29", "2027-11-30T00:00:00.000Z"],
  ])("%s counts whole, in UTC", (day, end) => {
    expect(endOfDay(day, minute(0))?.toISOString()).toBe(end);
  });
  test.each(["2026-11-28", "2027-12-01", "2027-02-30", "29.11.2026", "", "2026-11-29T00:00"])(
    "cannot be %j",
    (day) => {
      expect(endOfDay(day, minute(0))).toBeNull();
    },
  );
  test("proposed is that of the trip while it is ahead", () => {
    expect(proposedDay(new Date("2026-12-05"), minute(0))).toBe("2026-12-05");
    expect(proposedDay(new Date("2026-11-01"), minute(0))).toBe("2026-12-29");
    expect(proposedDay(null, minute(0))).toBe("2026-12-29");
  });
});
