import fc from "fast-check";
import { expect, test } from "vitest";
import { HABITS, type Habits, LEVELS, neededGb, USUAL } from "./model";

const habits = fc.record(
  Object.fromEntries(HABITS.map((habit) => [habit, fc.constantFrom(...LEVELS)])),
) as fc.Arbitrary<Habits>;

test("a usual week takes about two gigabytes, and a day without anything one", () => {
  expect(neededGb(7, USUAL)).toBe(2);
  const nothing = Object.fromEntries(HABITS.map((habit) => [habit, "none"])) as Habits;
  expect(neededGb(30, nothing)).toBe(1);
});

test("more days or more of a habit never take less", () => {
  fc.assert(
    fc.property(habits, fc.integer({ min: 1, max: 89 }), fc.constantFrom(...HABITS), (given, days, habit) => {
      expect(neededGb(days + 1, given)).toBeGreaterThanOrEqual(neededGb(days, given));
      expect(neededGb(days, { ...given, [habit]: "lots" })).toBeGreaterThanOrEqual(neededGb(days, given));
    }),
  );
});
