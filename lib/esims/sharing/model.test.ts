import { expect, test } from "vitest";
import {
  afterWrongCode,
  isLive,
  MOST_WRONG_CODES,
  plainCode,
  REST_MINUTES,
  restingUntil,
  shareState,
  shownCode,
  triesLeft,
} from "./model";

const NOW = new Date("2026-12-01T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test("a link rests after each five wrong codes, and is dead after twenty", () => {
  const rests: number[] = [];
  let count = 0;
  let isOver = false;
  while (!isOver && count < 100) {
    const after = afterWrongCode(count, NOW);
    ({ wrongCodes: count, isOver } = after);
    if (after.restsUntil) rests.push(count);
  }
  expect(rests).toEqual([5, 10, 15, 20]);
  expect(count).toBe(MOST_WRONG_CODES);
});

test.each([
  [0, 5],
  [4, 1],
  [5, 5],
  [19, 1],
])("after %i wrong codes %i more may be tried before it rests", (wrong, left) => {
  expect(triesLeft(wrong)).toBe(left);
});

test("a rest ends by itself, and one that a clock ahead of ours wrote down holds nobody", () => {
  expect(restingUntil(null, NOW)).toBeNull();
  expect(restingUntil(later(REST_MINUTES), NOW)).toEqual(later(REST_MINUTES));
  expect(restingUntil(later(-1), NOW)).toBeNull();
  expect(restingUntil(later(60 * 24 * 30), NOW)).toBeNull();
});

test("a link is open until it ends or its time is over", () => {
  expect(isLive({ endedAt: null, expiresAt: later(1) }, NOW)).toBe(true);
  expect(isLive({ endedAt: null, expiresAt: NOW }, NOW)).toBe(false);
  expect(isLive({ endedAt: later(-1), expiresAt: later(1) }, NOW)).toBe(false);
});

const made = { endedAt: null, end: null, openedAt: null, restsUntil: null, expiresAt: later(60) };
test.each([
  ["unopened", {}],
  ["opened", { openedAt: later(-5) }],
  ["resting", { openedAt: later(-5), restsUntil: later(10) }],
  ["expired", { openedAt: later(-5), expiresAt: later(-1) }],
  ["revoked", { endedAt: later(-1), end: "REVOKED" as const }],
  ["guessed", { endedAt: later(-1), end: "GUESSED" as const, expiresAt: later(-1) }],
])("its owner sees that it is %s", (state, given) => {
  expect(shareState({ ...made, ...given }, NOW)).toBe(state);
});

test("a code is the same however it is typed", () => {
  expect(shownCode("K7P2QX")).toBe("K7P 2QX");
  for (const typed of ["K7P 2QX", " k7p2qx ", "k7p-2qx", "K7P\u00a02QX"])
    expect(plainCode(typed)).toBe("K7P2QX");
});
