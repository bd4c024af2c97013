import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { cheapestTopup, covers, type Topup } from "./model";

const europe = { slug: "europe", countryCodes: ["FR", "IT"] };

test("an eSIM works in the destination it was sold for and in the countries of its operator", () => {
  expect(covers(europe, { slug: "europe", countryCode: null })).toBe(true);
  expect(covers(europe, { slug: "italy", countryCode: "IT" })).toBe(true);
  expect(covers(europe, { slug: "turkey", countryCode: "TR" })).toBe(false);
  expect(covers(europe, { slug: "balkans", countryCode: null })).toBe(false);
});

const topup = (minor: number, given: Partial<Topup> = {}): Topup => ({
  offer: `topup-${minor}`,
  dataMb: 1024,
  unlimited: false,
  validityDays: 7,
  voiceMinutes: null,
  textMessages: null,
  price: money(minor, "USD"),
  ...given,
});

test("the cheapest top-up is told, and the cheapest that gives as much as something else", () => {
  const small = topup(300);
  const large = topup(500, { dataMb: 3072, validityDays: 30 });
  const unlimited = topup(900, { dataMb: null, unlimited: true, validityDays: 30 });
  const all = [unlimited, large, small];
  expect(cheapestTopup(all)?.minor).toBe(300);
  expect(cheapestTopup([])).toBeNull();
  expect(cheapestTopup(all, small)?.minor).toBe(300);
  expect(cheapestTopup(all, topup(0, { validityDays: 8 }))?.minor).toBe(500);
  expect(cheapestTopup(all, topup(0, { dataMb: 4096 }))?.minor).toBe(900);
  expect(cheapestTopup([large], unlimited)).toBeNull();
  expect(cheapestTopup(all, topup(0, { voiceMinutes: 10 }))).toBeNull();
});
