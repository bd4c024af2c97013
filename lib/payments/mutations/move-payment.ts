import "server-only";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { statesBefore } from "@/lib/platform/states";
import type { PaymentView } from "../data";
import { nextCheck, PAYMENT_STEPS, type PaymentStatus } from "../model";
import type { SessionState } from "../service/checkout";

/** Writes a payment down before Stripe hears of it. */
export async function createPayment(
  tx: Db,
  payment: { id: string; orderId: string; amount: Money; expiresAt: Date; sessionId?: string },
): Promise<void> {
  const { amount, ...rest } = payment;
  const createdAt = now();
  await tx.payment.create({
    data: {
      ...rest,
      amountMinor: amount.minor,
      currency: amount.currency,
      createdAt,
      checkAt: nextCheck(createdAt, createdAt),
    },
  });
}

/** Keeps the session that Stripe opened for a payment. False where it was kept before. */
export async function attachSession(paymentId: string, session: SessionState): Promise<boolean> {
  const attached = await db().payment.updateMany({
    where: { id: paymentId, sessionId: null },
    data: { sessionId: session.id, sessionUrl: session.url },
  });
  return attached.count === 1;
}

/** Moves a payment to paid, once; `surplus` is one beside another paid payment of the order. False where it was moved before. */
export async function markPaid(
  tx: Db,
  paymentId: string,
  { paymentIntentId, isSurplus }: { paymentIntentId: string | null; isSurplus: boolean },
): Promise<boolean> {
  const paid = { paidAt: now(), paymentIntentId, lastError: null };
  return move(tx, paymentId, { to: isSurplus ? "SURPLUS" : "PAID", also: paid });
}

export async function markProcessing(tx: Db, paymentId: string): Promise<boolean> {
  return move(tx, paymentId, { to: "PROCESSING" });
}

export async function markExpired(tx: Db, paymentId: string): Promise<boolean> {
  return move(tx, paymentId, { to: "EXPIRED" });
}

/** Closes the payments of an order whose pay page never opened, so that nobody can have paid there. */
export async function expireUnopened(tx: Db, orderId: string): Promise<void> {
  await tx.payment.updateMany({
    where: { orderId, sessionId: null, status: { in: statesBefore(PAYMENT_STEPS, "EXPIRED") } },
    data: { status: "EXPIRED" },
  });
}

/** A promised payment that did not arrive. */
export async function markFailed(tx: Db, paymentId: string, reason: string | null): Promise<boolean> {
  const also = { lastError: reason?.slice(0, 300) ?? null };
  return move(tx, paymentId, { to: "FAILED", also });
}

async function move(
  tx: Db,
  id: string,
  { to, also }: { to: PaymentStatus; also?: Prisma.PaymentUpdateManyMutationInput },
): Promise<boolean> {
  const moved = await tx.payment.updateMany({
    where: { id, status: { in: statesBefore(PAYMENT_STEPS, to) } },
    data: { status: to, ...also },
  });
  return moved.count === 1;
}

/** Plans when Stripe is asked again about a session of which it had nothing new to say; at its end at the latest. */
export async function planCheck({ id, createdAt, expiresAt }: PaymentView): Promise<void> {
  const at = now();
  const planned = nextCheck(createdAt, at);
  const checkAt = expiresAt > at && expiresAt < planned ? expiresAt : planned;
  await db().payment.updateMany({
    where: { id, status: { in: ["OPEN", "PROCESSING"] } },
    data: { checkAt },
  });
}
