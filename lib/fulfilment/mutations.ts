import "server-only";
import { machineNow, now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { statesBefore } from "@/lib/platform/states";
import { isIccidTaken } from "@/lib/esims/data";
import type { Actor, LineStatus } from "@/lib/orders/model";
import { deliverLine } from "@/lib/orders/mutations/deliver-line";
import { changeOrder, moveLine, record } from "@/lib/orders/mutations/ledger";
import { refundLine } from "@/lib/orders/mutations/refund-line";
import { automaticRefunds, isPaymentDisputed } from "@/lib/payments/data";
import { holdPayment } from "@/lib/payments/mutations/request-refund";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { SupplierError } from "@/lib/suppliers/errors";
import {
  ATTEMPT_STEPS,
  attemptNumber,
  type AttemptOutcome,
  type DeliveryFault,
  quotedCost,
  referenceOf,
} from "./model";
import { claimSurplus } from "./reconciliation/mutations/breaks";

/** What is bought by a line, and what it was quoted to cost us, in the supplier's currency. */
export type Line = {
  readonly id: string;
  readonly orderId: string;
  readonly supplier: string;
  readonly quantity: number;
  readonly unitCostMinor: number;
  readonly costCurrency: string;
};
export type Attempt = { readonly id: string; readonly number: number; readonly reference: string };

/**
 * Writes the intent and its reference down before anything is sent. `busy` if another process is at this line, if a top-up
 * of the same eSIM is under way (two at a time could not be told apart where the supplier drops our reference), or while
 * the payment is disputed. `returned` if the line's money went back already, so that it was closed instead. `lost` is the
 * reference of an attempt that was made before and is not in our books any more: what it bought is bought, whatever became
 * of the money since.
 */
export async function startAttempt(
  line: Line & { topupEsimId: string | null },
  lost: string | null = null,
): Promise<Attempt | "busy" | "returned"> {
  return changeOrder(line.orderId, async (tx) => {
    const cover = lost === null ? await coverOf(tx, line) : "covered";
    if (cover === "held") return "busy";
    if (cover === "returned") {
      const why = { reason: "refunded_elsewhere", actor: "stripe", from: ["PAID"] } as const;
      await refundLine(tx, line.id, why);
      return "returned";
    }
    if (line.topupEsimId && (await isToppedUp(tx, line.topupEsimId))) return "busy";
    if (!(await moveLine(tx, line.id, { to: "ORDERING", from: ["PAID"], also: { nextAttemptAt: null } })))
      return "busy";
    return writeIntent(tx, line, lost);
  });
}

async function writeIntent(tx: Db, line: Line, lost: string | null): Promise<Attempt> {
  const known = lost === null ? null : attemptNumber(line.id, lost);
  const number = known ?? (await nextNumber(tx, line.id));
  const attempt = { id: newId(), number, reference: referenceOf(line.id, number) };
  await tx.supplierAttempt.create({
    data: { ...attempt, lineId: line.id, supplier: line.supplier, sentAt: machineNow() },
  });
  const data = { attempt: attempt.number, reference: attempt.reference };
  await record(tx, { orderId: line.orderId, lineId: line.id, type: "ordering", actor: "system", data });
  return attempt;
}

async function nextNumber(tx: Db, lineId: string): Promise<number> {
  const { _max: last } = await tx.supplierAttempt.aggregate({ where: { lineId }, _max: { number: true } });
  return (last.number ?? 0) + 1;
}

/** Whether the buyer's money is still there: nothing is bought for money that went back, or that a bank is holding. */
async function coverOf(tx: Db, line: Line): Promise<"covered" | "held" | "returned"> {
  const payment = await holdPayment(tx, line.orderId);
  if (!payment || (await isPaymentDisputed(payment.id, tx))) return "held";
  const isReturned = payment.left.minor === 0 || (await automaticRefunds(line.id, tx)).length > 0;
  return isReturned ? "returned" : "covered";
}

/** Whether a top-up of the eSIM is under way; asked by one transaction at a time. */
async function isToppedUp(tx: Db, topupEsimId: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${topupEsimId}, 0))`;
  return (await tx.supplierAttempt.count({ where: { outcome: null, line: { topupEsimId } } })) > 0;
}

/**
 * The supplier did it: attempt closed, line delivered, buyer told, all or nothing. An order that turns up for an attempt
 * which was given up meanwhile is handed over if its line still waits; otherwise it is claimed back, since the supplier
 * holds it and charged for it.
 */
export async function succeed(line: Line, attempt: Attempt, delivered: SupplierOrder): Promise<void> {
  await changeOrder(line.orderId, async (tx) => {
    // Another process may have found the very same order by its reference.
    const known = { supplier: line.supplier, supplierOrderId: delivered.id };
    if ((await tx.supplierAttempt.count({ where: known })) > 0) return;
    if (await isIccidTaken(tx, delivered.sims))
      return refuse(tx, { line, attempt, delivered, fault: "iccid_taken" });
    if (!(await resumeLine(tx, line, attempt)))
      return reportSurplus(tx, { line, attempt, orders: [delivered] });
    await close(tx, attempt, { outcome: "SUCCEEDED", ...charge(delivered) });
    await deliverLine(tx, line.id, delivered);
  });
}

/** Brings a line whose attempt was given up back to where it can be delivered; one that is still open is there already. */
async function resumeLine(tx: Db, line: Line, attempt: Attempt): Promise<boolean> {
  const { outcome } = await tx.supplierAttempt.findUniqueOrThrow({ where: { id: attempt.id } });
  if (outcome === null) return true;
  if (outcome !== "NOT_EXECUTED") return false;
  return moveLine(tx, line.id, { to: "ORDERING", from: ["PAID"], also: { nextAttemptAt: null } });
}

/** The supplier refused for good: the line is refunded, also where the answer was not expected any more. */
export async function giveUp(line: Line, attempt: Attempt, error: SupplierError): Promise<void> {
  await changeOrder(line.orderId, async (tx) => {
    if (!(await close(tx, attempt, { outcome: "REJECTED", ...details(error) }))) return;
    await refundLine(tx, line.id, { reason: error.kind, actor: "supplier" });
  });
}

/** What the supplier made cannot be handed over, and will not change: the line is refunded and the order claimed back. */
export async function refuseDelivery(
  line: Line,
  attempt: Attempt,
  { delivered, fault }: { delivered: SupplierOrder; fault: DeliveryFault },
): Promise<void> {
  await changeOrder(line.orderId, (tx) => refuse(tx, { line, attempt, delivered, fault }));
}

type Refusal = {
  line: Line;
  attempt: Attempt;
  delivered: SupplierOrder;
  fault: DeliveryFault | "iccid_taken";
};

async function refuse(tx: Db, { line, attempt, delivered, fault }: Refusal): Promise<void> {
  const closed = await close(tx, attempt, {
    outcome: "ABANDONED",
    errorKind: fault,
    ...charge(delivered),
  });
  if (!closed) return reportSurplus(tx, { line, attempt, orders: [delivered] });
  const { orderId, id: lineId } = line;
  const data = { attempt: attempt.number, reason: fault, supplierOrder: delivered.id };
  await record(tx, { orderId, lineId, type: "delivery_refused", actor: "system", data });
  await claim(tx, { line, delivered, reason: fault });
  await refundLine(tx, lineId, { reason: fault, actor: "system" });
}

/** The supplier refused for now, or never heard of it: the line goes back to be tried again at `at`. */
export async function postpone(
  line: Line,
  attempt: Attempt,
  next: { at: Date; error: SupplierError | null },
): Promise<void> {
  await changeOrder(line.orderId, async (tx) => {
    const outcome = next.error ? "REJECTED" : "NOT_EXECUTED";
    if (!(await close(tx, attempt, { outcome, ...(next.error ? details(next.error) : {}) }))) return;
    await moveLine(tx, line.id, { to: "PAID", also: { nextAttemptAt: next.at } });
    await record(tx, {
      orderId: line.orderId,
      lineId: line.id,
      type: next.error ? "retry" : "not_executed",
      actor: "system",
      data: { attempt: attempt.number, reason: next.error?.kind ?? null },
    });
  });
}

/** Gives a line up that waited too long, or whose buyer does not want to wait; not one for which an attempt has begun since. */
export async function expire(
  line: Pick<Line, "id" | "orderId">,
  why: { reason: string; actor: Actor },
): Promise<boolean> {
  return changeOrder(line.orderId, (tx) => refundLine(tx, line.id, { ...why, from: ["PAID"] }));
}

/**
 * A member of staff looked at the supplier and found that nothing usable was made: the open attempt is closed and the line
 * refunded. False where there is none.
 */
export async function abandon(line: Pick<Line, "id" | "orderId">, actorId: string): Promise<boolean> {
  return changeOrder(line.orderId, async (tx) => {
    const open = await tx.supplierAttempt.findFirst({ where: { lineId: line.id, outcome: null } });
    if (!open || !(await close(tx, open, { outcome: "ABANDONED", errorKind: "given_up" }))) return false;
    const { orderId, id: lineId } = line;
    const data = { attempt: open.number, by: actorId };
    await record(tx, { orderId, lineId, type: "given_up", actor: "staff", data });
    return refundLine(tx, lineId, { reason: "given_up", actor: "staff" });
  });
}

/** No answer, or one that says nothing: whether it was done has to be looked up. */
export async function markUnknown(line: Line, attempt: Attempt, status: LineStatus): Promise<void> {
  if (status === "OUTCOME_UNKNOWN") return;
  await changeOrder(line.orderId, async (tx) => {
    if (!(await moveLine(tx, line.id, { to: "OUTCOME_UNKNOWN" }))) return;
    await record(tx, {
      orderId: line.orderId,
      lineId: line.id,
      type: "outcome_unknown",
      actor: "system",
      data: { attempt: attempt.number },
    });
  });
}

/** Counts a look-up that found nothing, which puts the next one off. */
export async function countEmptyLookup(attempt: Attempt): Promise<void> {
  await db().supplierAttempt.update({
    where: { id: attempt.id },
    data: { lookups: { increment: 1 } },
  });
}

/**
 * The supplier holds orders that no line waits for, several under one reference or a late one: they are claimed back. The
 * attempt is null where our books have lost it.
 */
export async function reportDoubles(
  line: Line,
  attempt: Attempt | null,
  orders: readonly SupplierOrder[],
): Promise<void> {
  await changeOrder(line.orderId, (tx) => reportSurplus(tx, { line, attempt, orders }));
}

async function reportSurplus(
  tx: Db,
  { line, attempt, orders }: { line: Line; attempt: Attempt | null; orders: readonly SupplierOrder[] },
): Promise<void> {
  const news = [];
  for (const delivered of orders)
    if (await claim(tx, { line, delivered, reason: "surplus" })) news.push(delivered.id);
  if (news.length === 0) return;
  await record(tx, {
    orderId: line.orderId,
    lineId: line.id,
    type: "double_found",
    actor: "system",
    data: { attempt: attempt?.number ?? null, supplierOrders: news.join(" ") },
  });
}

async function claim(
  tx: Db,
  { line, delivered, reason }: { line: Line; delivered: SupplierOrder; reason: string },
): Promise<boolean> {
  const { supplier, orderId, id: lineId } = line;
  const amount = delivered.charged ?? quotedCost(line);
  return claimSurplus(tx, { supplier, supplierOrderId: delivered.id, orderId, lineId, reason, amount });
}

function charge({ id, charged }: SupplierOrder) {
  return {
    supplierOrderId: id,
    chargedMinor: charged?.minor ?? null,
    chargedCurrency: charged?.currency ?? null,
  };
}

type Closing = {
  outcome: Exclude<AttemptOutcome, "OPEN">;
  supplierOrderId?: string;
  chargedMinor?: number | null;
  chargedCurrency?: string | null;
  errorKind?: string;
  errorCode?: string | null;
  errorText?: string | null;
};

async function close(tx: Db, attempt: Pick<Attempt, "id">, data: Closing): Promise<boolean> {
  const before = statesBefore(ATTEMPT_STEPS, data.outcome);
  const named = before.filter((state) => state !== "OPEN");
  const closed = await tx.supplierAttempt.updateMany({
    where: { id: attempt.id, OR: [{ outcome: null }, { outcome: { in: named } }] },
    data: { ...data, resolvedAt: now() },
  });
  return closed.count === 1;
}

function details(error: SupplierError) {
  return {
    errorKind: error.kind,
    errorCode: error.supplierCode,
    errorText: error.supplierText?.slice(0, 500) ?? null,
  };
}
