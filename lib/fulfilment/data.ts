import "server-only";
import { db } from "@/lib/platform/db";

/** The attempt of a line whose outcome is not known yet; there is at most one. */
export async function openAttempt(lineId: string) {
  return db().supplierAttempt.findFirst({ where: { lineId, outcome: null } });
}

/** An attempt that was looked for in vain, by its reference; what it made may turn up after all. */
export async function lateAttempt(lineId: string, reference: string | null) {
  return reference === null
    ? null
    : db().supplierAttempt.findFirst({ where: { lineId, reference, outcome: "NOT_EXECUTED" } });
}

/** Those of a supplier's orders that an attempt was closed with. */
export async function adoptedOrders(
  supplier: string,
  supplierOrderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (supplierOrderIds.length === 0) return new Set();
  const rows = await db().supplierAttempt.findMany({
    where: { supplier, supplierOrderId: { in: [...supplierOrderIds] } },
    select: { supplierOrderId: true },
  });
  return new Set(rows.flatMap((row) => row.supplierOrderId ?? []));
}

/** Paid orders that have a line nobody may be working on, the longest waiting first; the sweeper wakes them. */
export async function ordersToWake(
  { at, horizon }: { at: Date; horizon: Date },
  take: number,
): Promise<string[]> {
  const rows = await db().$queryRaw<{ orderId: string }[]>`
    SELECT order_id AS "orderId" FROM order_line
    WHERE status IN ('PAID', 'ORDERING', 'OUTCOME_UNKNOWN')
      AND (next_attempt_at IS NULL OR next_attempt_at <= ${at} OR next_attempt_at > ${horizon})
    GROUP BY order_id ORDER BY min(next_attempt_at) NULLS FIRST, order_id LIMIT ${take}`;
  return rows.map((row) => row.orderId);
}
