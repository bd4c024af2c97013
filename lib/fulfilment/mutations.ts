import "server-only";
import { machineNow, now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId, readableCode } from "@/lib/platform/ids";
import { deliverLine, refundLine } from "@/lib/orders/mutations/deliver-line";
import { moveLine, record } from "@/lib/orders/mutations/ledger";
import type { LineStatus } from "@/lib/orders/model";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { SupplierError } from "@/lib/suppliers/errors";
import { REFERENCE_PREFIX } from "./model";

export type Line = { readonly id: string; readonly orderId: string };
export type Attempt = { readonly id: string; readonly number: number; readonly reference: string };

// Opaque, of one length, and never part of another: the supplier's filter is a "contains" match.
const REFERENCE_LENGTH = 20;

/**
 * Writes the intent and its reference down before anything is sent. Null if another process is at this line, or if a
 * top-up of the same eSIM is under way: two at a time could not be told apart where the supplier drops our reference.
 */
export async function startAttempt(
  line: Line & { supplier: string; topupEsimId: string | null },
): Promise<Attempt | null> {
  return transaction(async (tx) => {
    if (line.topupEsimId && (await isToppedUp(tx, line.topupEsimId))) return null;
    if (!(await moveLine(tx, line.id, { to: "ORDERING", from: ["PAID"], also: { nextAttemptAt: null } })))
      return null;
    const number = (await tx.supplierAttempt.count({ where: { lineId: line.id } })) + 1;
    const attempt = {
      id: newId(),
      number,
      reference: REFERENCE_PREFIX + readableCode(REFERENCE_LENGTH).toLowerCase(),
    };
    await tx.supplierAttempt.create({
      data: { ...attempt, lineId: line.id, supplier: line.supplier, sentAt: machineNow() },
    });
    await record(tx, {
      orderId: line.orderId,
      lineId: line.id,
      type: "ordering",
      actor: "system",
      data: { attempt: number, reference: attempt.reference },
    });
    return attempt;
  });
}

/** Whether a top-up of the eSIM is under way; asked by one transaction at a time. */
async function isToppedUp(tx: Db, topupEsimId: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${topupEsimId}, 0))`;
  return (await tx.supplierAttempt.count({ where: { outcome: null, line: { topupEsimId } } })) > 0;
}

/**
 * The supplier did it: attempt closed, line delivered, buyer told, all or nothing. An order that arrives for an attempt
 * which was given up meanwhile is reported, since the supplier holds it and charged for it.
 */
export async function succeed(line: Line, attempt: Attempt, delivered: SupplierOrder): Promise<void> {
  const isOwned = await transaction(async (tx) => {
    if (await close(tx, attempt, { outcome: "SUCCEEDED", supplierOrderId: delivered.id })) {
      await deliverLine(tx, line.id, delivered);
      return true;
    }
    // Another process may have found the very same order by its reference.
    const known = { lineId: line.id, supplierOrderId: delivered.id };
    return (await tx.supplierAttempt.count({ where: known })) > 0;
  });
  if (!isOwned) await reportDoubles(line, attempt, [delivered]);
}

/** The supplier refused for good: the line is refunded, also where the answer was not expected any more. */
export async function giveUp(line: Line, attempt: Attempt, error: SupplierError): Promise<void> {
  await transaction(async (tx) => {
    if (!(await close(tx, attempt, { outcome: "REJECTED", ...details(error) }))) return;
    await moveLine(tx, line.id, { to: "PAID", from: ["OUTCOME_UNKNOWN"] });
    await refundLine(tx, line.id, { reason: error.kind, actor: "supplier" });
  });
}

/** The supplier refused for now, or never heard of it: the line goes back to be tried again at `at`. */
export async function postpone(
  line: Line,
  attempt: Attempt,
  next: { at: Date; error: SupplierError | null },
): Promise<void> {
  await transaction(async (tx) => {
    const outcome = next.error ? "REJECTED" : "NOT_EXECUTED";
    if (!(await close(tx, attempt, { outcome, ...(next.error ? details(next.error) : {}) }))) return;
    await moveLine(tx, line.id, {
      to: "PAID",
      from: ["ORDERING", "OUTCOME_UNKNOWN"],
      also: { nextAttemptAt: next.at },
    });
    await record(tx, {
      orderId: line.orderId,
      lineId: line.id,
      type: next.error ? "retry" : "not_executed",
      actor: "system",
      data: { attempt: attempt.number, reason: next.error?.kind ?? null },
    });
  });
}

/** Gives a line up that waited too long; not one for which somebody has begun an attempt since. */
export async function expire(line: Line, reason: string): Promise<void> {
  await transaction((tx) => refundLine(tx, line.id, { reason, actor: "system", from: ["PAID"] }));
}

/** No answer, or one that says nothing: whether it was done has to be looked up. */
export async function markUnknown(line: Line, attempt: Attempt, status: LineStatus): Promise<void> {
  if (status === "OUTCOME_UNKNOWN") return;
  await transaction(async (tx) => {
    if (!(await moveLine(tx, line.id, { to: "OUTCOME_UNKNOWN", from: ["ORDERING"] }))) return;
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

/** The supplier holds orders that no line waits for, several under one reference or a late one; staff has to claim them back. */
export async function reportDoubles(
  line: Line,
  attempt: Attempt,
  orders: readonly SupplierOrder[],
): Promise<void> {
  await transaction((tx) =>
    record(tx, {
      orderId: line.orderId,
      lineId: line.id,
      type: "double_found",
      actor: "system",
      data: { attempt: attempt.number, supplierOrders: orders.map((order) => order.id).join(" ") },
    }),
  );
}

type Closing = {
  outcome: "SUCCEEDED" | "REJECTED" | "NOT_EXECUTED";
  supplierOrderId?: string;
  errorKind?: string;
  errorCode?: string | null;
  errorText?: string | null;
};

async function close(tx: Db, attempt: Attempt, data: Closing): Promise<boolean> {
  const closed = await tx.supplierAttempt.updateMany({
    where: { id: attempt.id, outcome: null },
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
