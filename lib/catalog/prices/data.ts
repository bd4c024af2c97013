import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { type Money, money } from "@/lib/money/model";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { defaultRule } from "@/lib/pricing/data";
import { retailPrice } from "@/lib/pricing/model";
import { currenciesFor } from "@/lib/pricing/rates/data";
import { supplier } from "@/lib/suppliers/registry";
import { destinationTiles } from "../data";
import { pricePerDay, pricePerGb } from "../model";
import { priceKey, type PriceList } from "./model";

/** Rates are read once an hour, and a checkout counts again anyway. */
const A_MINUTE = { stale: 60, revalidate: 60, expire: 3_600 };

/** What something that costs us `cost` is sold at. */
export type Pricing = (cost: Money) => Money;

/** By the same rule and rate as a checkout; null where nothing is sold in the currency at this moment. */
export async function pricingIn(currency: string): Promise<Pricing | null> {
  const { rates } = await currenciesFor(supplier().currency);
  const rate = rates.get(currency);
  if (!rate) return null;
  const rule = await defaultRule();
  const into = { to: rate.to, rate: rate.rate, bufferBps: env().RATE_BUFFER_BPS };
  return (cost) => retailPrice(cost, rule, into);
}

function cached(): void {
  cacheTag(CACHE_TAGS.catalog);
  cacheLife(A_MINUTE);
}

/** Made-up currencies are refused before they reach the cache. The supplier's own is on the pages themselves. */
function isListed(currency: string): boolean {
  return currency !== supplier().currency && env().CURRENCIES.includes(currency);
}

/** The cheapest price of every destination; null where nothing is sold in the currency. */
export async function placePrices(currency: string): Promise<PriceList | null> {
  return isListed(currency) ? pricesEverywhere(currency) : null;
}

async function pricesEverywhere(currency: string): Promise<PriceList | null> {
  "use cache";
  cached();
  const pricing = await pricingIn(currency);
  if (!pricing) return null;
  const rows = await db().$queryRaw<{ slug: string; costMinor: number; currency: string }[]>`
    SELECT d.slug, min(p.cost_minor) AS "costMinor", p.currency
    FROM package p JOIN operator o ON o.id = p.operator_id JOIN destination d ON d.id = o.destination_id
    WHERE p.type = 'SIM' AND p.gone_at IS NULL
    GROUP BY d.slug, p.currency`;
  // The dearer never becomes the cheaper by the rule: the cheapest to buy is the cheapest on sale.
  return Object.fromEntries(
    rows.map((row) => [priceKey("place", row.slug), pricing(money(row.costMinor, row.currency))]),
  );
}

/** The prices of everything on sale for one destination; null where there is none of that name, or the currency. */
export async function packagePrices(place: string, currency: string): Promise<PriceList | null> {
  const tiles = isListed(currency) ? await destinationTiles() : [];
  return tiles.some(({ slug }) => slug === place) ? pricesAt(place, currency) : null;
}

async function pricesAt(place: string, currency: string): Promise<PriceList | null> {
  "use cache";
  cached();
  const pricing = await pricingIn(currency);
  if (!pricing) return null;
  const [packages, topups, regions] = await Promise.all([
    db().package.findMany({
      where: { type: "SIM", goneAt: null, operator: { destination: { slug: place } } },
      select: {
        slug: true,
        dataMb: true,
        unlimited: true,
        validityDays: true,
        costMinor: true,
        currency: true,
        operatorId: true,
      },
      orderBy: { costMinor: "asc" },
    }),
    db().package.groupBy({
      by: ["operatorId", "currency"],
      where: { type: "TOPUP", goneAt: null, operator: { destination: { slug: place } } },
      _min: { costMinor: true },
    }),
    db().$queryRaw<{ slug: string; costMinor: number; currency: string }[]>`
      SELECT region.slug, min(p.cost_minor) AS "costMinor", p.currency
      FROM destination d JOIN operator o ON d.country_code = ANY (o.country_codes)
        JOIN destination region ON region.id = o.destination_id AND region.kind <> 'LOCAL'
        JOIN package p ON p.operator_id = o.id AND p.type = 'SIM' AND p.gone_at IS NULL
      WHERE d.slug = ${place}
      GROUP BY region.slug, p.currency`,
  ]);
  const cheapest = new Map(
    topups.map((row) => [row.operatorId, money(row._min.costMinor ?? 0, row.currency)]),
  );
  const [first] = packages;
  const list: Record<string, Money> = {};
  if (first) list[priceKey("place", place)] = pricing(money(first.costMinor, first.currency));
  for (const { slug, costMinor, currency: paidIn } of regions)
    list[priceKey("wider", slug)] = pricing(money(costMinor, paidIn));
  for (const { slug, dataMb, unlimited, validityDays, costMinor, currency: paidIn, operatorId } of packages) {
    const price = pricing(money(costMinor, paidIn));
    list[priceKey("package", slug)] = price;
    const perGb = pricePerGb({ dataMb, unlimited, price });
    if (perGb) list[priceKey("gb", slug)] = perGb;
    list[priceKey("day", slug)] = pricePerDay({ price, validityDays });
    const topup = cheapest.get(operatorId);
    if (topup) list[priceKey("topup", slug)] = pricing(topup);
  }
  return list;
}
