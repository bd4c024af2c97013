import type { EsimLife, PurchaseLife } from "../esim-life.ts";
import type { SupplierSettings } from "../settings.ts";
import { plainTime } from "../wire-values.ts";

const NOTHING = {
  remaining: 0,
  total: 0,
  expired_at: null,
  is_unlimited: null,
  remaining_voice: 0,
  remaining_text: 0,
  total_voice: 0,
  total_text: 0,
};

export function usageWire(life: EsimLife, settings: SupplierSettings): object {
  if (life.status === "RECYCLED") return { ...NOTHING, status: "RECYCLED" };
  if (settings.usageUnknown) return { ...NOTHING, is_unlimited: false, status: "UNKNOWN" };
  const counted = countedPackages(life);
  const running = counted.find((each) => each.status === "active") ?? counted.at(-1);
  const unlimited = running?.purchase.unlimited ?? false;
  const sum = (amount: (each: PurchaseLife) => number): number =>
    Math.floor(counted.reduce((total, each) => total + amount(each), 0));
  return {
    remaining: unlimited ? (settings.unlimitedWithAmounts ? 767 : 0) : sum((each) => each.remainingMb),
    total: unlimited ? (settings.unlimitedWithAmounts ? 2_048 : 0) : sum((each) => each.purchase.amountMb),
    expired_at: running?.expiresAt ? plainTime(running.expiresAt) : null,
    is_unlimited: unlimited,
    status: life.status,
    remaining_voice: sum((each) => each.remainingMinutes),
    remaining_text: sum((each) => each.remainingTexts),
    total_voice: sum((each) => each.purchase.minutes),
    total_text: sum((each) => each.purchase.texts),
  };
}

/** Those running or waiting; once all have ended, the one that ended last. */
function countedPackages(life: EsimLife): PurchaseLife[] {
  const alive = life.purchases.filter((each) => each.endedAt === null);
  return alive.length > 0 ? alive : life.purchases.slice(-1);
}
