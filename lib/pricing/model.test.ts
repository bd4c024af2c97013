import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { retailPrice } from "./model";

const rule = { marginBps: 3000, roundingStep: 100, roundingEnding: 99 };

test("adds the margin and rounds up to the ending", () => {
  expect(retailPrice(money(400, "USD"), rule)).toEqual(money(599, "USD"));
  expect(retailPrice(money(460, "USD"), rule)).toEqual(money(599, "USD"));
  expect(retailPrice(money(462, "USD"), rule)).toEqual(money(699, "USD"));
});

test("keeps whole minor units where endings make no sense", () => {
  expect(retailPrice(money(400, "JPY"), rule)).toEqual(money(520, "JPY"));
});

test("never sells below cost, whatever the rule says", () => {
  fc.assert(
    fc.property(
      fc.record({
        cost: fc.integer({ min: 0, max: 10_000_000 }),
        currency: fc.constantFrom("USD", "JPY", "KWD"),
      }),
      fc.record({
        marginBps: fc.integer({ min: -20_000, max: 50_000 }),
        roundingStep: fc.integer({ min: 0, max: 1000 }),
      }),
      ({ cost, currency }, given) => {
        const price = retailPrice(money(cost, currency), {
          ...given,
          roundingEnding: Math.max(0, given.roundingStep - 1),
        });
        expect(price.minor).toBeGreaterThanOrEqual(cost);
      },
    ),
  );
});
