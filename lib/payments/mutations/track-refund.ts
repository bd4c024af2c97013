import "server-only";
import { z } from "zod";
import { money } from "@/lib/money/model";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue, topic } from "@/lib/platform/queue";
import { statesBefore } from "@/lib/platform/states";
import { dueChecks, nextCheck, REFUND_STEPS, type RefundKind, type RefundStatus } from "../model";
import type { RefundState, StripeRefund } from "../service/refunds";
import { moneyLeft, refundRequested, requestRefund } from "./request-refund";

/** Told when it is known what becomes of a refund, so that the order can say so. */
export const refundMoved = topic("refund.moved", z.object({ refundId: z.uuid() }));

/** Stripe will not carry this refund out. */
export const refundRefused = topic("refund.refused", z.object({ refundId: z.uuid() }));

/** As long as one try can take, with the retries of Stripe's own client. */
const TURN_MS = 60_000;

/** Takes the turn to carry a refund out; of two who try one gets it, and who dies at it loses it after a minute. */
export async function takeRefundTurn(refundId: string): Promise<boolean> {
  const taken = await db().refund.updateMany({
    where: { id: refundId, ...dueChecks(now()) },
    data: { checkAt: fromNow(TURN_MS) },
  });
  return taken.count === 1;
}

const STATUS = { pending: "PENDING", succeeded: "SUCCEEDED", failed: "FAILED" } as const;

/** Writes down how a refund stands at Stripe, and tells the order if that is news. */
export async function storeRefundState(refundId: string, state: RefundState): Promise<void> {
  const to = STATUS[state.status];
  await transaction(async (tx) => {
    const { paymentId, createdAt } = await tx.refund.findUniqueOrThrow({ where: { id: refundId } });
    await moneyLeft(tx, paymentId);
    await tx.refund.update({
      where: { id: refundId },
      data: { stripeRefundId: state.id, checkAt: nextCheck(createdAt, now()) },
    });
    await moveRefund(tx, refundId, { to, lastError: state.failure });
  });
}

/** Writes down that a try went wrong. A final refusal waits for staff instead of being tried for ever. */
export async function storeRefundError(
  refundId: string,
  { error, isFinal, needsNewKey }: { error: string; isFinal: boolean; needsNewKey: boolean },
): Promise<void> {
  const lastError = error.slice(0, 300);
  await transaction(async (tx) => {
    const { paymentId, createdAt } = await tx.refund.findUniqueOrThrow({ where: { id: refundId } });
    await moneyLeft(tx, paymentId);
    await tx.refund.update({
      where: { id: refundId },
      data: {
        lastError,
        checkAt: nextCheck(createdAt, now()),
        ...(needsNewKey && { keyNumber: { increment: 1 } }),
      },
    });
    if (!isFinal) return;
    await moveRefund(tx, refundId, { to: "FAILED", lastError });
    await enqueue(tx, refundRefused, { refundId });
  });
}

/** Puts a refund off that cannot be carried out yet. */
export async function postponeRefund(refundId: string, why: string): Promise<void> {
  const { createdAt } = await db().refund.findUniqueOrThrow({ where: { id: refundId } });
  await db().refund.update({
    where: { id: refundId },
    data: { lastError: why, checkAt: nextCheck(createdAt, now()) },
  });
}

/** Has a refund that failed tried once more, under another key. False where it did not fail, or nothing is left to give. */
export async function reopenRefund(tx: Db, refundId: string): Promise<boolean> {
  const { paymentId, amountMinor } = await tx.refund.findUniqueOrThrow({ where: { id: refundId } });
  if ((await moneyLeft(tx, paymentId)).minor < amountMinor) return false;
  const moved = await tx.refund.updateMany({
    where: { id: refundId, status: "FAILED" },
    data: {
      status: "REQUESTED",
      stripeRefundId: null,
      keyNumber: { increment: 1 },
      settledAt: null,
      checkAt: now(),
    },
  });
  if (moved.count === 1) await enqueue(tx, refundRequested, { refundId });
  return moved.count === 1;
}

/** Closes a refund that failed, since staff gave the money back in another way. False where it did not fail. */
export async function closeFailedRefund(tx: Db, refundId: string): Promise<boolean> {
  const closed = await tx.refund.updateMany({
    where: { id: refundId, status: "FAILED" },
    data: { status: "SUPERSEDED", settledAt: now() },
  });
  if (closed.count === 1) await enqueue(tx, refundMoved, { refundId });
  return closed.count === 1;
}

/**
 * Books a refund that our books do not know: one that was made in Stripe's own dashboard, which takes the place of what we
 * meant to refund of the same money, or one of ours from before the books were set back, which is written down again.
 */
