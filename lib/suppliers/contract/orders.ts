import type { Money } from "@/lib/money/model";
import type { DeliveredSim } from "./esims";

export const ORDER_STATUSES = ["completed", "failed", "partially_refunded", "refunded"] as const;

/** An order as the supplier holds it; `reference` is what we sent as description. */
export type SupplierOrder = {
  readonly id: string;
  readonly type: "sim" | "topup";
  readonly packageId: string;
  readonly quantity: number;
  readonly reference: string | null;
  /** Null where the answer does not say, which is the case for an order that was just placed. */
  readonly status: (typeof ORDER_STATUSES)[number] | "unknown" | null;
  readonly createdAt: Date;
  /** What we were charged for all of it; null where the answer names no net price, as in lists. */
  readonly charged: Money | null;
  readonly sims: readonly DeliveredSim[];
};

/** Sorts orders by age, the oldest first. Ids count up; orders of one second are told apart by them. */
export function oldestFirst(a: SupplierOrder, b: SupplierOrder): number {
  const byTime = a.createdAt.getTime() - b.createdAt.getTime();
  return byTime || a.id.localeCompare(b.id, "en", { numeric: true });
}

/**
 * What every write carries. `reference` finds its effect after a lost answer. `sendBefore` (on the clock of
 * `elapsedMs()`) is the last moment at which it may leave: past it nothing is sent, since somebody else may be at
 * it by now, and it is certain that nothing was.
 */
export type Write = { readonly reference: string; readonly sendBefore?: number };

export type OrderRequest = Write & {
  readonly packageId: string;
  readonly quantity: number;
  /** The brand under which the supplier's own share page appears. */
  readonly brand?: string;
};
export type TopupRequest = Write & { readonly packageId: string; readonly iccid: string };

/** What is known of an order or a top-up whose answer was lost. */
export type OrderSearch = {
  readonly reference: string;
  /** Whether every reference is meant that begins so. */
  readonly isBeginning?: boolean;
  /** When it was sent. */
  readonly since: Date;
  /** For a top-up: a supplier may put a text of its own in the place of our reference, and then it is known by these. */
  readonly topup?: { readonly packageId: string; readonly iccid: string };
};
