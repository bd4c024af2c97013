import { hashText } from "../../kernel/random.ts";
import type { Dialect } from "../dialect.ts";
import type { PurchaseLife } from "../esim-life.ts";
import type { SimPurchase } from "../sims.ts";
import { money } from "../wire-values.ts";

export function historyWire(dialect: Dialect, purchase: SimPurchase, life: PurchaseLife | undefined): object {
  const sold = purchase.package;
  const isPressone = dialect.name === "pressone";
  const time = isPressone ? zuluTime : offsetTime;
  const status = life?.status ?? "not_active";
  return {
    id: purchase.id,
    status: isPressone ? status : status.toUpperCase(),
    remaining: Math.floor(life?.remainingMb ?? purchase.amountMb),
    activated_at: time(life?.activatedAt ?? null),
    expired_at: time(life?.expiresAt ?? null),
    finished_at: time(life?.endedAt ?? null),
    package: {
      id: isPressone ? opaqueId(sold.id, sold.type) : sold.id,
      type: sold.type === "topup" ? "topup" : isPressone ? "initial" : "sim",
      price: money(sold.priceCents),
      net_price: money(sold.netCents),
      amount: sold.amountMb,
      day: sold.days,
      is_unlimited: sold.unlimited,
      title: sold.title,
      data: sold.allowance,
      short_info: sold.shortInfo,
    },
  };
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
