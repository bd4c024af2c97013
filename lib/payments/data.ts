import "server-only";
import { money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import type { Presence } from "./cards/model";
import { dueChecks, PAYMENT_STEPS, type PaymentStatus } from "./model";

const columns = {
  id: true,
  orderId: true,
  sessionId: true,
  sessionUrl: true,
  paymentIntentId: true,
  presence: true,
  stripeCustomerId: true,
  paymentMethodId: true,
  lastError: true,
  status: true,
  amountMinor: true,
  currency: true,
  createdAt: true,
  expiresAt: true,
} as const;
type Row = {
  id: string;
  orderId: string;
  sessionId: string | null;
  sessionUrl: string | null;
  paymentIntentId: string | null;
  presence: Presence | null;
  stripeCustomerId: string | null;
  paymentMethodId: string | null;
  lastError: string | null;
  status: PaymentStatus;
  amountMinor: number;
  currency: string;
  createdAt: Date;
  expiresAt: Date;
};

function toPayment({ amountMinor, currency, ...rest }: Row) {
  return { ...rest, amount: money(amountMinor, currency) };
}
export type PaymentView = ReturnType<typeof toPayment>;

/** Whether nothing can become of a payment any more, whatever its session says. */
export function isDecided({ status }: PaymentView): boolean {
  return PAYMENT_STEPS[status].length === 0;
}

export async function paymentById(id: string, tx: Db = db()) {
  const row = await tx.payment.findUnique({ where: { id }, select: columns });
  return row ? toPayment(row) : null;
}

/** The payment behind a Stripe session; null where the session is not ours. */
export async function paymentBySession(sessionId: string) {
  const row = await db().payment.findUnique({ where: { sessionId }, select: columns });
  return row ? toPayment(row) : null;
}

/** The payment that was paid with a payment intent of Stripe's; null where it is none of ours, or not settled yet. */
export async function paymentByIntent(paymentIntentId: string) {
  const where = { paymentIntentId, status: { in: ["PAID" as const, "SURPLUS" as const] } };
  const row = await db().payment.findFirst({ where, select: columns });
  return row ? toPayment(row) : null;
}

/** The paid payment of an order; null while it is unpaid. */
export async function paidPayment(tx: Db, orderId: string) {
  const row = await tx.payment.findFirst({ where: { orderId, status: "PAID" }, select: columns });
  return row ? toPayment(row) : null;
}

/** What became of the paid payment of an order: what is left of it, and what went back or was asked to; null while unpaid. */
export async function paymentStanding(orderId: string, tx: Db = db()) {
  const row = await tx.payment.findFirst({
    where: { orderId, status: "PAID" },
    select: {
      amountMinor: true,
      refundedMinor: true,
      currency: true,
      refunds: {
        select: {
          id: true,
          kind: true,
          orderLineId: true,
          amountMinor: true,
          status: true,
          createdAt: true,
          settledAt: true,
          rest: { select: { amountMinor: true } },
        },
      },
      disputes: { where: { status: "OPEN" }, select: { id: true } },
    },
  });
  if (!row) return null;
  return {
    left: money(row.amountMinor - row.refundedMinor, row.currency),
    isDisputed: row.disputes.length > 0,
    refunds: row.refunds.map(({ orderLineId, amountMinor, rest, ...refund }) => ({
      ...refund,
      lineId: orderLineId,
      // What is left over of a refund that was replaced is a refund of its own.
      amount: money(amountMinor - (rest?.amountMinor ?? 0), row.currency),
    })),
  };
}

/** Whether a payment of an order is still under way. */
export async function isPayable(tx: Db, orderId: string): Promise<boolean> {
  const underWay = { orderId, status: { in: ["OPEN" as const, "PROCESSING" as const] } };
  return (await tx.payment.count({ where: underWay })) > 0;
}

/** The payment of an order for which there is a pay page, or can be, the newest of several; null where it was only ever charged to a card. */
export async function pagePaymentOf(orderId: string, tx: Db = db()) {
  const row = await tx.payment.findFirst({
    where: { orderId, presence: null },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return row ? toPayment(row) : null;
}

/** The last charge of an order to a kept card; null where there was none. */
export async function lastCharge(orderId: string, tx: Db = db()) {
  const row = await tx.payment.findFirst({
    where: { orderId, presence: { not: null } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return row ? toPayment(row) : null;
}

/** Sessions of an order on which somebody could pay right now. */
export async function openSessions(orderId: string): Promise<string[]> {
  const rows = await db().payment.findMany({
    where: { orderId, sessionId: { not: null }, status: { in: ["OPEN", "PROCESSING"] } },
    select: { sessionId: true },
  });
  return rows.flatMap(({ sessionId }) => sessionId ?? []);
}

/** Whether a charge to a kept card is under way of which it is not known yet what became of it. */
export async function isCharging(orderId: string): Promise<boolean> {
  const where = {
    orderId,
    presence: { not: null },
    status: { in: ["OPEN" as const, "PROCESSING" as const] },
  };
  return (await db().payment.count({ where })) > 0;
}

/** Where the buyer of an unpaid order can still pay; null once the page has closed. */
export async function openPayPage(orderId: string): Promise<string | null> {
  const row = await db().payment.findFirst({
    where: { orderId, status: "OPEN", expiresAt: { gt: now() } },
    select: { sessionUrl: true },
    orderBy: { createdAt: "desc" },
  });
  return row?.sessionUrl ?? null;
}

/** Sessions of which nothing was heard for so long that Stripe is asked how they stand, the longest waiting first. */
export async function sessionsToCheck(take: number): Promise<string[]> {
  const rows = await db().payment.findMany({
    where: {
      sessionId: { not: null },
      status: { in: ["OPEN", "PROCESSING"] },
      ...dueChecks(now()),
    },
    select: { sessionId: true },
    orderBy: { checkAt: "asc" },
    take,
  });
  return rows.flatMap((row) => row.sessionId ?? []);
}

/** The same of charges to kept cards. */
export async function chargesToCheck(take: number): Promise<string[]> {
  const rows = await db().payment.findMany({
    where: { presence: { not: null }, status: { in: ["OPEN", "PROCESSING"] }, ...dueChecks(now()) },
    select: { id: true },
    orderBy: { checkAt: "asc" },
    take,
  });
  return rows.map(({ id }) => id);
}

/** Refunds that were asked for and are not done, as far as it is time to look after them. */
export async function refundsToCheck(take: number): Promise<string[]> {
  const rows = await db().refund.findMany({
    where: {
      status: { in: ["REQUESTED", "PENDING"] },
      ...dueChecks(now()),
    },
    select: { id: true },
    orderBy: { checkAt: "asc" },
    take,
  });
  return rows.map((row) => row.id);
}

/** A refund with what is needed to carry it out and to tell the order; `rest` is what was asked for anew after it was replaced. */
export async function refundById(refundId: string, tx: Db = db()) {
  const row = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: {
      payment: { select: { orderId: true, paymentIntentId: true } },
      rest: { select: { id: true, amountMinor: true } },
    },
  });
  return {
    id: row.id,
    kind: row.kind,
    reasonKey: row.reasonKey,
    reason: row.reason,
    status: row.status,
    stripeRefundId: row.stripeRefundId,
    keyNumber: row.keyNumber,
    lastError: row.lastError,
    createdAt: row.createdAt,
    lineId: row.orderLineId,
    paymentId: row.paymentId,
    orderId: row.payment.orderId,
    paymentIntentId: row.payment.paymentIntentId,
    amount: money(row.amountMinor, row.currency),
    rest: row.rest && { id: row.rest.id, amount: money(row.rest.amountMinor, row.currency) },
  };
}

/** The paid payment of an order with the intent it was paid with; null while it is unpaid. */
export async function paidIntent(orderId: string): Promise<{ id: string; paymentIntentId: string } | null> {
  const row = await db().payment.findFirst({
    where: { orderId, status: "PAID" },
    select: { id: true, paymentIntentId: true },
  });
  return row?.paymentIntentId ? { id: row.id, paymentIntentId: row.paymentIntentId } : null;
}

/** The refunds of a line that could not be delivered; none where its money did not go back for that. */
export async function automaticRefunds(orderLineId: string, tx: Db = db()): Promise<string[]> {
  const rows = await tx.refund.findMany({ where: { orderLineId, kind: "AUTOMATIC" }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export async function isKnownRefund(id: string): Promise<boolean> {
  return (await db().refund.count({ where: { id } })) > 0;
}

export async function disputeById(id: string, tx: Db = db()) {
  const row = await tx.dispute.findUniqueOrThrow({
    where: { id },
    include: { payment: { select: { orderId: true } } },
  });
  return { status: row.status, orderId: row.payment.orderId, amount: money(row.amountMinor, row.currency) };
}

export async function fraudWarningById(id: string) {
  const { payment, fraudType } = await db().fraudWarning.findUniqueOrThrow({
    where: { id },
    select: { fraudType: true, payment: { select: { orderId: true } } },
  });
  return { orderId: payment.orderId, fraudType };
}

/** Whether a cardholder's objection to a payment is undecided. */
export async function isPaymentDisputed(paymentId: string, tx: Db = db()): Promise<boolean> {
  return (await tx.dispute.count({ where: { paymentId, status: "OPEN" } })) > 0;
}

/** Whether the buyer of an order objected to paying for it and was not refuted; nothing more is sold on it. */
export async function isOrderDisputed(orderId: string): Promise<boolean> {
  const disputes = { payment: { orderId }, status: { not: "WON" } } as const;
  return (await db().dispute.count({ where: disputes })) > 0;
}
