import "server-only";
import type { Money } from "@/lib/money/model";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { statesBefore } from "@/lib/platform/states";
import type { PaymentView } from "../data";
import type { Presence } from "../cards/model";
import { dueChecks, nextCheck, PAYMENT_STEPS, type PaymentStatus, soon } from "../model";
import type { SessionState } from "../service/checkout";

/** Writes a payment down before Stripe hears of it. */
export async function createPayment(
  tx: Db,
  payment: {
    id: string;
    orderId: string;
    amount: Money;
    expiresAt: Date;
    sessionId?: string;
    /** Who keeps the card that the page is paid with. */
    stripeCustomerId?: string | null;
    charge?: NewCharge;
  },
): Promise<void> {
  const { amount, charge, ...rest } = payment;
  const createdAt = now();
  await tx.payment.create({
    data: {
      ...rest,
      ...charge,
      amountMinor: amount.minor,
      currency: amount.currency,
      createdAt,
      // A charge is carried out at once, by whoever comes first.
      checkAt: charge ? createdAt : nextCheck(createdAt, createdAt),
    },
  });
}

/** A kept card that is to be charged without a pay page. */
export type NewCharge = {
  readonly presence: Presence;
  readonly stripeCustomerId: string;
  readonly paymentMethodId: string;
  /** Null where our books do not know the card any more. */
  readonly savedCardId: string | null;
};

/** As long as one try can take, with the retries of Stripe's own client. */
const TURN_MS = 60_000;

/** Takes the turn to carry a charge out; of two who try one gets it, and who dies at it loses it after a minute. */
export async function takeChargeTurn(paymentId: string): Promise<boolean> {
  const taken = await db().payment.updateMany({
    where: { id: paymentId, status: { in: ["OPEN", "PROCESSING"] }, ...dueChecks(now()) },
    data: { checkAt: fromNow(TURN_MS) },
  });
  return taken.count === 1;
}

/** Plans when Stripe is asked again about a charge of which it had nothing final to say: soon, since somebody waits for it. */
export async function planChargeCheck({ id, createdAt }: PaymentView): Promise<void> {
  const at = now();
  const checkAt = soon(createdAt, at);
  await db().payment.updateMany({ where: { id, status: { in: ["OPEN", "PROCESSING"] } }, data: { checkAt } });
}

/** Keeps by which intent of Stripe's a payment is charged, as soon as it is known. */
export async function attachIntent(tx: Db, paymentId: string, paymentIntentId: string): Promise<void> {
  await tx.payment.updateMany({ where: { id: paymentId, paymentIntentId: null }, data: { paymentIntentId } });
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
    where: {
      orderId,
      sessionId: null,
      presence: null,
      status: { in: statesBefore(PAYMENT_STEPS, "EXPIRED") },
    },
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
