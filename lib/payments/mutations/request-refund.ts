import "server-only";
import { z } from "zod";
import { money, type Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import type { RefundState, SessionState, VerifiedEvent } from "./service";

export const refundRequested = topic("refund.requested", z.object({ refundId: z.uuid() }));
/** Told when Stripe says that something happened to a checkout session; what happened is asked of Stripe. */
export const sessionChanged = topic("session.changed", z.object({ sessionId: z.string() }));
/** Told when money is on its way back, so that the order can say so. */
export const refundSettled = topic("refund.settled", z.object({ refundId: z.uuid() }));

/** Writes a payment down before Stripe hears of it. */
export async function createPayment(
  tx: Db,
  payment: { id: string; orderId: string; amount: Money; expiresAt: Date },
): Promise<void> {
  const { amount, ...rest } = payment;
  await tx.payment.create({
    data: { ...rest, amountMinor: amount.minor, currency: amount.currency, createdAt: now() },
  });
}

export async function attachSession(paymentId: string, session: SessionState): Promise<void> {
  await db().payment.update({
    where: { id: paymentId },
    data: { sessionId: session.id, sessionUrl: session.url },
  });
}

/** Records an event by Stripe's id and wakes whoever acts on its object, in one transaction. One seen before does nothing. */
export async function recordEvent(event: VerifiedEvent): Promise<void> {
  await transaction(async (tx) => {
    const stored = await tx.paymentEvent.createMany({
      data: { ...event, receivedAt: now() },
      skipDuplicates: true,
    });
    if (stored.count === 0) return;
    if (event.type.startsWith("checkout.session."))
      await enqueue(tx, sessionChanged, { sessionId: event.objectId });
  });
}

/** Moves a payment to paid, once. False where it was paid already. A session that expired by our clock but was paid counts as paid. */
export async function markPaid(tx: Db, paymentId: string, paymentIntentId: string | null): Promise<boolean> {
  const moved = await tx.payment.updateMany({
    where: { id: paymentId, status: { in: ["OPEN", "PROCESSING", "EXPIRED", "FAILED"] } },
    data: { status: "PAID", paidAt: now(), paymentIntentId, lastError: null },
  });
  return moved.count === 1;
}

export async function markProcessing(tx: Db, paymentId: string): Promise<boolean> {
  const moved = await tx.payment.updateMany({
    where: { id: paymentId, status: "OPEN" },
    data: { status: "PROCESSING" },
  });
  return moved.count === 1;
}

export async function markExpired(tx: Db, paymentId: string): Promise<boolean> {
  const moved = await tx.payment.updateMany({
    where: { id: paymentId, status: { in: ["OPEN", "PROCESSING"] } },
    data: { status: "EXPIRED" },
  });
  return moved.count === 1;
}

export type RefundRequest = {
  readonly orderId: string;
  readonly lineId: string;
  readonly amount: Money;
  /** Names what is refunded; the same key is refunded once. */
  readonly reasonKey: string;
  readonly reason: string;
};

/** Asks for a refund inside the caller's transaction. Never more than was paid, never the same thing twice. */
export async function requestRefund(tx: Db, request: RefundRequest): Promise<void> {
  const payment = await tx.payment.findFirstOrThrow({
    where: { orderId: request.orderId, status: "PAID" },
    select: { id: true },
  });
  const existing = await tx.refund.findUnique({
    where: { paymentId_reasonKey: { paymentId: payment.id, reasonKey: request.reasonKey } },
  });
  if (existing) return;
  const id = newId();
  // The table's check refuses a sum above what was paid, whoever else refunds at the same time.
  await tx.payment.update({
    where: { id: payment.id },
    data: { refundedMinor: { increment: request.amount.minor } },
  });
  await tx.refund.create({
    data: {
      id,
      paymentId: payment.id,
      orderLineId: request.lineId,
      reasonKey: request.reasonKey,
      reason: request.reason,
      amountMinor: request.amount.minor,
      currency: request.amount.currency,
      createdAt: now(),
    },
  });
  await enqueue(tx, refundRequested, { refundId: id });
}

/** Writes down how a refund stands at Stripe. */
export async function storeRefundState(refundId: string, state: RefundState): Promise<void> {
  const status = ({ pending: "PENDING", succeeded: "SUCCEEDED", failed: "FAILED" } as const)[state.status];
  const settledAt = state.status === "pending" ? null : now();
  await transaction(async (tx) => {
    const moved = await tx.refund.updateMany({
      // One that still stands as it stood is neither written nor told again.
      where: { id: refundId, OR: [{ stripeRefundId: null }, { status: { not: status } }] },
      data: { stripeRefundId: state.id, status, settledAt, lastError: null },
    });
    if (moved.count === 1 && state.status !== "failed") await enqueue(tx, refundSettled, { refundId });
  });
}

/** Writes down why a refund did not go through; a final refusal waits for staff instead of being tried for ever. */
export async function storeRefundError(refundId: string, error: string, final: boolean): Promise<void> {
  const ended = final ? { status: "FAILED" as const, settledAt: now() } : {};
  await db().refund.update({ where: { id: refundId }, data: { lastError: error.slice(0, 300), ...ended } });
}

/** A refund with what is needed to carry it out and to tell the order. */
export async function refundById(refundId: string) {
  const row = await db().refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: { select: { orderId: true, paymentIntentId: true } } },
  });
  return {
    id: row.id,
    status: row.status,
    stripeRefundId: row.stripeRefundId,
    lineId: row.orderLineId,
    orderId: row.payment.orderId,
    paymentIntentId: row.payment.paymentIntentId,
    amount: money(row.amountMinor, row.currency),
  };
}
