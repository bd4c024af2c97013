import { expect, test } from "vitest";
import fc from "fast-check";
import type { Topup } from "@/lib/catalog/topups/model";
import { money } from "@/lib/money/model";
import { bridgeOver, type Gap } from "./model";

const topup = (minor: number, given: Partial<Topup> = {}): Topup => ({
  offer: `topup-${minor}`,
  dataMb: 1024,
  unlimited: false,
  validityDays: 7,
  voiceMinutes: null,
  textMessages: null,
  price: money(minor, "EUR"),
  ...given,
});
const gap = (days: number, missingMb: number): Gap => ({
  from: new Date(0),
  until: new Date(days * 86_400_000),
  missingMb,
});
const small = topup(300);
const long = topup(450, { validityDays: 30 });
const large = topup(600, { dataMb: 3072, validityDays: 15 });
const endless = topup(2_000, { dataMb: null, unlimited: true, validityDays: 10 });

test("the cheapest that has the data and the days is the bridge", () => {
  const all = [endless, large, long, small];
  const over = (days: number, mb: number) => bridgeOver(gap(days, mb), all)?.topup;
  expect(over(2, 500)).toBe(small);
  expect(over(8, 500)).toBe(long);
  expect(over(8, 2_000)).toBe(large);
  expect(over(8, 9_000)).toBe(endless);
});

test("where none reaches the other side, the one that gets furthest is offered as no more than that", () => {
  expect(bridgeOver(gap(8, 9_000), [small, large])).toEqual({ topup: large, isEnough: false });
  expect(bridgeOver(gap(60, 500), [small, long, large])).toEqual({ topup: long, isEnough: false });
  expect(bridgeOver(gap(2, 500), [topup(100, { dataMb: null, voiceMinutes: 10 })])).toBeNull();
  expect(bridgeOver(gap(2, 500), [])).toBeNull();
});

test("nothing that is enough is cheaper than the bridge, in whatever order they are offered", () => {
  const offers = fc.array(
    fc.record({
      minor: fc.nat(5_000),
      dataMb: fc.nat(10_000),
      validityDays: fc.integer({ min: 1, max: 90 }),
    }),
  );
  fc.assert(
    fc.property(offers, fc.nat(40), fc.nat(8_000), (given, days, mb) => {
      const topups = given.map(({ minor, ...allowance }) => topup(minor, allowance));
      const bridge = bridgeOver(gap(days, mb), topups);
      const enough = topups.filter(({ dataMb, validityDays }) => (dataMb ?? 0) >= mb && validityDays >= days);
      expect(bridge?.isEnough ?? false).toBe(enough.length > 0);
      if (enough.length === 0) return;
      expect(bridge?.topup.price.minor).toBe(Math.min(...enough.map(({ price }) => price.minor)));
    }),
  );
});
