import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money/format";
import { customerOf } from "@/lib/auth/mutations";
import { now } from "@/lib/platform/clock";
import type { Db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue, topic } from "@/lib/platform/queue";
import { queueMail } from "@/lib/notifications/mutations";
import { storeCard } from "@/lib/payments/cards/mutations";
import { isDecided, paidPayment, paymentById, paymentBySession, type PaymentView } from "@/lib/payments/data";
import {
  attachIntent,
  markExpired,
  markFailed,
  markPaid,
  markProcessing,
  planCheck,
} from "@/lib/payments/mutations/move-payment";
import { requestRefund } from "@/lib/payments/mutations/request-refund";
import { retrieveSession, type SessionState } from "@/lib/payments/service/checkout";
import type { Actor } from "../model";
import { cancelUnpaid, reportFailure } from "./close-order";
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
  await settleAs(payment, session, actor);
  await planCheck(payment);
  return payment.orderId;
}

/** What Stripe says of a payment, whichever way it is paid. */
export type Told = Pick<SessionState, "id" | "outcome" | "paymentIntentId" | "total" | "failure" | "card">;

/** Acts once on what Stripe says of a payment. */
export async function settleAs(payment: PaymentView, told: Told, actor: Actor): Promise<void> {
  const { id, orderId } = payment;
  await changeOrder(orderId, async (tx) => {
    if (payment.presence && told.paymentIntentId) await attachIntent(tx, id, told.paymentIntentId);
    switch (told.outcome) {
      case "paid":
        return settlePaid(tx, { payment, told, actor });
      case "processing":
        if (await markProcessing(tx, id)) await record(tx, { orderId, type: "payment_processing", actor });
        return;
      case "failed":
        if (await markFailed(tx, id, told.failure))
          await reportFailure(tx, { payment, reason: told.failure, actor });
        return;
      case "expired":
        if (await markExpired(tx, id)) await cancelUnpaid(tx, orderId, actor);
        return;
      case "open":
        return;
    }
  });
}

/** The payment that a session names; it may have to be written down again with its order. */
async function paymentNamedBy(session: SessionState): Promise<PaymentView | null> {
  const { paymentId, outcome } = session;
  if (!paymentId || !isId(paymentId)) return null;
  const named = await paymentById(paymentId);
  if (named || (outcome !== "paid" && outcome !== "processing")) return named;
  const { id: sessionId, order } = session;
  return (await restoreOrder({ paymentId, order, paid: { sessionId } })) ? paymentById(paymentId) : null;
}

type Settlement = { payment: PaymentView; told: Told; actor: Actor };

async function settlePaid(tx: Db, { payment, told, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  if (told.total?.minor !== amount.minor || told.total.currency !== amount.currency)
    return reportMismatch(tx, { payment, told, actor });
  const isSurplus = (await paidPayment(tx, orderId)) !== null;
  const { paymentIntentId, card } = told;
  if (!(await markPaid(tx, payment.id, { paymentIntentId, isSurplus }))) return;
  if (card) await storeCard(tx, card);
  if (isSurplus) return sendSurplusBack(tx, { payment, told, actor });
  await markOrderPaid(tx, { payment, told, actor });
}

async function reportMismatch(tx: Db, { payment, told, actor }: Settlement): Promise<void> {
  const { orderId, amount } = payment;
  log.error(
    { orderId, stripeId: told.id },
    "Stripe charged another sum than was quoted; the order waits for staff",
  );
  const known = await tx.orderEvent.findFirst({
    where: { orderId, type: "payment_mismatch" },
    select: { id: true },
  });
  if (known) return;
  const data = { charged: told.total?.minor ?? null, quoted: amount.minor };
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
