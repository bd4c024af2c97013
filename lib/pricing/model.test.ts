import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeStep } from "@/lib/money/currencies";
import { convert, money } from "@/lib/money/model";
import { floorPrice, includedTax, retailPrice } from "./model";

const rule = { marginBps: 3000, roundingStep: 100, roundingEnding: 99 };

test("adds the margin and rounds up to the ending", () => {
  expect(retailPrice(money(400, "USD"), rule)).toEqual(money(599, "USD"));
  expect(retailPrice(money(460, "USD"), rule)).toEqual(money(599, "USD"));
  expect(retailPrice(money(462, "USD"), rule)).toEqual(money(699, "USD"));
});

test("ends in 0 where there are no cents", () => {
  expect(retailPrice(money(400, "JPY"), rule)).toEqual(money(520, "JPY"));
  expect(retailPrice(money(401, "JPY"), rule)).toEqual(money(530, "JPY"));
  expect(retailPrice(money(1001, "KWD"), rule)).toEqual(money(1310, "KWD"));
});

test.each([
  ["EUR", "0.920400", 499],
  ["JPY", "151.200000", 810],
  ["KWD", "0.307300", 1630],
  ["TRY", "34.400000", 18_299],
  ["ISK", "138.5", 74_000],
])("a price in %s is converted at %s with the buffer, then ended", (to, rate, minor) => {
  expect(retailPrice(money(400, "USD"), rule, { to, rate, bufferBps: 200 })).toEqual(money(minor, to));
});

const rates = fc.integer({ min: 1, max: 5_000_000 }).map((thousandths) => {
  const digits = String(thousandths).padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
});

test("never sells below cost, whatever rule, currency, rate and buffer say", () => {
  fc.assert(
    fc.property(
      fc.record({
        cost: fc.integer({ min: 0, max: 1_000_000 }),
        currency: fc.constantFrom("USD", "JPY", "KWD"),
        to: fc.option(fc.constantFrom("EUR", "JPY", "KWD", "ISK", "UGX", "VND")),
        rate: rates,
        bufferBps: fc.integer({ min: 0, max: 2000 }),
      }),
      fc.record({
        marginBps: fc.integer({ min: -20_000, max: 50_000 }),
        roundingStep: fc.integer({ min: 0, max: 1000 }),
      }),
      ({ cost, currency, to, rate, bufferBps }, given) => {
        const into = to === null ? undefined : { to, rate };
        const price = retailPrice(
          money(cost, currency),
          { ...given, roundingEnding: Math.max(0, given.roundingStep - 1) },
          into && { ...into, bufferBps },
        );
        const floor = floorPrice(money(cost, currency), into);
        expect(price.minor).toBeGreaterThanOrEqual(floor.minor);
        expect(floor.minor).toBeGreaterThanOrEqual(
          into ? convert(money(cost, currency), into, "up").minor : cost,
        );
        expect(price.minor % chargeStep(price.currency)).toBe(0);
        expect(floor.minor % chargeStep(floor.currency)).toBe(0);
      },
    ),
  );
});

test("in the cost's own currency a rate changes nothing but the ending can", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (cost) => {
      const same = retailPrice(money(cost, "USD"), rule, { to: "USD", rate: "1", bufferBps: 0 });
      expect(same).toEqual(retailPrice(money(cost, "USD"), rule));
    }),
  );
});

test.each([
  [1199, 2000, 200],
  [599, 1900, 96],
  [5, 2000, 1],
  [100, 0, 0],
])("of %i with %i basis points of tax inside, %i is tax", (price, bps, tax) => {
  expect(includedTax(money(price, "EUR"), bps)).toEqual(money(tax, "EUR"));
});
