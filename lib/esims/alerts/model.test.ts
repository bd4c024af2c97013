import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { crossedLevels, dueExpiries, firstExpiryLook, nextExpiryLook, shareUsed, type Usage } from "./model";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date("2026-06-10T12:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const usage = (given: Partial<Usage> = {}): Usage => ({
  status: "ACTIVE",
  unlimited: false,
  data: { remaining: 500, total: 1_000 },
  expiresAt: later(20 * DAY),
  ...given,
});
const left = (remaining: number, total = 1_000) => crossedLevels(usage({ data: { remaining, total } }));

describe("data runs low", () => {
  test.each([
    [1_000, []],
    [251, []],
    [250, ["data_75"]],
    [101, ["data_75"]],
    [100, ["data_75", "data_90"]],
    [1, ["data_75", "data_90"]],
  ])("%i of 1000 left: %j", (remaining, kinds) => {
    expect(left(remaining)).toEqual(kinds);
  });

  test("so does a package that is used up", () => {
    const used = usage({ status: "FINISHED", data: { remaining: 0, total: 1_000 } });
    expect(crossedLevels(used)).toEqual(["data_75", "data_90"]);
  });

  test.each<[string, Partial<Usage>]>([
    ["unlimited", { unlimited: true, data: { remaining: 5, total: 1_000 } }],
    ["not known", { data: null }],
    ["negative", { data: { remaining: -5, total: 1_000 } }],
    ["of nothing", { data: { remaining: 0, total: 0 } }],
    ["more than there was", { data: { remaining: 2_000, total: 1_000 } }],
    ["none, of a package that is said to run", { data: { remaining: 0, total: 1_000 } }],
    [
      "low, of one that is said to be finished",
      { status: "FINISHED", data: { remaining: 50, total: 1_000 } },
    ],
    ["no number", { data: { remaining: NaN, total: 1_000 } }],
  ])("but not where what is left is %s", (_what, given) => {
    expect(shareUsed(usage(given))).toBeNull();
    expect(crossedLevels(usage(given))).toEqual([]);
  });

  test.each(["NOT_ACTIVE", "EXPIRED", "RECYCLED", "UNKNOWN"] as const)("nor for one that is %s", (status) => {
    expect(crossedLevels(usage({ status, data: { remaining: 10, total: 1_000 } }))).toEqual([]);
  });

  test("and whatever the figures, a share is a share", () => {
    const any = fc.record({
      status: fc.constantFrom(...USAGE_STATUSES),
      unlimited: fc.option(fc.boolean()),
      data: fc.option(fc.record({ remaining: fc.double(), total: fc.double() })),
      expiresAt: fc.option(fc.date()),
    });
    fc.assert(
      fc.property(any, (given) => {
        const used = shareUsed(given);
        if (used === null) return;
        expect(used).toBeGreaterThanOrEqual(0);
        expect(used).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the end is near", () => {
  const period = { startedAt: later(-10 * DAY), validityDays: 30 };
  const due = (inMs: number, given: Partial<Usage> = {}, of: Partial<typeof period> = {}) =>
    dueExpiries(usage({ expiresAt: later(inMs), ...given }), { ...period, ...of }, NOW);

  test.each([
    [3 * DAY + HOUR, []],
    [3 * DAY, ["expires_3d"]],
    [DAY + HOUR, ["expires_3d"]],
    [HOUR, ["expires_3d", "expires_1d"]],
    [0, []],
    [-DAY, []],
  ])("in %i ms: %j", (inMs, kinds) => {
    expect(due(inMs)).toEqual(kinds);
  });

  test("of unlimited data, and of data that is not known", () => {
    expect(due(HOUR, { unlimited: true, data: null })).toHaveLength(2);
    expect(due(HOUR, { data: null })).toHaveLength(2);
  });

  test("but not where nothing is left, and not of what does not run", () => {
    expect(due(HOUR, { data: { remaining: 0, total: 1_000 } })).toEqual([]);
    for (const status of ["NOT_ACTIVE", "FINISHED", "EXPIRED", "RECYCLED", "UNKNOWN"] as const)
      expect(due(HOUR, { status })).toEqual([]);
  });

  test("a package of few days is not announced to end when it has just begun", () => {
    expect(due(2 * DAY, {}, { validityDays: 3 })).toEqual([]);
    expect(due(HOUR, {}, { validityDays: 3 })).toEqual(["expires_1d"]);
    expect(due(HOUR, {}, { validityDays: 1 })).toEqual([]);
  });

  test("whoever topped up when the end was near is not told of that end again", () => {
    expect(due(2 * DAY, {}, { startedAt: later(-HOUR) })).toEqual([]);
    expect(due(HOUR, {}, { startedAt: later(-DAY) })).toEqual(["expires_1d"]);
  });
});

describe("the clock looks", () => {
  test("three days before the end, then a day before it, then no more", () => {
    const end = later(5 * DAY);
    const given = usage({ expiresAt: end });
    expect(firstExpiryLook(given, NOW)).toEqual(later(2 * DAY));
    expect(nextExpiryLook(given, later(2 * DAY))).toEqual(later(4 * DAY));
    expect(nextExpiryLook(given, later(4 * DAY))).toBeNull();
  });

  test("at once at an end that came nearer overnight, and never at one that is over or unknown", () => {
    expect(firstExpiryLook(usage({ expiresAt: later(DAY) }), NOW)).toEqual(NOW);
    expect(firstExpiryLook(usage({ expiresAt: NOW }), NOW)).toBeNull();
    expect(firstExpiryLook(usage({ expiresAt: null }), NOW)).toBeNull();
    expect(firstExpiryLook(usage({ status: "EXPIRED" }), NOW)).toBeNull();
  });
});
