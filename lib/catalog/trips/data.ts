import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { type Money, money } from "@/lib/money/model";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { db } from "@/lib/platform/db";
import { packageCard, packageColumns } from "../data";
import type { PackageCard } from "../model";
import type { Pricing } from "../prices/data";

/** Every country that anything on sale works in. */
export async function coveredCountries(): Promise<string[]> {
  "use cache";
  cacheTag(CACHE_TAGS.catalog);
  cacheLife("hours");
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT DISTINCT code FROM operator o, unnest(o.country_codes) AS code
    WHERE EXISTS (SELECT 1 FROM package p WHERE p.operator_id = o.id AND p.type = 'SIM' AND p.gone_at IS NULL)
    ORDER BY code`;
  return rows.map(({ code }) => code);
}

/** A package on sale, where it works, and its price as a trip is priced. */
export type PricedOffer = {
  readonly card: PackageCard;
  readonly countries: ReadonlySet<string>;
  readonly price: Money;
};

/** Everything on sale that works in at least one of these countries; in the prices of the catalogue, or by `pricing`. */
export async function offersIn(codes: readonly string[], pricing: Pricing | null): Promise<PricedOffer[]> {
  const rows = await db().package.findMany({
    where: { type: "SIM", goneAt: null, operator: { countryCodes: { hasSome: [...codes] } } },
    select: {
      ...packageColumns,
      costMinor: true,
      operator: { select: { ...packageColumns.operator.select, countryCodes: true } },
    },
  });
  return rows.map(({ costMinor, ...row }) => {
    const card = packageCard(row);
    return {
      card,
      countries: new Set(row.operator.countryCodes),
      price: pricing ? pricing(money(costMinor, row.currency)) : card.price,
    };
  });
}
