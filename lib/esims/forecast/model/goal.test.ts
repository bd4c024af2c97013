import { expect, test } from "vitest";
import { gapBefore, goalOf } from "./goal";
import type { Outlook } from "./outlook";

const day = (number: number) => new Date(Date.UTC(2026, 4, number));
const now = day(3);
const outlook: Outlook = {
  kind: "empties",
  from: day(5),
  to: day(6),
  isCertain: true,
  mbPerDay: 500,
  since: now,
  remainingMb: 1_000,
};

test("data is wanted to the end of the trip's last day, or of the days where no trip lies ahead", () => {
  expect(goalOf({ expiresAt: day(10), tripEndsOn: day(7) }, now)).toEqual({ at: day(8), isTrip: true });
  expect(goalOf({ expiresAt: day(10), tripEndsOn: day(2) }, now)).toEqual({ at: day(10), isTrip: false });
  expect(goalOf({ expiresAt: day(10), tripEndsOn: null }, now)).toEqual({ at: day(10), isTrip: false });
  expect(goalOf({ expiresAt: null, tripEndsOn: day(3) }, now)).toEqual({ at: day(4), isTrip: true });
  expect(goalOf({ expiresAt: day(2), tripEndsOn: null }, now)).toBeNull();
  expect(goalOf({ expiresAt: null, tripEndsOn: null }, now)).toBeNull();
});

test("a gap is from when it may be empty to the goal, and takes what the fastest pace does", () => {
  expect(gapBefore(outlook, { at: day(10), isTrip: false })).toEqual({
    from: day(5),
    until: day(10),
    missingMb: 2_500,
  });
  expect(gapBefore(outlook, { at: day(5), isTrip: true })).toBeNull();
  expect(gapBefore(outlook, null)).toBeNull();
  expect(gapBefore({ kind: "lasts" }, { at: day(10), isTrip: false })).toBeNull();
});
