import type { Topup } from "@/lib/catalog/topups/model";

const DAY_MS = 86_400_000;

/** A time without data: from when on, until when, and how much it takes to get through. Data in MB. */
export type Gap = { readonly from: Date; readonly until: Date; readonly missingMb: number };

export type Bridge = {
  readonly topup: Topup;
  /** False where even the largest does not reach the other side. */
  readonly isEnough: boolean;
};

/**
 * The cheapest top-up that bridges a gap: enough data, and days that last until its end. Where none does, the one that gets
 * furthest; null where there is none at all.
 */
export function bridgeOver({ from, until, missingMb }: Gap, topups: readonly Topup[]): Bridge | null {
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  const amount = (topup: Topup) => (topup.unlimited ? Number.POSITIVE_INFINITY : (topup.dataMb ?? 0));
  const cheapest = topups.toSorted((a, b) => a.price.minor - b.price.minor || amount(b) - amount(a));
  const enough = cheapest.find((topup) => amount(topup) >= missingMb && topup.validityDays >= days);
  if (enough) return { topup: enough, isEnough: true };
  const reach = (topup: Topup) =>
    Math.min(amount(topup) / Math.max(1, missingMb), topup.validityDays / Math.max(days, 1 / 24));
  const furthest = cheapest
    .filter((topup) => amount(topup) > 0)
    .reduce<Topup | null>((best, topup) => (best && reach(best) >= reach(topup) ? best : topup), null);
  return furthest && { topup: furthest, isEnough: false };
}
