import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money/format";
import { customerOf } from "@/lib/auth/mutations";
import { now } from "@/lib/platform/clock";
import { type Db, db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue, topic } from "@/lib/platform/queue";
import { queueMail } from "@/lib/notifications/mutations";
import {
  isDecided,
  isPayable,
  paidPayment,
  paymentById,
  paymentBySession,
  type PaymentView,
} from "@/lib/payments/data";
import {
  expireUnopened,
  markExpired,
  markFailed,
  markPaid,
  markProcessing,
  planCheck,
} from "@/lib/payments/mutations/move-payment";
import { requestRefund } from "@/lib/payments/mutations/request-refund";
import { retrieveSession, type SessionState } from "@/lib/payments/service/checkout";
import type { Actor } from "../model";
import { aboutLines, mailToBuyer } from "./deliver-line";
import { printedPart } from "../format";
import { changeOrder, moveLines, moveOrder, record } from "./ledger";
import { restoreOrder } from "./restore-order";

/** Told in the transaction that settles an order; fulfilment listens. */
export const orderSettled = topic("order.settled", z.object({ orderId: z.uuid() }));

/**
 * Asks Stripe how a session stands and acts on the answer, once, whoever calls first and however often: the webhook, the
 * return page or the sweeper. Returns the order it belongs to; null where the session is none of ours.
 */
export async function settleSession(sessionId: string, actor: Actor): Promise<string | null> {
  const known = await paymentBySession(sessionId);
  if (known && isDecided(known)) return known.orderId;
  const session = await retrieveSession(sessionId);
  // The row knows its session only after Stripe has answered; before that the session names the row.
  const payment = known ?? (await paymentNamedBy(session));
  if (!payment) return null;
  const { id, orderId } = payment;
  await changeOrder(orderId, async (tx) => {
    switch (session.outcome) {
      case "paid":
        return settlePaid(tx, { payment, session, actor });
      case "processing":
        if (await markProcessing(tx, id)) await record(tx, { orderId, type: "payment_processing", actor });
        return;
      case "failed":
        if (!(await markFailed(tx, id, session.failure))) return;
        return reportFailure(tx, { payment, session, actor });
      case "expired":
        if (await markExpired(tx, id)) await cancelUnpaid(tx, orderId, actor);
        return;
      case "open":
        return;
    }
  });
  await planCheck(payment);
  return orderId;
}

/** The payment that a session names; it may have to be written down again with its order. */
async function paymentNamedBy(session: SessionState): Promise<PaymentView | null> {
  const { paymentId, outcome } = session;
  if (!paymentId || !isId(paymentId)) return null;
  const named = await paymentById(paymentId);
  if (named || (outcome !== "paid" && outcome !== "processing")) return named;
  return (await restoreOrder(session, paymentId)) ? paymentById(paymentId) : null;
}

type Settlement = { payment: PaymentView; session: SessionState; actor: Actor };

async function settlePaid(tx: Db, { payment, session, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  if (session.total?.minor !== amount.minor || session.total.currency !== amount.currency)
    return reportMismatch(tx, { payment, session, actor });
  const isSurplus = (await paidPayment(tx, orderId)) !== null;
  const { paymentIntentId } = session;
  if (!(await markPaid(tx, payment.id, { paymentIntentId, isSurplus }))) return;
  if (isSurplus) return sendSurplusBack(tx, { payment, session, actor });
  await markOrderPaid(tx, { payment, session, actor });
}

/** A promised payment did not arrive: whoever promised it hears of it, and an order that nobody else pays is closed. */
async function reportFailure(tx: Db, { payment, session, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  await record(tx, { orderId, type: "payment_failed", actor, data: { reason: session.failure } });
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
  const { number, link } = aboutLines(order, []);
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `payment-failed:${payment.id}`,
    content: { template: "paymentFailed", number, link, total: formatMoney(amount, order.locale) },
  });
  await cancelUnpaid(tx, orderId, actor);
}

async function reportMismatch(tx: Db, { payment, session, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  log.error(
    { orderId, sessionId: session.id },
    "Stripe charged another sum than was quoted; the order waits for staff",
  );
  const known = await tx.orderEvent.findFirst({
    where: { orderId, type: "payment_mismatch" },
    select: { id: true },
  });
  if (known) return;
  const data = { charged: session.total?.minor ?? null, quoted: amount.minor };
  await record(tx, { orderId, type: "payment_mismatch", actor, data });
}

/** An order is paid once: whatever is paid beside it goes back whole. */
async function sendSurplusBack(tx: Db, { payment, actor }: Settlement): Promise<void> {
  const { id: paymentId, orderId, amount } = payment;
  await requestRefund(tx, {
    kind: "SURPLUS",
    paymentId,
    lineId: null,
    amount,
    reasonKey: "surplus",
    reason: "paid_twice",
  });
  const data = { amount: amount.minor, currency: amount.currency };
  await record(tx, { orderId, type: "paid_twice", actor, data });
}

async function markOrderPaid(tx: Db, { payment: { orderId, amount }, actor }: Settlement): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } });
  const also = { paidAt: now(), customerId: await customerOf(tx, order.email) };
  await moveOrder(tx, orderId, { to: "PAID", also });
  await moveLines(tx, orderId, "PAID");
  await record(tx, {
    orderId,
    type: "paid",
    actor,
    data: { amount: amount.minor, currency: amount.currency },
  });
  await enqueue(tx, orderSettled, { orderId });
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `order-paid:${orderId}`,
    content: {
      template: "orderPaid",
      total: formatMoney(amount, order.locale),
      discount: printedPart(-order.discountMinor, order),
      tax: printedPart(order.taxMinor, order),
      ...aboutLines(order, order.lines),
    },
  });
}

/** Closes an order that nobody can pay any more. */
async function cancelUnpaid(tx: Db, orderId: string, actor: Actor): Promise<void> {
  if (await isPayable(tx, orderId)) return;
  if (!(await moveOrder(tx, orderId, { to: "CANCELLED" }))) return;
  await moveLines(tx, orderId, "CANCELLED");
  await record(tx, { orderId, type: "cancelled", actor });
}

/** Closes orders whose pay page never opened: nothing can be paid there. */
export async function cancelOrphans(olderThan: Date): Promise<void> {
  const orders = await db().order.findMany({
    where: {
      status: "AWAITING_PAYMENT",
      quoteExpiresAt: { lt: olderThan },
      payments: { every: { sessionId: null } },
    },
    select: { id: true },
    take: 100,
  });
  for (const { id } of orders) await cancelUnopened(id);
}

/** Closes an order whose pay page never opened. */
export async function cancelUnopened(orderId: string): Promise<void> {
  await changeOrder(orderId, async (tx) => {
    await expireUnopened(tx, orderId);
    await cancelUnpaid(tx, orderId, "system");
  });
}
