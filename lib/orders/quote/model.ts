import { add, type Money, money, subtract, times } from "@/lib/money/model";
import { floorPrice, includedTax, type PricingRule, retailPrice } from "@/lib/pricing/model";
import { type Promo, promoDiscounts, type PromoRefusal } from "@/lib/pricing/promo/model";
import type { Rate } from "@/lib/pricing/rates/model";
import { ok, type Result } from "@/lib/platform/result";
import type { LineSnapshot } from "../schema";

export const MOST_LINES = 5;
export const MOST_PER_LINE = 5;

/** A package by its address, and how many of it. */
export type Wanted = { readonly slug: string; readonly quantity: number };

/** Why something cannot be priced as it was asked for; views have a sentence for each. */
export type QuoteRefusal =
  "too_many_lines" | "bad_quantity" | "package_gone" | "currency_unknown" | "currency_paused" | PromoRefusal;

/** Why a checkout did not lead to the pay page; in none of these cases was anything charged. */
export type CheckoutRefusal =
  QuoteRefusal | "price_changed" | "supplier_unavailable" | "shop_paused" | "payment_unavailable";

/** Something to buy as our own tables or the supplier know it, never a browser. */
export type Item = {
  readonly kind: "ESIM" | "TOPUP";
  readonly slug: string | null;
  readonly packageId: string | null;
  readonly supplier: string;
  readonly supplierPackageId: string;
  readonly quantity: number;
  readonly unitCost: Money;
  /** The price in the cost's own currency, as the catalogue shows it. */
  readonly listPrice: Money;
  readonly snapshot: LineSnapshot;
  readonly topupEsimId: string | null;
};
export type Items = readonly [Item, ...Item[]];

/** An item with everything that is frozen when it is ordered. Tax is part of what is left after the discount. */
export type QuotedLine = Item & {
  readonly unitPrice: Money;
  readonly discount: Money;
  readonly tax: Money;
};

/** What is shown is what is charged: `total` is what the lines come to after discounts, tax included. */
export type Quote = {
  readonly lines: readonly [QuotedLine, ...QuotedLine[]];
  readonly currency: string;
  readonly subtotal: Money;
  readonly discount: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Null where prices are in the supplier's own currency. */
  readonly rate: Rate | null;
  /** `capped`: the code would take off more, but not below what it costs us. */
  readonly promo: { readonly code: string; readonly capped: boolean } | null;
};

/** What turns costs into prices. */
export type Terms = {
  readonly rule: PricingRule;
  readonly rate: Rate | null;
  readonly bufferBps: number;
  readonly promo: Promo | null;
  readonly taxBps: number;
};

/** Prices items: the only place where a price that somebody pays is made. */
export function priceItems(items: Items, terms: Terms): Result<Quote, PromoRefusal> {
  const { rate, promo } = terms;
  const [first, ...rest] = items.map((item) => ({ item, unitPrice: unitPriceOf(item, terms) }));
  const priced = [first as Priced, ...rest] as const;
  const off = promo ? discountsOf(priced, { promo, rate }) : ok({ discounts: [], capped: false });
  if (!off.ok) return off;
  const lines = priced.map(({ item, unitPrice }, index): QuotedLine => {
    const discount = off.data.discounts[index] ?? money(0, unitPrice.currency);
    const total = subtract(times(unitPrice, item.quantity), discount);
    return { ...item, unitPrice, discount, tax: includedTax(total, terms.taxBps) };
  }) as [QuotedLine, ...QuotedLine[]];
  const subtotal = sum(lines, (line) => times(line.unitPrice, line.quantity));
  const discount = sum(lines, (line) => line.discount);
  return ok({
    lines,
    currency: subtotal.currency,
    subtotal,
    discount,
    tax: sum(lines, (line) => line.tax),
    total: subtract(subtotal, discount),
    rate,
    promo: promo && { code: promo.code, capped: off.data.capped },
  });
}

type Priced = { readonly item: Item; readonly unitPrice: Money };

function unitPriceOf(item: Item, { rate, rule, bufferBps }: Terms): Money {
  return rate
    ? retailPrice(item.unitCost, rule, { to: rate.to, rate: rate.rate, bufferBps })
    : item.listPrice;
}

function discountsOf(
  priced: readonly [Priced, ...Priced[]],
  { promo, rate }: { promo: Promo; rate: Rate | null },
) {
  const [first, ...rest] = priced.map(({ item, unitPrice }) => {
    const { slug, countryCode } = item.snapshot.destination;
    return {
      total: times(unitPrice, item.quantity),
      floor: times(floorPrice(item.unitCost, rate ?? undefined), item.quantity),
      places: countryCode ? [slug, countryCode] : [slug],
    };
  });
  return promoDiscounts(promo, [first as NonNullable<typeof first>, ...rest]);
}

function sum(lines: readonly [QuotedLine, ...QuotedLine[]], of: (line: QuotedLine) => Money): Money {
  const [first, ...rest] = lines;
  return add(of(first), ...rest.map(of));
}

/** What the supplier will charge for all of it. */
export function costOf({ lines }: Pick<Quote, "lines">): Money {
  return sum(lines, (line) => times(line.unitCost, line.quantity));
}
