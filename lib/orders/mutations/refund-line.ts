import "server-only";
import { formatMoney } from "@/lib/money/format";
import { present } from "@/lib/platform/errors";
import type { Db } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/queue";
import type { RefundWord } from "@/lib/notifications/model";
import { queueMail } from "@/lib/notifications/mutations";
import { automaticRefunds, paidPayment, refundById } from "@/lib/payments/data";
import type { RefundKind } from "@/lib/payments/model";
import { requestRefund } from "@/lib/payments/mutations/request-refund";
import { refundMoved } from "@/lib/payments/mutations/track-refund";
import { type Actor, type EventType, isInWork, lineTotal, type LineStatus } from "../model";
import { aboutLines, mailToBuyer } from "./deliver-line";
import { changeOrder, completeIfSettled, moveLine, record } from "./ledger";

/**
 * Gives a line up and sends its whole price back. Only for lines of which it is certain that nothing will be handed over.
 * Where the money went back in another way already, the line is closed at once.
 */
export async function refundLine(
  tx: Db,
  lineId: string,
  why: { reason: string; actor: Actor; from?: readonly LineStatus[]; actorId?: string },
): Promise<boolean> {
  const step = {
    to: "REFUND_DUE",
    also: { nextAttemptAt: null },
    ...(why.from && { from: why.from }),
  } as const;
  if (!(await moveLine(tx, lineId, step))) return false;
  const line = await tx.orderLine.findUniqueOrThrow({ where: { id: lineId } });
  const { orderId } = line;
  const payment = present(await paidPayment(tx, orderId), "the payment of a line that is given up");
  const amount = await requestRefund(tx, {
    kind: "AUTOMATIC",
    paymentId: payment.id,
    lineId,
    amount: lineTotal(line),
    reasonKey: `line:${lineId}`,
    reason: why.reason,
    ...(why.actorId && { actorId: why.actorId }),
  });
  const data = { reason: why.reason, amount: amount?.minor ?? 0, currency: line.currency };
  await record(tx, { orderId, lineId, type: "refund_requested", actor: why.actor, data });
  if (amount !== null) return true;
  await closeLine(tx, { orderId, lineId });
  // Books that were set back heard of it while nobody knew yet that the line is given up: now it can be told.
  for (const refundId of await automaticRefunds(lineId, tx)) await enqueue(tx, refundMoved, { refundId });
  return true;
}

/** Says in the order what became of a refund: its line is closed and its buyer told, once. */
export async function followRefund(refundId: string): Promise<void> {
  const { orderId } = await refundById(refundId);
  await changeOrder(orderId, async (tx) => {
    const refund = await refundById(refundId, tx);
    const { kind, lineId, status, amount, rest } = refund;
    const data = { refund: refundId, amount: amount.minor, currency: amount.currency };
    if (status === "REQUESTED") return;
    if (rest) {
      // Other money that went back took the place of a part of it only.
      const { id, amount: left } = rest;
      if (await isTold(tx, orderId, { refundId: id, types: ["refund_requested", ...GONE] })) return;
      const asked = { refund: id, amount: left.minor, currency: left.currency };
      await record(tx, {
        orderId,
        ...ofLine(lineId),
        type: "refund_requested",
        actor: "system",
        data: asked,
      });
      return;
    }
    if (status === "FAILED") {
      await record(tx, { orderId, ...ofLine(lineId), type: "refund_failed", actor: "stripe", data });
      return;
    }
    if (lineId && !(await mayBeTold(tx, { orderId, lineId, kind }))) return;
    // What took the place of this refund tells of itself.
    if (status === "SUPERSEDED" || (await isTold(tx, orderId, { refundId, types: GONE }))) return;
    const type = kind === "STRIPE" ? "refunded_in_stripe" : "refunded";
    await record(tx, { orderId, ...ofLine(lineId), type, actor: "stripe", data });
    // Whoever disputes a payment hears of it from the bank.
    if (kind !== "DISPUTE") await tellBuyer(tx, refund);
  });
}

/**
 * Closes the line of a refund. Books that were set back may learn of the refund before they know what became of its line:
 * it is told after the line was given up again, or delivered. Whoever fulfils the line finds that its money went back.
 */
async function mayBeTold(
  tx: Db,
  { orderId, lineId, kind }: { orderId: string; lineId: string; kind: RefundKind },
): Promise<boolean> {
  if (kind === "AUTOMATIC") await closeLine(tx, { orderId, lineId });
  const { status } = await tx.orderLine.findUniqueOrThrow({
    where: { id: lineId },
    select: { status: true },
  });
  return !isInWork(status);
}

const ofLine = (lineId: string | null) => (lineId === null ? {} : { lineId });

const GONE: readonly EventType[] = ["refunded", "refunded_in_stripe"];

async function isTold(
  tx: Db,
  orderId: string,
  { refundId, types }: { refundId: string; types: readonly EventType[] },
): Promise<boolean> {
  const about = { path: ["refund"], equals: refundId };
  return (await tx.orderEvent.count({ where: { orderId, type: { in: [...types] }, data: about } })) > 0;
}

async function closeLine(tx: Db, { orderId, lineId }: { orderId: string; lineId: string }): Promise<void> {
  if (await moveLine(tx, lineId, { to: "REFUNDED" })) await completeIfSettled(tx, orderId);
}

const WORDS: Readonly<Record<RefundKind, RefundWord>> = {
  AUTOMATIC: "not_delivered",
  SURPLUS: "paid_twice",
  STAFF: "decided",
  STRIPE: "decided",
  DISPUTE: "decided",
};

async function tellBuyer(tx: Db, refund: Awaited<ReturnType<typeof refundById>>): Promise<void> {
  const { id, orderId, lineId, amount } = refund;
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } });
  const lines = lineId === null ? order.lines : order.lines.filter((line) => line.id === lineId);
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `refunded:${id}`,
    content: {
      template: "orderRefunded",
      why: WORDS[refund.kind],
      amount: formatMoney(amount, order.locale),
      ...aboutLines(order, lines),
    },
  });
}
