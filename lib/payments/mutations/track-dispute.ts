import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { enqueue, topic } from "@/lib/platform/queue";
import { statesBefore } from "@/lib/platform/states";
import { DISPUTE_STEPS } from "../model";
import type { StripeDispute } from "../service/refunds";
import { moneyLeft, refundRequested } from "./request-refund";
import { bookReturned } from "./track-refund";

/** Told when a cardholder objected, or when that was decided. */
export const disputeMoved = topic("dispute.moved", z.object({ disputeId: z.string() }));

/** Writes down how a dispute stands. One that was lost took its money back; after one that was won, refunds go on. */
export async function recordDispute(paymentId: string, dispute: StripeDispute): Promise<void> {
  const { id, amount, reason, outcome } = dispute;
  await transaction(async (tx) => {
    await moneyLeft(tx, paymentId);
    const opened = await tx.dispute.createMany({
      data: { id, paymentId, amountMinor: amount.minor, currency: amount.currency, reason, openedAt: now() },
      skipDuplicates: true,
    });
    if (opened.count === 1) await enqueue(tx, disputeMoved, { disputeId: id });
    if (outcome === "open") return;
    const status = outcome === "won" ? "WON" : "LOST";
    const closed = await tx.dispute.updateMany({
      where: { id, status: { in: statesBefore(DISPUTE_STEPS, status) } },
      data: { status, closedAt: now() },
    });
    if (closed.count === 0) return;
    if (status === "LOST")
      await bookReturned(tx, paymentId, {
        lineId: null,
        kind: "DISPUTE",
        amount,
        reason,
        status: "succeeded",
        reasonKey: `dispute:${id}`,
        stripeRefundId: null,
      });
    await enqueue(tx, disputeMoved, { disputeId: id });
    await wakeRefunds(tx, paymentId);
  });
}

async function wakeRefunds(tx: Db, paymentId: string): Promise<void> {
  const waiting = await tx.refund.findMany({
    where: { paymentId, status: "REQUESTED" },
    select: { id: true },
  });
  await tx.refund.updateMany({ where: { paymentId, status: "REQUESTED" }, data: { checkAt: now() } });
  for (const { id } of waiting) await enqueue(tx, refundRequested, { refundId: id });
}
