import { convert, type Money, subtract } from "@/lib/money/model";
import {
  type Actor,
  type EventType,
  isSettled,
  type LineStatus,
  type OrderStatus,
  type OrderPhase,
  phaseOf,
} from "@/lib/orders/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import type { AttemptOutcome } from "@/lib/fulfilment/model";
import type { MailStatus } from "@/lib/notifications/model";
import type { Presence, SavedCard } from "@/lib/payments/cards/model";
import type { PaymentStatus, RefundStatus } from "@/lib/payments/model";
import type { CALL_OUTCOMES } from "./choices";

/** An order in one word for staff, who are told of an open outcome where a buyer is only told to wait. */
export type StaffPhase = OrderPhase | "unknown";

export function staffPhase(
  lines: readonly { status: LineStatus; esims: readonly { returnedAt: Date | null }[] }[],
  paidAt: Date | null,
  now: Date,
): StaffPhase {
  if (lines.some((line) => line.status === "OUTCOME_UNKNOWN")) return "unknown";
  const told = lines.map(({ status, esims }) => ({
    status,
    isReturned: esims.some(({ returnedAt }) => returnedAt !== null),
  }));
  return phaseOf(told, paidAt, now);
}

/** True while pressing "look again" can move the order: it is paid for and something of it is still to come. */
export function canBeRetried(order: {
  paidAt: Date | null;
  lines: readonly { status: LineStatus }[];
}): boolean {
  return (
    order.paidAt !== null &&
    order.lines.some((line) => !isSettled(line.status) && line.status !== "REFUND_DUE")
  );
}

/**
 * What is left of a sale after the supplier's price, at the rate that was frozen with the order; null where the two are of
 * different currencies without one.
 */
export function marginOf(price: Money, cost: Money, rate: string | null): Money | null {
  const { currency } = price;
  if (currency === cost.currency) return subtract(price, cost);
  return rate === null ? null : subtract(price, convert(cost, { to: currency, rate }, "up"));
}

/** An order in a list. */
export type OrderRow = {
  readonly id: string;
  readonly number: string;
  /** Masked. */
  readonly email: string;
  readonly total: Money;
  readonly createdAt: Date;
  readonly phase: StaffPhase;
  readonly lines: readonly { id: string; kind: LineKind; quantity: number; snapshot: LineSnapshot }[];
};
export type LineKind = "ESIM" | "TOPUP";

/** One write to the supplier, open while it has no outcome. */
export type Attempt = {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly sentAt: Date;
  /** Null while it is open. */
  readonly outcome: Exclude<AttemptOutcome, "OPEN"> | null;
  readonly supplierOrderId: string | null;
  readonly errorKind: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
  readonly lookups: number;
  readonly resolvedAt: Date | null;
};

export type StaffLine = {
  readonly id: string;
  readonly kind: LineKind;
  readonly status: LineStatus;
  readonly supplier: string;
  readonly supplierPackageId: string;
  readonly quantity: number;
  readonly deliveredAt: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly price: Money;
  readonly cost: Money;
  readonly margin: Money | null;
  readonly snapshot: LineSnapshot;
  readonly esims: readonly { id: string; last4: string }[];
  readonly attempts: readonly Attempt[];
};

export type StaffRefund = {
  readonly id: string;
  readonly reason: string;
  readonly amount: Money;
  readonly status: RefundStatus;
  readonly stripeRefundId: string | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

export type StaffPayment = {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  /** Whether its buyer was there, where a kept card was charged; null where it is paid on a page. */
  readonly presence: Presence | null;
  /** Null where our books do not know the card. */
  readonly savedCard: Pick<SavedCard, "brand" | "last4"> | null;
  readonly amount: Money;
  readonly refunded: Money;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly paidAt: Date | null;
  readonly refunds: readonly StaffRefund[];
};

/** A line of the ledger. `type` and `actor` are null where this version has no word for them. */
export type LedgerStep = {
  readonly id: string;
  readonly at: Date;
  readonly lineId: string | null;
  readonly type: EventType | null;
  readonly rawType: string;
  readonly actor: Actor | null;
  readonly facts: readonly (readonly [string, string])[];
};

/** What the supplier was asked and what it said, redacted. */
export type StaffCall = {
  readonly id: string;
  readonly at: Date;
  readonly operation: string;
  readonly reference: string | null;
  readonly status: number | null;
  readonly outcome: string;
  readonly durationMs: number;
  readonly answer: string;
};
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export type StaffMail = {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};

/** An act of staff. */
export type AuditRow = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly outcome: string;
  readonly details: readonly (readonly [name: string, value: string])[];
};

/** Everything staff may know of an order. Codes and whole ICCIDs are not part of it. */
export type StaffOrder = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly phase: StaffPhase;
  readonly email: string;
  readonly locale: string;
  /** What the buyer said before paying. */
  readonly country: string | null;
  readonly deviceConfirmedAt: Date | null;
  readonly waivedAt: Date | null;
  readonly customer: { readonly id: string; readonly email: string } | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly quoteExpiresAt: Date;
  readonly total: Money;
  readonly discount: Money;
  /** Part of the total. */
  readonly tax: Money;
  readonly promoCode: string | null;
  /** One unit of the supplier's currency in the order's; null where the two are the same. */
  readonly rate: string | null;
  /** Of delivered lines, before card fees; null while nothing is delivered. */
  readonly margin: Money | null;
  readonly retriable: boolean;
  readonly lines: readonly StaffLine[];
  readonly payments: readonly StaffPayment[];
  readonly steps: readonly LedgerStep[];
  readonly calls: readonly StaffCall[];
  readonly mails: readonly StaffMail[];
  readonly acts: readonly AuditRow[];
};

/** Orders a search leaves to choose from. */
export type SearchAnswer = {
  readonly rows: readonly { id: string; number: string; email: string; phase: StaffPhase; at: string }[];
};
