import "server-only";
import { db } from "@/lib/platform/db";

/** The attempt of a line whose outcome is not known yet; there is at most one. */
export async function openAttempt(lineId: string) {
  return db().supplierAttempt.findFirst({ where: { lineId, outcome: null } });
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
