import { describe, expect, test } from "vitest";
import type { UsageView } from "@/lib/esims/model";
import { money } from "@/lib/money/model";
import { japanSnapshot } from "@/prisma/seed/factories";
import { bestInstead, countsTopup, effectOf, needOf } from "./model";

const now = new Date("2026-11-29T12:00:00Z");
const day = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);
const heard = (status: UsageView["status"], expiresAt: Date | null = null) => ({
  status,
  expiresAt: expiresAt?.toISOString() ?? null,
});

describe("a top-up of seven days", () => {
  test.each(["FINISHED", "EXPIRED"] as const)("starts at once on an eSIM that is %s", (status) => {
    expect(effectOf(heard(status, day(-1)), 7, now)).toEqual({ kind: "atOnce", endsAt: day(7) });
  });
  test("starts at once where the days are over, whatever was heard last", () => {
    expect(effectOf(heard("ACTIVE", day(-1)), 7, now)).toEqual({ kind: "atOnce", endsAt: day(7) });
  });
  test("ends between the two ways of counting while a package runs", () => {
    expect(effectOf(heard("ACTIVE", day(3)), 7, now)).toEqual({ kind: "between", from: day(7), to: day(10) });
  });
  test.each([
    ["nothing was heard", null],
    ["nobody knows when it ends", heard("ACTIVE")],
    ["the status is unknown", heard("UNKNOWN")],
  ])("is promised no end where %s", (_, usage) => {
    expect(effectOf(usage, 7, now)).toEqual({ kind: "earliest", from: day(7) });
  });
});

describe("what is needed instead", () => {
  test("lasts until the trip ends, or the package would have, or as long as what was bought", () => {
    const need = (usage: Parameters<typeof effectOf>[0], tripEndsOn: Date | null) =>
      needOf(japanSnapshot, { usage, tripEndsOn, now }).days;
    expect(need(heard("ACTIVE", day(3)), new Date("2026-12-03T00:00:00Z"))).toBe(5);
    expect(need(heard("ACTIVE", day(2.5)), new Date("2026-11-01T00:00:00Z"))).toBe(3);
    expect(need(heard("RECYCLED"), null)).toBe(30);
  });

  const card = (dataMb: number | null, validityDays: number, minor: number) => ({
    dataMb,
    validityDays,
    unlimited: dataMb === null,
    price: money(minor, "USD"),
  });
  const three = { days: 5, dataMb: 3072, unlimited: false };
  test("is the cheapest that covers it", () => {
    const cards = [card(1024, 7, 400), card(3072, 3, 500), card(3072, 7, 900), card(null, 7, 800)];
    expect(bestInstead(cards, three)).toEqual({ card: cards[3], covers: true });
    expect(bestInstead(cards, { ...three, unlimited: true, dataMb: null })?.card).toBe(cards[3]);
  });
  test("or the one that comes nearest, and says so", () => {
    const cards = [card(1024, 7, 400), card(1024, 3, 100)];
    expect(bestInstead(cards, three)).toEqual({ card: cards[0], covers: false });
    expect(bestInstead(cards, { ...three, days: 30 })).toEqual({ card: cards[0], covers: false });
    expect(bestInstead([], three)).toBeNull();
  });
});

describe("a top-up of 12:00", () => {
  const before = { status: "ACTIVE" as const, remainingMb: 100, totalMb: 1024 };
  const usage = (given: Partial<UsageView>): UsageView => ({
    status: "ACTIVE",
    unlimited: false,
    data: { remaining: 1124, total: 2048 },
    voice: null,
    texts: null,
    expiresAt: null,
    measuredAt: "2026-11-29T12:05:00Z",
    nextAskAt: "2026-11-29T12:25:00Z",
    problem: null,
    ...given,
  });
  const counted = (given: Partial<UsageView>, known: Parameters<typeof countsTopup>[1] = before) =>
    countsTopup(usage(given), known, now.toISOString());
  test("is counted once a younger reading shows more", () => {
    expect(counted({})).toBe(true);
    expect(counted({}, { ...before, status: "FINISHED", remainingMb: 0 })).toBe(true);
    expect(counted({}, null)).toBe(true);
    expect(counted({ unlimited: true, data: null })).toBe(true);
  });
  test.each([
    ["an older reading", { measuredAt: "2026-11-29T11:59:00Z" }],
    ["no reading at all", { measuredAt: null }],
    ["the same as before", { data: { remaining: 100, total: 1024 } }],
    ["less than before", { data: { remaining: 90, total: 1024 } }],
    ["nothing known", { data: null }],
  ] satisfies [string, Partial<UsageView>][])("is not by %s", (_, given) => {
    expect(counted(given)).toBe(false);
  });
});
