import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money/format";
import { orderLink } from "@/lib/auth/links";
import { customerOf } from "@/lib/auth/mutations";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue, topic } from "@/lib/platform/queue";
import { queueMail } from "@/lib/notifications/mutations";
import { paymentById, paymentBySession } from "@/lib/payments/data";
import { markExpired, markPaid, markProcessing } from "@/lib/payments/mutations";
import { retrieveSession, type SessionState } from "@/lib/payments/service";
import type { Actor } from "../model";
import { printedLines } from "../format";
import { moveLine, record } from "./ledger";

/** Told in the transaction that settles an order; fulfilment listens. */
export const orderSettled = topic("order.settled", z.object({ orderId: z.uuid() }));

/**
 * Asks Stripe how a session stands and acts on the answer, once, whoever calls first and however often: the webhook, the
 * return page or the sweeper. Returns the order it belongs to; null where the session is none of ours.
 */
export async function settleSession(sessionId: string, actor: Actor): Promise<string | null> {
  const session = await retrieveSession(sessionId);
  // The row knows its session only after Stripe has answered; before that the session names the row.
  const payment =
    (await paymentBySession(sessionId)) ??
    (session.paymentId && isId(session.paymentId) ? await paymentById(session.paymentId) : null);
  if (!payment) return null;
  await transaction(async (tx) => {
    if (session.outcome === "paid") await settlePaid(tx, { payment, session, actor });
    if (session.outcome === "processing" && (await markProcessing(tx, payment.id)))
      await record(tx, { orderId: payment.orderId, type: "payment_processing", actor });
    if (session.outcome === "expired" && (await markExpired(tx, payment.id)))
      await cancelUnpaid(tx, payment.orderId, actor);
  });
  return payment.orderId;
}

type Settlement = {
  payment: NonNullable<Awaited<ReturnType<typeof paymentById>>>;
  session: SessionState;
  actor: Actor;
};

async function settlePaid(tx: Db, { payment, session, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  if (session.total?.minor !== amount.minor || session.total.currency !== amount.currency) {
    log.error(
      { orderId, sessionId: session.id },
      "Stripe charged another sum than was quoted; the order waits for staff",
    );
    const known = await tx.orderEvent.findFirst({
      where: { orderId, type: "payment_mismatch" },
      select: { id: true },
    });
    if (!known)
      await record(tx, {
        orderId,
        type: "payment_mismatch",
        actor,
        data: { charged: session.total?.minor ?? null, quoted: amount.minor },
      });
    return;
  }
  if (!(await markPaid(tx, payment.id, session.paymentIntentId))) return;
  const { email } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { email: true } });
  const customerId = await customerOf(tx, email);
  const order = await tx.order.update({
    where: { id: orderId },
    data: { status: "PAID", paidAt: now(), customerId },
    include: { lines: true },
  });
  for (const line of order.lines) await moveLine(tx, line.id, { to: "PAID" });
  await record(tx, {
    orderId,
    type: "paid",
    actor,
    data: { amount: amount.minor, currency: amount.currency },
  });
  await enqueue(tx, orderSettled, { orderId });
  await queueMail(tx, {
    key: `order-paid:${orderId}`,
    to: email,
    locale: order.locale,
    orderId,
    content: {
      template: "orderPaid",
      number: order.number,
      total: formatMoney(amount, order.locale),
      link: orderLink({ orderId, version: order.linkVersion }, order.locale),
      lines: printedLines(order.lines, order.locale),
    },
  });
}

async function cancelUnpaid(tx: Db, orderId: string, actor: Actor): Promise<void> {
  const cancelled = await tx.order.updateMany({
    where: { id: orderId, status: "AWAITING_PAYMENT" },
    data: { status: "CANCELLED" },
  });
  if (cancelled.count === 0) return;
  const lines = await tx.orderLine.findMany({ where: { orderId }, select: { id: true } });
  for (const line of lines) await moveLine(tx, line.id, { to: "CANCELLED" });
  await record(tx, { orderId, type: "cancelled", actor });
}

/** Closes orders whose pay page never opened: nothing can be paid there. */
export async function cancelOrphans(olderThan: Date): Promise<void> {
  await transaction(async (tx) => {
    const orders = await tx.order.findMany({
      where: {
        status: "AWAITING_PAYMENT",
        quoteExpiresAt: { lt: olderThan },
        payments: { every: { sessionId: null } },
      },
      select: { id: true },
      take: 100,
    });
    for (const { id } of orders) await cancelUnpaid(tx, id, "system");
  });
}
