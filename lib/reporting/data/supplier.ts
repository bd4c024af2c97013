import "server-only";
import { money, type Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Prisma } from "@/lib/platform/db";
import { supplier } from "@/lib/suppliers/registry";
import { readableAnswer } from "../format";
import { type BalanceReport, judgeBalance } from "../model/balance";
import type { StaffCall } from "../model/order";
import type { Page } from "../model/paging";
import type { CallFilters } from "../schema";
import { keyset, toPage } from "./keyset";

const WEEK_MS = 7 * 86_400_000;

/** Our account at the supplier, and whether it will do. */
export async function balanceReport(): Promise<BalanceReport> {
  const row = await db().supplierBalance.findUnique({
    where: { supplier: supplier().name },
    select: { amountMinor: true, currency: true, readAt: true },
  });
  const amount =
    row?.currency && row.amountMinor !== null ? money(Number(row.amountMinor), row.currency) : null;
  const [reserved, lastWeek] = await Promise.all([
    costInFlight(),
    costSince(new Date(now().getTime() - WEEK_MS)),
  ]);
  const inCurrency = (sums: readonly Money[]) =>
    sums.find((sum) => sum.currency === amount?.currency) ?? sums[0] ?? null;
  return judgeBalance(
    { amount, readAt: row?.readAt ?? null },
    { reserved: inCurrency(reserved), lastWeek: inCurrency(lastWeek) },
  );
}

type Sum = { minor: bigint; currency: string };
const toMoney = (sums: readonly Sum[]) => sums.map((sum) => money(Number(sum.minor), sum.currency));

async function costInFlight(): Promise<Money[]> {
  return toMoney(
    await db().$queryRaw<Sum[]>`
    SELECT sum(unit_cost_minor::bigint * quantity)::bigint AS minor, cost_currency AS currency
    FROM order_line WHERE status IN ('PAID', 'ORDERING', 'OUTCOME_UNKNOWN') GROUP BY cost_currency`,
  );
}

async function costSince(since: Date): Promise<Money[]> {
  // The fence (OFFSET 0) has each order fetch its lines by index; without it every line ever sold is read.
  return toMoney(
    await db().$queryRaw<Sum[]>`
    SELECT sum(l.unit_cost_minor::bigint * l.quantity)::bigint AS minor, l.cost_currency AS currency
    FROM "order" o CROSS JOIN LATERAL (
      SELECT unit_cost_minor, quantity, cost_currency, status FROM order_line WHERE order_id = o.id OFFSET 0
    ) l
    WHERE o.created_at >= ${since} AND l.status = 'DELIVERED' GROUP BY l.cost_currency`,
  );
}

const columns = {
  id: true,
  at: true,
  operation: true,
  reference: true,
  status: true,
  outcome: true,
  durationMs: true,
  answer: true,
} satisfies Prisma.SupplierCallSelect;
const SHOWN_OF_ANSWER = 1_200;

/** What was asked of the supplier and what it said, newest first; answers are stored redacted and cut once more here. */
export async function callsPage(filters: CallFilters): Promise<Page<StaffCall>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().supplierCall.findMany({
    where: {
      AND: [
        filters.operation ? { operation: filters.operation } : {},
        filters.outcome ? { outcome: filters.outcome } : {},
        edge ? { at: edge } : {},
        beyond && id ? { OR: [{ at: beyond }, { id }] } : {},
      ],
    },
    select: columns,
    orderBy: [{ at: order }, { id: order }],
    take,
  });
  const calls = rows.map(({ answer, ...row }) => ({
    ...row,
    answer: readableAnswer(answer).slice(0, SHOWN_OF_ANSWER),
  }));
  return toPage(calls, filters, (row) => ({ at: row.at, id: row.id }));
}

const MOST_ABOUT_AN_ORDER = 50;

/** What was said about the attempts with these references, in the order it was said. */
export async function callsAbout(references: readonly string[]): Promise<StaffCall[]> {
  if (references.length === 0) return [];
  const rows = await db().supplierCall.findMany({
    where: { reference: { in: [...references] } },
    select: columns,
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_ABOUT_AN_ORDER,
  });
  return rows.map(({ answer, ...row }) => ({ ...row, answer: readableAnswer(answer) }));
}
