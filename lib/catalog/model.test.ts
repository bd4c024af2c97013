import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { marksOf, type PackageCard, pricePerDay } from "./model";

const card = (slug: string, minor: number, more: Partial<PackageCard> = {}): PackageCard => ({
  slug,
  dataMb: 1024,
  unlimited: false,
  validityDays: 7,
  voiceMinutes: null,
  textMessages: null,
  price: money(minor, "USD"),
  operator: "Sakura",
  activationPolicy: "first-usage",
  rechargeable: true,
  destination: { slug: "japan", kind: "local", countryCode: "JP", title: "Japan" },
  ...more,
});

test("marks go to what is cheapest, by the package and by the gigabyte, and to the cheapest without a limit", () => {
  const cards = [
    card("small", 450),
    card("big", 1_800, { dataMb: 10_240 }),
    card("endless-short", 900, { unlimited: true, dataMb: null }),
    card("endless-long", 3_000, { unlimited: true, dataMb: null }),
  ];
  expect([...marksOf(cards)]).toEqual([
    ["small", ["cheapest"]],
    ["big", ["bestValue"]],
    ["endless-short", ["cheapestUnlimited"]],
  ]);
});

test("one package can have two marks", () => {
  expect([...marksOf([card("a", 400), card("b", 500)])]).toEqual([["a", ["cheapest", "bestValue"]]]);
});

test("there is no mark where there is no choice, or no difference", () => {
  expect(marksOf([card("only", 450)]).size).toBe(0);
  expect(marksOf([card("a", 450), card("b", 450)]).size).toBe(0);
});

test("a day's price is rounded to the unit", () => {
  expect(pricePerDay(card("week", 1_000))).toEqual(money(143, "USD"));
});
