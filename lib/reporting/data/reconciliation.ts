import "server-only";
import { lastRuns, openBreaks } from "@/lib/fulfilment/reconciliation/data";
import { add, subtract } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import type { BreakRow, ComparisonRow } from "../model/reconciliation";

const SHOWN_RUNS = 12;

/** What differs between the three books, and what the last comparisons said. */
export async function reconciliationReport(): Promise<{ breaks: BreakRow[]; runs: ComparisonRow[] }> {
  const [breaks, runs] = await Promise.all([openBreaks(), lastRuns(SHOWN_RUNS)]);
  const ids = [...new Set(breaks.flatMap(({ orderId }) => orderId ?? []))];
  const orders = await db().order.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true },
  });
  const named = new Map(orders.map((order) => [order.id, order]));
  return {
    breaks: breaks.map(({ orderId, ...row }) => ({ ...row, order: named.get(orderId ?? "") ?? null })),
    runs: runs.map(({ spent, credited, other, ...row }) => {
      const isCompared = spent !== null && credited !== null && other !== null;
      const explained = isCompared ? subtract(credited, spent) : null;
      return {
        ...row,
        movement: explained && other ? { explained, other, moved: add(explained, other) } : null,
      };
    }),
  };
}
