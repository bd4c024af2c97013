import "server-only";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { statesBefore } from "@/lib/platform/states";
import {
  type Actor,
  type EventType,
  isSettled,
  LINE_STEPS,
  type LineStatus,
  ORDER_STEPS,
  type OrderStatus,
} from "../model";

export type LedgerEntry = {
  readonly orderId: string;
  readonly lineId?: string;
  readonly type: EventType;
  readonly actor: Actor;
  /** Facts for staff; never codes, ICCIDs or addresses. */
  readonly data?: Readonly<Record<string, string | number | null>>;
};

/**
 * Changes an order: one transaction, and one at a time for each order, so that what `work` reads of it still holds when it
 * writes. Every write to an order, its lines and its ledger goes through here.
 */
export function changeOrder<T>(orderId: string, work: (tx: Db) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
    return work(tx);
  });
}

/** Writes one line of the order's ledger, in the transaction of the step it tells of. */
export async function record(tx: Db, { orderId, lineId, type, actor, data }: LedgerEntry): Promise<void> {
  // Not `create`, which would have the row sent back.
  await tx.orderEvent.createMany({
    data: { id: newId(), orderId, lineId: lineId ?? null, type, actor, data: data ?? {}, at: now() },
  });
}

/**
 * Moves a line by a legal step, once: of two who try, one gets true. `also` sets columns that belong to the step.
 */
export async function moveLine(
  tx: Db,
  lineId: string,
  step: {
    to: LineStatus;
    from?: readonly LineStatus[];
    also?: { deliveredAt?: Date; nextAttemptAt?: Date | null };
  },
): Promise<boolean> {
  const legal = statesBefore(LINE_STEPS, step.to).filter((status) => step.from?.includes(status) ?? true);
  const moved = await tx.orderLine.updateMany({
    where: { id: lineId, status: { in: legal } },
    data: { status: step.to, ...step.also },
  });
  return moved.count === 1;
}

/** Moves all lines of an order that can take the step. */
export async function moveLines(tx: Db, orderId: string, to: LineStatus): Promise<void> {
  await tx.orderLine.updateMany({
    where: { orderId, status: { in: statesBefore(LINE_STEPS, to) } },
    data: { status: to },
  });
}

/** Moves an order by a legal step, once. */
export async function moveOrder(
  tx: Db,
  orderId: string,
  { to, also }: { to: OrderStatus; also?: { paidAt: Date; customerId: string } },
): Promise<boolean> {
  const moved = await tx.order.updateMany({
    where: { id: orderId, status: { in: statesBefore(ORDER_STEPS, to) } },
    data: { status: to, ...also },
  });
  return moved.count === 1;
}

/** Completes the order once nothing more happens to any of its lines. */
export async function completeIfSettled(tx: Db, orderId: string): Promise<void> {
  const lines = await tx.orderLine.findMany({ where: { orderId }, select: { status: true } });
  if (!lines.every((line) => isSettled(line.status))) return;
  await moveOrder(tx, orderId, { to: "COMPLETED" });
}
