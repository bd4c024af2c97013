import "server-only";
import { money } from "@/lib/money/model";
import { db, type Prisma } from "@/lib/platform/db";

// What our own books say about what Stripe lists.

const paymentColumns = {
  id: true,
  orderId: true,
  status: true,
  sessionId: true,
  paymentIntentId: true,
  amountMinor: true,
  currency: true,
} satisfies Prisma.PaymentSelect;

function toPayment({
  amountMinor,
  currency,
  ...row
}: Prisma.PaymentGetPayload<{ select: typeof paymentColumns }>) {
  return { ...row, amount: money(amountMinor, currency) };
}
export type BookedPayment = ReturnType<typeof toPayment>;

/** Payments by the intent with which they were paid. */
export async function paymentsByIntents(
  intents: readonly string[],
): Promise<ReadonlyMap<string, BookedPayment>> {
  const rows = await db().payment.findMany({
    where: { paymentIntentId: { in: [...intents] }, status: { in: ["PAID", "SURPLUS"] } },
    select: paymentColumns,
  });
  return new Map(rows.map((row) => [row.paymentIntentId ?? "", toPayment(row)]));
}

/** The payment of a session, however it stands. */
export async function bookedPayment(sessionId: string): Promise<BookedPayment | null> {
  const row = await db().payment.findUnique({ where: { sessionId }, select: paymentColumns });
  return row ? toPayment(row) : null;
}

/** The payment that a charge to a kept card names, however it stands. */
export async function bookedCharge(paymentId: string): Promise<BookedPayment | null> {
  const row = await db().payment.findUnique({ where: { id: paymentId }, select: paymentColumns });
  return row ? toPayment(row) : null;
}

/** Payments that our books call paid, from a moment on. */
export async function paidSince(since: Date): Promise<BookedPayment[]> {
  const rows = await db().payment.findMany({
    where: { status: { in: ["PAID", "SURPLUS"] }, paidAt: { gte: since } },
    select: paymentColumns,
  });
  return rows.map(toPayment);
}

const refundColumns = {
  id: true,
  status: true,
  stripeRefundId: true,
  amountMinor: true,
  currency: true,
  payment: { select: { orderId: true } },
} satisfies Prisma.RefundSelect;

function toRefund({
  amountMinor,
  currency,
  payment,
  ...row
}: Prisma.RefundGetPayload<{ select: typeof refundColumns }>) {
  return { ...row, orderId: payment.orderId, amount: money(amountMinor, currency) };
}
export type BookedRefund = ReturnType<typeof toRefund>;

/** Refunds by Stripe's own ids. */
export async function refundsByStripeIds(ids: readonly string[]): Promise<ReadonlyMap<string, BookedRefund>> {
  const rows = await db().refund.findMany({
    where: { stripeRefundId: { in: [...ids] } },
    select: refundColumns,
  });
  return new Map(rows.map((row) => [row.stripeRefundId ?? "", toRefund(row)]));
}

/** Refunds that our books call done, from a moment on. */
export async function refundedSince(since: Date): Promise<BookedRefund[]> {
  const rows = await db().refund.findMany({
    where: { status: "SUCCEEDED", stripeRefundId: { not: null }, settledAt: { gte: since } },
    select: refundColumns,
  });
  return rows.map(toRefund);
}

/** How disputes stand in our books, by Stripe's own ids. */
export async function disputesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().dispute.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, status: true },
  });
  return new Map(rows.map((row) => [row.id, row.status]));
}

/** Those of some early fraud warnings that our books have, by Stripe's own ids. */
export async function knownWarnings(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().fraudWarning.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
