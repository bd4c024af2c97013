import "server-only";
import { z } from "zod";
import { type Money, money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import type { Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import type { RefundKind } from "../model";

export const refundRequested = topic("refund.requested", z.object({ refundId: z.uuid() }));

export type RefundRequest = {
  readonly kind: Extract<RefundKind, "AUTOMATIC" | "STAFF" | "SURPLUS">;
  readonly paymentId: string;
  readonly lineId: string | null;
  /** The most that goes back; less where less of the payment is left. */
  readonly amount: Money;
  /** Names what is refunded; the same key is refunded once. */
  readonly reasonKey: string;
  readonly reason: string;
  readonly actorId?: string;
  /** The refund of which this is what other money that went back has left over. */
  readonly restOfId?: string;
};

/**
 * Asks for a refund inside the caller's transaction. Never more than is left of the payment, never the same thing twice.
 * Returns what goes back; null where it was asked for before, or where nothing is left.
 */
export async function requestRefund(tx: Db, request: RefundRequest): Promise<Money | null> {
  const left = await moneyLeft(tx, request.paymentId);
  const minor = Math.min(request.amount.minor, left.minor);
  if (minor === 0 || left.currency !== request.amount.currency) return null;
  const { paymentId, reasonKey } = request;
  if (await tx.refund.findUnique({ where: { paymentId_reasonKey: { paymentId, reasonKey } } })) return null;
  const id = newId();
  const at = now();
  await tx.refund.create({
    data: {
      id,
      kind: request.kind,
      paymentId,
      orderLineId: request.lineId,
      reasonKey,
      reason: request.reason,
      amountMinor: minor,
      currency: left.currency,
      actorId: request.actorId ?? null,
      restOfId: request.restOfId ?? null,
      createdAt: at,
      checkAt: at,
    },
  });
  await enqueue(tx, refundRequested, { refundId: id });
  return money(minor, left.currency);
}

/** The paid payment of an order with what is left of it, as it stays until the caller's transaction ends; null while it is unpaid. */
export async function holdPayment(tx: Db, orderId: string): Promise<{ id: string; left: Money } | null> {
  const [row] = await tx.$queryRaw<{ id: string; minor: number; currency: string }[]>`
    SELECT id, amount_minor - refunded_minor AS minor, currency FROM payment
    WHERE order_id = ${orderId}::uuid AND status = 'PAID' FOR NO KEY UPDATE`;
  return row ? { id: row.id, left: money(row.minor, row.currency) } : null;
}

/** What was paid and has not gone back, nor been asked to. The payment stays as it is until the caller's transaction ends. */
export async function moneyLeft(tx: Db, paymentId: string): Promise<Money> {
  const [row] = await tx.$queryRaw<{ minor: number; currency: string }[]>`
    SELECT amount_minor - refunded_minor AS minor, currency FROM payment WHERE id = ${paymentId}::uuid FOR NO KEY UPDATE`;
  if (!row) throw new Error(`there is no payment ${paymentId}`);
  return money(row.minor, row.currency);
}
