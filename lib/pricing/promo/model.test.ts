import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargeStep } from "@/lib/money/currencies";
import { money } from "@/lib/money/model";
import { type Promo, promoCodeOf, promoDiscounts, type PromoLine, promoTimeProblem } from "./model";

const promo = (given: Partial<Promo> = {}): Promo => ({
  id: "p",
  code: "SUMMER",
  effect: { kind: "percent", basisPoints: 1000 },
  minimum: null,
  places: [],
  startsAt: null,
  endsAt: null,
  mostUses: null,
  mostPerEmail: null,
  ...given,
});
const line = (
  total: number,
  floor = 0,
  { places = ["japan", "JP"], currency = "USD" }: { places?: string[]; currency?: string } = {},
): PromoLine => ({
  total: money(total, currency),
  floor: money(floor, currency),
  places,
});
const fixed = (minor: number, currency = "USD") =>
  ({ kind: "fixed", amount: money(minor, currency) }) as const;

describe("what a code takes off", () => {
  const minors = (...given: Parameters<typeof promoDiscounts>) => {
    const found = promoDiscounts(...given);
    return found.ok ? found.data.discounts.map(({ minor }) => minor) : found.code;
  };

  test("is shared out to the last cent", () => {
    expect(minors(promo({ effect: fixed(100) }), [line(599), line(599), line(599)])).toEqual([34, 33, 33]);
    expect(minors(promo(), [line(599), line(1299)])).toEqual([60, 130]);
  });

  test("is never more than the price, nor what it would cost us", () => {
    expect(minors(promo({ effect: fixed(10_000) }), [line(599, 400)])).toEqual([199]);
    expect(promoDiscounts(promo({ effect: fixed(150) }), [line(599, 400)])).toMatchObject({
      data: { capped: false },
    });
    expect(promoDiscounts(promo({ effect: fixed(200) }), [line(599, 400)])).toMatchObject({
      data: { capped: true },
    });
    expect(minors(promo({ effect: fixed(200) }), [line(599, 599)])).toBe("promo_no_room");
  });

  test("is only off the places it is for, by slug or by country", () => {
    const there = [line(500, 0, { places: ["italy", "IT"] }), line(1000)] as const;
    expect(minors(promo({ places: ["JP"] }), there)).toEqual([0, 100]);
    expect(minors(promo({ places: ["italy"] }), there)).toEqual([50, 0]);
    expect(minors(promo({ places: ["FR"] }), there)).toBe("promo_not_here");
  });

  test("needs its currency and its minimum, by the whole order", () => {
    expect(minors(promo({ effect: fixed(100, "EUR") }), [line(599)])).toBe("promo_other_currency");
    expect(minors(promo({ minimum: money(1000, "EUR") }), [line(599)])).toBe("promo_other_currency");
    expect(minors(promo({ minimum: money(1000, "USD") }), [line(599), line(400)])).toBe(
      "promo_below_minimum",
    );
    expect(
      minors(promo({ minimum: money(999, "USD"), places: ["italy"] }), [
        line(599),
        line(400, 0, { places: ["italy"] }),
      ]),
    ).toEqual([0, 40]);
  });

  test("leaves what cards can be charged in, adds up, and goes below no floor", () => {
    const lines = fc.array(
      fc.record({ total: fc.integer({ min: 1, max: 100_000 }), floor: fc.integer({ min: 0, max: 100_000 }) }),
      { minLength: 1, maxLength: 5 },
    );
    const effects = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map((basisPoints) => ({ kind: "percent" as const, basisPoints })),
      fc.integer({ min: 1, max: 100_000 }),
    );
    fc.assert(
      fc.property(lines, effects, fc.constantFrom("USD", "JPY", "KWD", "ISK"), (given, effect, currency) => {
        const step = chargeStep(currency);
        const [first, ...rest] = given.map(({ total, floor }) =>
          line(total * step, Math.min(total, floor) * step, { currency }),
        );
        if (!first) return;
        const wanted = typeof effect === "number" ? fixed(effect * step, currency) : effect;
        const found = promoDiscounts(promo({ effect: wanted }), [first, ...rest]);
        expect(found.ok || found.code === "promo_no_room").toBe(true);
        if (!found.ok) return;
        const subtotal = [first, ...rest].reduce((sum, { total }) => sum + total.minor, 0);
        const off = found.data.discounts.reduce((sum, { minor }) => sum + minor, 0);
        const most =
          wanted.kind === "fixed"
            ? wanted.amount.minor
            : Math.floor((subtotal * wanted.basisPoints) / 10_000 + 0.5);
        expect(off).toBeLessThanOrEqual(most);
        for (const [index, { total, floor }] of [first, ...rest].entries()) {
          const left = total.minor - (found.data.discounts[index]?.minor ?? 0);
          expect(left).toBeGreaterThanOrEqual(floor.minor);
          expect(left % step).toBe(0);
        }
      }),
    );
  });
});

describe("when a code may be used", () => {
  const at = new Date("2026-06-01T12:00:00Z");
  const unused = { all: 0, own: 0 };

  test.each([
    [{}, null],
    [{ startsAt: new Date("2026-06-01T12:00:00.001Z") }, "promo_not_started"],
    [{ startsAt: at }, null],
    [{ endsAt: at }, "promo_expired"],
    [{ endsAt: new Date("2026-06-01T12:00:00.001Z") }, null],
  ])("%o: %s", (given, problem) => {
    expect(promoTimeProblem(promo(given), unused, at)).toBe(problem);
  });

  test.each([
    [{ all: 2, own: 0 }, null],
    [{ all: 3, own: 0 }, "promo_used_up"],
    [{ all: 2, own: 1 }, "promo_used_by_you"],
  ])("used %o, of three by all and one each: %s", (uses, problem) => {
    expect(promoTimeProblem(promo({ mostUses: 3, mostPerEmail: 1 }), uses, at)).toBe(problem);
  });
});

test("codes are read however they were typed", () => {
  expect(promoCodeOf(" sum mer-10\n")).toBe("SUMMER-10");
});
