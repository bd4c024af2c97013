import { type Money, money, subtract, times } from "@/lib/money/model";
import type { Steps } from "@/lib/platform/states";

export const LINE_STATUSES = [
  "AWAITING_PAYMENT",
  "PAID",
  "ORDERING",
  "OUTCOME_UNKNOWN",
  "DELIVERED",
  "REFUND_DUE",
  "REFUNDED",
  "CANCELLED",
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];
/** Paid for, and still to be got from the supplier. */
export const LINES_IN_WORK = ["PAID", "ORDERING", "OUTCOME_UNKNOWN"] as const satisfies readonly LineStatus[];

/** Whether a line is paid for and still to be got. */
export function isInWork(status: LineStatus): boolean {
  return LINES_IN_WORK.some((one) => one === status);
}

/** Every legal step of a line. Delivered and refunded are ends: nothing leads from one to the other. */
export const LINE_STEPS: Steps<LineStatus> = {
  AWAITING_PAYMENT: ["PAID", "CANCELLED"],
  // A payment that arrives after we gave up still counts: Stripe's word wins over our clock.
  CANCELLED: ["PAID"],
  PAID: ["ORDERING", "REFUND_DUE"],
  ORDERING: ["PAID", "OUTCOME_UNKNOWN", "DELIVERED", "REFUND_DUE"],
  OUTCOME_UNKNOWN: ["PAID", "DELIVERED", "REFUND_DUE"],
  DELIVERED: [],
  REFUND_DUE: ["REFUNDED"],
  REFUNDED: [],
};

export const ORDER_STATUSES = ["AWAITING_PAYMENT", "PAID", "COMPLETED", "CANCELLED"] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const ORDER_STEPS: Steps<OrderStatus> = {
  AWAITING_PAYMENT: ["PAID", "CANCELLED"],
  CANCELLED: ["PAID"],
  PAID: ["COMPLETED"],
  COMPLETED: [],
};

/** What a line costs its buyer, which is also what goes back if it is not delivered; tax is part of it. */
export function lineTotal(line: {
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly discountMinor: number;
  readonly currency: string;
}): Money {
  const full = times(money(line.unitPriceMinor, line.currency), line.quantity);
  return subtract(full, money(line.discountMinor, line.currency));
}

/** True once nothing more happens to a line by itself. */
export function isSettled(status: LineStatus): boolean {
  return status === "DELIVERED" || status === "REFUNDED" || status === "CANCELLED";
}

/** Why an event stands in the ledger; the words for buyer and staff come from the message catalogue. */
export const EVENT_TYPES = [
  "created",
  "restored",
  "payment_opened",
  "payment_processing",
  "payment_failed",
  "paid",
  "paid_twice",
  "payment_mismatch",
  "cancelled",
  "ordering",
  "outcome_unknown",
  "not_executed",
  "retry",
  "delivered",
  "delivery_refused",
  "double_found",
  "given_up",
  "email_corrected",
  "refund_requested",
  "refund_failed",
  "refunded",
  "refunded_in_stripe",
  "refunded_by_hand",
  "dispute_opened",
  "dispute_won",
  "dispute_lost",
  "fraud_warned",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Of interest to staff only: a pay page that opened, what the shop sorts out by itself, and what a bank says of a buyer. */
const STAFF_EVENTS = ["payment_opened", "double_found", "given_up", "fraud_warned"] as const;
export type BuyerEvent = Exclude<EventType, (typeof STAFF_EVENTS)[number]>;

/** Whether the buyer may know of an event of the ledger. */
export function isForBuyer(type: string): type is BuyerEvent {
  return EVENT_TYPES.some((known) => known === type) && !STAFF_EVENTS.some((hidden) => hidden === type);
}

export const ACTORS = ["buyer", "system", "stripe", "supplier", "staff"] as const;
export type Actor = (typeof ACTORS)[number];

/** A quote holds this long; Stripe's pay page cannot close earlier than 30 minutes. */
export const QUOTE_MINUTES = 31;
/** After this long the buyer may have the money back instead of waiting on, if it is certain that nothing was ordered. */
export const CHOICE_MINUTES = 15;
/** After this long without success a line is given up and refunded, if it is certain that nothing was ordered. */
export const PROMISE_MINUTES = 60;

/** What an order looks like to its buyer, in one word. */
export type OrderPhase =
  | "awaiting_payment"
  | "cancelled"
  | "preparing"
  | "delayed"
  | "ready"
  | "partly_ready"
  | "refunding"
  | "refunded"
  | "returned";

const DELAYED_AFTER_MS = 2 * 60_000;

/** The phase of an order from its lines; `delayed` is said honestly once it takes longer than usual. */
export function phaseOf(
  lines: readonly { status: LineStatus; isReturned?: boolean }[],
  paidAt: Date | null,
  now: Date,
): OrderPhase {
  const has = (...statuses: LineStatus[]) => lines.some((line) => statuses.includes(line.status));
  if (lines.every((line) => line.status === "CANCELLED")) return "cancelled";
  if (has("AWAITING_PAYMENT")) return "awaiting_payment";
  if (has(...LINES_IN_WORK)) {
    if (has("DELIVERED")) return "partly_ready";
    return paidAt && now.getTime() - paidAt.getTime() > DELAYED_AFTER_MS ? "delayed" : "preparing";
  }
  if (has("REFUND_DUE")) return "refunding";
  const kept = lines.some((line) => line.status === "DELIVERED" && !line.isReturned);
  if (has("DELIVERED") && !kept) return "returned";
  return has("DELIVERED") ? (has("REFUNDED") ? "partly_ready" : "ready") : "refunded";
}

/** Why an eSIM cannot be topped up right now. */
export type TopupRefusal =
  | "returned"
  | "recycled"
  | "not_rechargeable"
  | "disputed"
  | "not_started"
  | "none_offered"
  | "not_found"
  | "supplier_unavailable"
  | "package_gone";
