import "server-only";
import { sellablePackages } from "@/lib/catalog/data";
import { renewPlaces } from "@/lib/catalog/sync/service";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { fail, ok, type Result } from "@/lib/platform/result";
import { taxBpsIn } from "@/lib/pricing/model";
import { defaultRule } from "@/lib/pricing/data";
import { promoByCode, promoUses } from "@/lib/pricing/promo/data";
import { type Promo, promoCodeOf, type PromoRefusal, promoTimeProblem } from "@/lib/pricing/promo/model";
import { currenciesFor } from "@/lib/pricing/rates/data";
import { offered, type Rate } from "@/lib/pricing/rates/model";
import { supplier } from "@/lib/suppliers/registry";
import { renewBalance } from "@/lib/suppliers/service";
import { snapshotOf } from "../format";
import {
  type Item,
  type Items,
  MOST_LINES,
  MOST_PER_LINE,
  priceItems,
  type Quote,
  type QuoteRefusal,
  type Wanted,
} from "./model";

/** How an order is to be priced; null leaves the currency to the shop, takes no code off, and knows no buyer. */
export type Wishes = {
  readonly currency: string | null;
  readonly promo: string | null;
  readonly email: string | null;
  /** Where the buyer lives, which decides the tax; not asked for everywhere. */
  readonly country?: string | null;
};

/** The items that can be bought at this moment, and the addresses of those that cannot. */
export async function sellableItems(wanted: readonly Wanted[]): Promise<{ items: Item[]; gone: string[] }> {
  const sold = await sellablePackages(wanted.map(({ slug }) => slug));
  const items = wanted.flatMap(({ slug, quantity }): Item[] => {
    const found = sold.get(slug);
    return found ? [itemOf({ slug, quantity }, found)] : [];
  });
  return { items, gone: wanted.map(({ slug }) => slug).filter((slug) => !sold.has(slug)) };
}

type Sold = Awaited<ReturnType<typeof sellablePackages>> extends ReadonlyMap<string, infer One> ? One : never;

function itemOf({ slug, quantity }: Wanted, sold: Sold): Item {
  return {
    kind: "ESIM",
    slug,
    packageId: sold.id,
    supplier: sold.supplier,
    supplierPackageId: sold.supplierPackageId,
    quantity,
    unitCost: sold.cost,
    listPrice: sold.card.price,
    snapshot: snapshotOf(sold.card),
    topupEsimId: null,
  };
}

/** Prices packages as they are sold at this moment. What was asked for is only ids and choices, whoever asks. */
export async function quoteOrder(
  wanted: readonly Wanted[],
  wishes: Wishes,
): Promise<Result<Quote, QuoteRefusal>> {
  if (wanted.length > MOST_LINES) return fail("too_many_lines");
  const counts = wanted.every(
    ({ quantity }) => Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_PER_LINE,
  );
  if (!counts) return fail("bad_quantity");
  const { items, gone } = await sellableItems(wanted);
  const [first, ...rest] = items;
  return first && gone.length === 0 ? quoteItems([first, ...rest], wishes) : fail("package_gone");
}

/** Prices items in the currency and with the code that were asked for. */
export async function quoteItems(items: Items, wishes: Wishes): Promise<Result<Quote, QuoteRefusal>> {
  const [{ unitCost }] = items;
  const rate = await rateInto(unitCost.currency, wishes.currency);
  if (!rate.ok) return rate;
  const promo = await usablePromo(wishes);
  if (!promo.ok) return promo;
  const { RATE_BUFFER_BPS: bufferBps, TAX_RATE_BPS: otherwise, TAX_RATES: rates } = env();
  const taxBps = taxBpsIn(wishes.country ?? null, { rates, otherwise });
  return priceItems(items, {
    rule: await defaultRule(),
    rate: rate.data,
    bufferBps,
    promo: promo.data,
    taxBps,
  });
}

/**
 * Prices items as well as it goes: what cannot be had of the currency and the code that were asked for is left out and
 * named, so that a page always has a price to show.
 */
export async function bestQuote(
  items: Items,
  wishes: Wishes,
): Promise<{ quote: Quote; problems: readonly QuoteRefusal[] }> {
  const wished = await quoteItems(items, wishes);
  if (wished.ok) return { quote: wished.data, problems: [] };
  const { code } = wished;
  const without = code.startsWith("currency_") ? { ...wishes, currency: null } : { ...wishes, promo: null };
  const { quote, problems } = await bestQuote(items, without);
  return { quote, problems: [code, ...problems] };
}

async function rateInto(
  base: string,
  wished: string | null,
): Promise<Result<Rate | null, "currency_unknown" | "currency_paused">> {
  if (wished === null || wished === base) return ok(null);
  const { rates, paused } = await currenciesFor(base);
  const rate = rates.get(wished);
  if (rate) return ok(rate);
  return fail(paused.includes(wished) ? "currency_paused" : "currency_unknown");
}

async function usablePromo({ promo: typed, email }: Wishes): Promise<Result<Promo | null, PromoRefusal>> {
  if (typed === null) return ok(null);
  const promo = await promoByCode(promoCodeOf(typed));
  if (!promo) return fail("promo_unknown");
  const problem = promoTimeProblem(promo, await promoUses(promo.id, email), now());
  return problem ? fail(problem) : ok(promo);
}

/** The same, after a look at the supplier: whether it still sells this at our cost, and what our balance there is. */
export async function quoteNow(
  wanted: readonly Wanted[],
  wishes: Wishes,
): Promise<Result<Quote, QuoteRefusal | "supplier_unavailable">> {
  // What can be refused without asking anybody is.
  const first = await quoteOrder(wanted, wishes);
  if (!first.ok) return first;
  const places = new Map(
    first.data.lines.map(({ snapshot: { destination } }) => [destination.slug, destination]),
  );
  const [known] = await Promise.all([renewPlaces([...places.values()]), renewBalance()]);
  return known ? quoteOrder(wanted, wishes) : fail("supplier_unavailable");
}

/** The currencies that a buyer may choose from, the supplier's own first. */
export async function choosableCurrencies(): Promise<string[]> {
  const { currency } = supplier();
  return offered(await currenciesFor(currency));
}
