import { expect, test } from "vitest";
import { canBeAskedFor, moveAnswer } from "./model";

test.each([
  ["NOT_ACTIVE", "fresh", true],
  ["UNKNOWN", "fresh", true],
  ["ACTIVE", "left", true],
  ["FINISHED", "ended", false],
  ["EXPIRED", "ended", false],
  ["RECYCLED", "gone", false],
] as const)("an eSIM that is %s is %s for another phone", (status, answer, isAskedFor) => {
  expect(moveAnswer(status, false)).toBe(answer);
  expect(canBeAskedFor(answer)).toBe(isAskedFor);
});

test("one that was given back is nobody's to move", () => {
  expect(moveAnswer("ACTIVE", true)).toBe("returned");
  expect(canBeAskedFor("returned")).toBe(false);
});