export async function recordForeignRefund(paymentId: string, refund: StripeRefund): Promise<void> {
  await transaction(async (tx) => {
    await moneyLeft(tx, paymentId);
    const known = await tx.refund.findUnique({ where: { stripeRefundId: refund.id } });
    if (known) return moveRefund(tx, known.id, { to: STATUS[refund.status], lastError: refund.failure });
    if (refund.status === "failed") return;
    const { id: stripeRefundId, amount, status } = refund;
    const identity = await identityOf(tx, paymentId, refund);
    await bookReturned(tx, paymentId, { ...identity, amount, status, stripeRefundId });
  });
}

/** Under which name a refund is booked. One of ours keeps its own, unless the same thing has been asked for again since. */
async function identityOf(
  tx: Db,
  paymentId: string,
  { id: stripeRefundId, refundId, origin, reason }: StripeRefund,
): Promise<Pick<Returned, "id" | "kind" | "lineId" | "reasonKey" | "reason">> {
  if (refundId && origin) {
    const { reasonKey } = origin;
    const again = await tx.refund.findUnique({ where: { paymentId_reasonKey: { paymentId, reasonKey } } });
    if (!again) return { id: refundId, ...origin };
  }
  return { kind: "STRIPE", lineId: null, reasonKey: `stripe:${stripeRefundId}`, reason };
}

type Returned = {
  readonly id?: string;
  readonly kind: RefundKind;
  readonly lineId: string | null;
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly reasonKey: string;
  readonly reason: string;
  readonly status: RefundState["status"];
  readonly stripeRefundId: string | null;
};

/** Books money that went back without our knowing. The caller holds the payment. */
export async function bookReturned(tx: Db, paymentId: string, returned: Returned): Promise<void> {
  const { id = newId(), lineId, amount, reasonKey, status, ...rest } = returned;
  const replaced = await makeRoom(tx, paymentId, amount.minor);
  const left = await moneyLeft(tx, paymentId);
  if (left.minor === 0) {
    log.error({ paymentId, reasonKey }, "Stripe gave more money back than was paid");
    return;
  }
  const at = now();
  await tx.refund.create({
    data: {
      ...rest,
      id,
      paymentId,
      orderLineId: lineId,
      reasonKey,
      amountMinor: Math.min(amount.minor, left.minor),
      currency: left.currency,
      status: STATUS[status],
      createdAt: at,
      settledAt: status === "pending" ? null : at,
      checkAt: nextCheck(at, at),
    },
  });
  await enqueue(tx, refundMoved, { refundId: id });
  for (const each of replaced) await askForRest(tx, each);
}

type Replaced = {
  readonly refund: Awaited<ReturnType<Db["refund"]["findMany"]>>[number];
  readonly restMinor: number;
};

/**
 * Drops refunds of ours that were not carried out, the youngest first: those that failed, and those there is no room for.
 * Returns them with what the money that takes their place leaves of each.
 */
async function makeRoom(tx: Db, paymentId: string, minor: number): Promise<Replaced[]> {
  const waiting = await tx.refund.findMany({
    where: { paymentId, status: { in: ["REQUESTED", "FAILED"] } },
    orderBy: { id: "desc" },
  });
  const replaced: Replaced[] = [];
  let unplaced = minor;
  for (const refund of waiting) {
    const { id, status, amountMinor } = refund;
    const lacking = status === "FAILED" ? unplaced : minor - (await moneyLeft(tx, paymentId)).minor;
    if (lacking <= 0) continue;
    const taken = Math.min(amountMinor, lacking);
    // The rest of a refund that was not ours is nobody's to ask for: all of it stays before staff.
    if (refund.kind === "STRIPE" && taken < amountMinor) continue;
    unplaced -= taken;
    await moveRefund(tx, id, { to: "SUPERSEDED" });
    replaced.push({ refund, restMinor: amountMinor - taken });
  }
  return replaced;
}

async function askForRest(tx: Db, { refund, restMinor }: Replaced): Promise<void> {
  const { id, kind, paymentId, orderLineId: lineId, currency, reason, actorId } = refund;
  if (kind === "STRIPE" || kind === "DISPUTE") return;
  await requestRefund(tx, {
    kind,
    paymentId,
    lineId,
    amount: money(restMinor, currency),
    reasonKey: `rest:${id}`,
    reason,
    restOfId: id,
    ...(actorId && { actorId }),
  });
}

async function moveRefund(
  tx: Db,
  id: string,
  { to, lastError }: { to: RefundStatus; lastError?: string | null },
): Promise<void> {
  const moved = await tx.refund.updateMany({
    where: { id, status: { in: statesBefore(REFUND_STEPS, to) } },
    data: {
      status: to,
      settledAt: to === "PENDING" ? null : now(),
      ...(lastError !== undefined && { lastError }),
    },
  });
  if (moved.count === 1) await enqueue(tx, refundMoved, { refundId: id });
}
