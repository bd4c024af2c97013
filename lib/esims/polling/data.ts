import "server-only";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { FIRST_PRICE, LONGEST_REST_MS } from "./model/budget";
import type { PlannedGaps } from "./model/outlook";

/** Who may have to be asked about now, the longest waiting first. `supplier` is who delivered it. */
export async function dueForPolling(
  take: number,
): Promise<{ esimId: string; supplier: string; pollAt: Date }[]> {
  const rows = await db().esimUsage.findMany({
    where: { pollAt: { lte: now() } },
    select: { esimId: true, pollAt: true, esim: { select: { supplier: true } } },
    orderBy: { pollAt: "asc" },
    take,
  });
  return rows.flatMap(({ esimId, pollAt, esim: { supplier } }) =>
    pollAt ? [{ esimId, supplier, pollAt }] : [],
  );
}

const lastColumns = {
  status: true,
  expiresAt: true,
  remainingMb: true,
  totalMb: true,
  measuredAt: true,
  paceBursts: true,
  paceDays: true,
  esim: {
    select: {
      createdAt: true,
      tripStartsOn: true,
      viewedAt: true,
      archivedAt: true,
      returnedAt: true,
      orderLine: { select: { snapshot: true } },
    },
  },
} satisfies Prisma.EsimUsageSelect;
export type LastAnswer = Prisma.EsimUsageGetPayload<{ select: typeof lastColumns }>;

/** The answer before the one that is about to be kept, and what else the next question is planned by. */
export async function lastAnswer(tx: Db, esimId: string): Promise<LastAnswer> {
  return tx.esimUsage.findUniqueOrThrow({ where: { esimId }, select: lastColumns });
}

/** How many eSIMs have a plan. */
export async function countPlans(): Promise<number> {
  return db().esimUsage.count({ where: { pollAt: { not: null } } });
}

/** What a call has to bring now. */
export async function currentPrice(tx: Db): Promise<number> {
  const row = await tx.usagePoller.findUnique({ where: { id: 1 }, select: { price: true } });
  return row?.price ?? FIRST_PRICE;
}

/** How long nothing is to be asked, in ms; 0 once a rest is over, or was noted before the clock was set back. */
export async function restingMs(): Promise<number> {
  const row = await db().usagePoller.findUnique({ where: { id: 1 }, select: { restUntil: true } });
  const left = (row?.restUntil?.getTime() ?? 0) - now().getTime();
  return left <= 0 || left > LONGEST_REST_MS ? 0 : left;
}

/** Whether the clock was set back since the last tick, so that what is planned lies further ahead than it was meant to. */
export async function wasClockSetBack(): Promise<boolean> {
  return (await db().usagePoller.count({ where: { id: 1, tickedAt: { gt: fromNow(MOST_SKEW_MS) } } })) > 0;
}

/** What is planned, grouped by like lateness, and how late the most overdue plan was at the last tick. Reads every plan. */
export async function planSummary(): Promise<{ plans: PlannedGaps[]; lagMs: number; price: number }> {
  const [plans, poller] = await Promise.all([
    db().$queryRaw<PlannedGaps[]>`
      SELECT count(*)::int AS count, sum(poll_chance)::float AS chance, avg(poll_late_ms)::float AS "lateMs",
             max(extract(epoch FROM poll_at - measured_at) * 1000)::float AS "gapMs"
      FROM esim_usage WHERE poll_at IS NOT NULL AND measured_at IS NOT NULL AND poll_chance > 0
      GROUP BY width_bucket(poll_late_ms, 0, 86400000, 288)`,
    db().usagePoller.findUnique({ where: { id: 1 }, select: { lagMs: true, price: true } }),
  ]);
  return { plans, lagMs: poller?.lagMs ?? 0, price: poller?.price ?? FIRST_PRICE };
}
