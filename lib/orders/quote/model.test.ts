import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeStep } from "@/lib/money/currencies";
import { convert, money, subtract, times } from "@/lib/money/model";
import { retailPrice } from "@/lib/pricing/model";
import type { Promo } from "@/lib/pricing/promo/model";
import type { Rate } from "@/lib/pricing/rates/model";
import { japanSnapshot } from "@/prisma/seed/factories";
import { costOf, type Item, type Items, priceItems } from "./model";

const rule = { marginBps: 3000, roundingStep: 100, roundingEnding: 99 };
const terms = { rule, rate: null, bufferBps: 200, promo: null, taxBps: 0 };
const item = (cost: number, quantity = 1): Item => ({
  kind: "ESIM",
  slug: `p-${cost}`,
  packageId: null,
  supplier: "pressone",
  supplierPackageId: `p-${cost}`,
  quantity,
  unitCost: money(cost, "USD"),
  listPrice: retailPrice(money(cost, "USD"), rule),
  snapshot: japanSnapshot,
  topupEsimId: null,
});
const rateTo = (to: string, rate: string): Rate => ({
  from: "USD",
  to,
  rate,
  day: "2026-11-28",
  readAt: new Date(),
});
const percent = (basisPoints: number): Promo => ({
  id: "p",
  code: "SUMMER",
  effect: { kind: "percent", basisPoints },
  minimum: null,
  places: [],
  startsAt: null,
  endsAt: null,
  mostUses: null,
  mostPerEmail: null,
});

test("in the supplier's currency prices are the catalogue's, to the cent", () => {
  const quoted = priceItems([{ ...item(400), listPrice: money(777, "USD") }, item(500, 3)], terms);
  expect(quoted).toMatchObject({
    ok: true,
    data: {
      total: money(777 + 3 * 699, "USD"),
      discount: money(0, "USD"),
      tax: money(0, "USD"),
      rate: null,
      promo: null,
    },
  });
});

test("a quote holds per line what is frozen: price in the order's currency, cost in the supplier's, tax and discount", () => {
  const quoted = priceItems([item(400, 2), item(500)], {
    ...terms,
    rate: rateTo("EUR", "0.9204"),
    promo: percent(1000),
    taxBps: 1900,
  });
  expect(quoted).toMatchObject({
    data: {
      currency: "EUR",
      lines: [
        {
          unitPrice: money(499, "EUR"),
          unitCost: money(400, "USD"),
          discount: money(100, "EUR"),
          tax: money(143, "EUR"),
        },
        {
          unitPrice: money(699, "EUR"),
          unitCost: money(500, "USD"),
          discount: money(70, "EUR"),
          tax: money(100, "EUR"),
        },
      ],
      subtotal: money(1697, "EUR"),
      discount: money(170, "EUR"),
      total: money(1527, "EUR"),
      tax: money(243, "EUR"),
      promo: { code: "SUMMER", capped: false },
      rate: { rate: "0.9204" },
    },
  });
});

test("whatever is quoted adds up, covers its cost and can be charged", () => {
  const items = fc.array(
    fc.record({ cost: fc.integer({ min: 1, max: 20_000 }), quantity: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 1, maxLength: 5 },
  );
  const rates = fc.constantFrom<Rate | null>(
    null,
    rateTo("EUR", "0.920400"),
    rateTo("JPY", "151.200000"),
    rateTo("KWD", "0.307300"),
    rateTo("ISK", "138.5"),
    rateTo("VND", "25400"),
  );
  const offers = fc.record({
    bps: fc.option(fc.integer({ min: 1, max: 10_000 })),
    taxBps: fc.integer({ min: 0, max: 2700 }),
    bufferBps: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(items, rates, offers, (given, rate, { bps, taxBps, bufferBps }) => {
      const wanted = given.map(({ cost, quantity }) => item(cost, quantity)) as unknown as Items;
      const promo = bps === null ? null : percent(bps);
      const quoted = priceItems(wanted, { rule, rate, bufferBps, promo, taxBps });
      if (!quoted.ok) {
        expect(quoted.code).toBe("promo_no_room");
        return;
      }
      const { lines, subtotal, discount, tax, total } = quoted.data;
      expect(subtract(subtotal, discount)).toEqual(total);
      let [sum, taxes] = [0, 0];
      for (const line of lines) {
        const left = subtract(times(line.unitPrice, line.quantity), line.discount);
        const cost = rate ? convert(line.unitCost, rate, "up") : line.unitCost;
        expect(left.minor).toBeGreaterThanOrEqual(times(cost, line.quantity).minor);
        expect(left.minor % chargeStep(total.currency)).toBe(0);
        expect(line.tax.minor).toBeLessThanOrEqual(left.minor);
        sum += left.minor;
        taxes += line.tax.minor;
      }
      expect([sum, taxes]).toEqual([total.minor, tax.minor]);
      expect(costOf(quoted.data).minor).toBe(
        given.reduce((all, { cost, quantity }) => all + cost * quantity, 0),
      );
    }),
  );
});
