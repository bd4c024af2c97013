import "server-only";
import { formatMoney } from "@/lib/money/format";
import { type Db, db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { fromNow, now } from "@/lib/platform/clock";
import { queueMail } from "@/lib/notifications/mutations";
import { refusalOf } from "@/lib/payments/cards/model";
import { isPayable, type PaymentView } from "@/lib/payments/data";
import { createPayment, expireUnopened } from "@/lib/payments/mutations/move-payment";
import { type Actor, QUOTE_MINUTES } from "../model";
import { aboutLines, mailToBuyer } from "./deliver-line";
import { changeOrder, moveLines, moveOrder, record } from "./ledger";

type Failure = { payment: PaymentView; reason: string | null; actor: Actor };

/** A promised payment did not arrive: whoever promised it hears of it, and an order that nobody else pays is closed. */
export async function reportFailure(tx: Db, failure: Failure): Promise<void> {
  const { payment, reason, actor } = failure;
  const { orderId } = payment;
  await record(tx, { orderId, type: "payment_failed", actor, data: { reason } });
  if (needsBank(failure)) return offerPage(tx, payment);
  if (isToTell(payment)) await tell(tx, payment);
  await cancelUnpaid(tx, orderId, actor);
}

/** A bank wants to ask its customer, and its customer is there. */
function needsBank({ payment, reason }: Failure): boolean {
  return payment.presence === "buyer" && refusalOf(reason) === "card_needs_buyer";
}

/** Where the buyer goes on to, since the charge itself is called off. */
async function offerPage(tx: Db, { orderId, amount }: PaymentView): Promise<void> {
  await createPayment(tx, { id: newId(), orderId, amount, expiresAt: fromNow(QUOTE_MINUTES * 60_000) });
}

/** Who charged a card is told by the page or the job that asked for it, unless that had no answer for too long. */
const ANSWERED_MS = 60_000;

function isToTell({ presence, createdAt }: PaymentView): boolean {
  if (presence === "nobody") return false;
  return presence === null || now().getTime() - createdAt.getTime() > ANSWERED_MS;
}

async function tell(tx: Db, { id, orderId, amount }: PaymentView): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
  const { number, link } = aboutLines(order, []);
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `payment-failed:${id}`,
    content: { template: "paymentFailed", number, link, total: formatMoney(amount, order.locale) },
  });
}

/** Closes an order that nobody can pay any more. */
export async function cancelUnpaid(tx: Db, orderId: string, actor: Actor): Promise<void> {
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
      payments: {
        none: {
          OR: [
            { sessionId: { not: null } },
            { presence: { not: null }, status: { in: ["OPEN", "PROCESSING"] } },
          ],
        },
      },
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
