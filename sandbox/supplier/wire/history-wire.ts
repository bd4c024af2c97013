import { hashText } from "../../kernel/random.ts";
import type { Dialect } from "../dialect.ts";
import type { PurchaseLife } from "../esim-life.ts";
import { discountIn, netPriceIn, priceIn } from "../prices.ts";
import type { SupplierSettings } from "../settings.ts";
import type { SimPurchase } from "../sims.ts";

type Bought = { purchase: SimPurchase; life: PurchaseLife | undefined };

/** One package of an eSIM's history, in the words, times and prices of the supplier that is asked. */
export function historyWire(
  dialect: Dialect,
  { purchase, life }: Bought,
  settings: SupplierSettings,
): object {
  const sold = purchase.package;
  const isPressone = dialect.name === "pressone";
  const time = isPressone ? zuluTime : offsetTime;
  // PressOne's samples print 9.50, Airalo's 10.
  const form = isPressone && settings.priceAs === "number" ? "float" : settings.priceAs;
  return {
    id: purchase.id,
    status: statusIn(life?.status ?? "not_active", isPressone, settings),
    remaining: Math.floor(life?.remainingMb ?? purchase.amountMb),
    activated_at: time(life?.activatedAt ?? null),
    expired_at: time(life?.expiresAt ?? null),
    // Airalo's samples have null in it, whatever the status.
    finished_at: isPressone ? time(life?.endedAt ?? null) : null,
    package: {
      id: isPressone && settings.historyOpaqueIds ? opaqueId(sold.id, sold.type) : sold.id,
      type: sold.type === "topup" ? "topup" : isPressone ? "initial" : "sim",
      price: priceIn(form, sold.priceCents, sold.id),
      net_price: netPriceIn(form, sold, discountIn(settings)),
      amount: sold.amountMb,
      day: sold.days,
      is_unlimited: sold.unlimited,
      title: sold.title,
      data: sold.allowance,
      short_info: sold.shortInfo,
    },
  };
}

function statusIn(status: PurchaseLife["status"], isPressone: boolean, settings: SupplierSettings): string {
  const word = status === "not_active" ? settings.historyWaitingStatus : status;
  const isLower =
    settings.historyStatusCase === "documented" ? isPressone : settings.historyStatusCase === "lower";
  return isLower ? word.toLowerCase() : word.toUpperCase();
}

/** PressOne's history does not use the catalogue's ids. */
function opaqueId(packageId: string, type: string): string {
  const short = hashText(packageId).toString(16).slice(0, 6);
  return type === "topup" ? `topup-${short}` : short;
}

function zuluTime(moment: number | null): string | null {
  return moment === null ? null : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

function offsetTime(moment: number | null): string | null {
  return moment === null ? null : `${new Date(moment).toISOString().slice(0, 19)}+00:00`;
}
