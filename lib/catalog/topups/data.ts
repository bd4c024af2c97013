import "server-only";
import { money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { pricingIn } from "../prices/data";
import type { Topup } from "./model";

/**
 * The countries in which packages work and the top-ups that their operators have in our catalogue, by the packages' ids. Prices
 * are in the currency that was asked for, or in the catalogue's own where nothing is sold in that one. Nobody is asked for it.
 */
export async function topupsOf(
  packageIds: readonly string[],
  currency: string | null,
): Promise<ReadonlyMap<string, { countryCodes: readonly string[]; topups: readonly Topup[] }>> {
  const [rows, pricing] = await Promise.all([
    db().package.findMany({
      where: { id: { in: [...packageIds] } },
      select: { id: true, operator: { select: operatorColumns } },
    }),
    currency === null ? null : pricingIn(currency),
  ]);
  return new Map(
    rows.map(({ id, operator: { countryCodes, packages } }) => {
      const topups = packages.map(
        ({ supplierId: offer, costMinor, priceMinor, currency: own, ...allowance }) => ({
          ...allowance,
          offer,
          price: pricing ? pricing(money(costMinor, own)) : money(priceMinor, own),
        }),
      );
      return [id, { countryCodes, topups }];
    }),
  );
}

const operatorColumns = {
  countryCodes: true,
  packages: {
    where: { type: "TOPUP", goneAt: null },
    select: {
      supplierId: true,
      dataMb: true,
      unlimited: true,
      validityDays: true,
      voiceMinutes: true,
      textMessages: true,
      costMinor: true,
      priceMinor: true,
      currency: true,
    },
  },
} as const;
