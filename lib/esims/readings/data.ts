import "server-only";
import { db, type Prisma } from "@/lib/platform/db";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import type { Reading } from "./model";

const statusOf = (text: string) => USAGE_STATUSES.find((status) => status === text) ?? "UNKNOWN";

const usageColumns = {
  esimId: true,
  status: true,
  unlimited: true,
  remainingMb: true,
  totalMb: true,
  expiresAt: true,
  measuredAt: true,
  nextAskAt: true,
} satisfies Prisma.EsimUsageSelect;

/** The newest reading of each of these eSIMs, and when the operator may be asked for the next one. Those never asked after are left out. */
export async function newestReadings(
  esimIds: readonly string[],
): Promise<ReadonlyMap<string, Reading & { readonly nextAskAt: Date }>> {
  const rows = await db().esimUsage.findMany({
    where: { esimId: { in: [...esimIds] } },
    select: usageColumns,
  });
  return new Map(
    rows.flatMap(({ esimId, status, measuredAt, ...figures }) =>
      measuredAt ? [[esimId, { ...figures, at: measuredAt, status: statusOf(status) }] as const] : [],
    ),
  );
}

/** What the operator said since a moment, oldest first; at most `take` readings, the newest ones. Samples name no end. */
export async function readingsSince(esimId: string, since: Date, take = 3_000): Promise<Reading[]> {
  const rows = await db().usageSample.findMany({
    where: { esimId, at: { gte: since } },
    select: { at: true, status: true, remainingMb: true, totalMb: true },
    orderBy: { at: "desc" },
    take,
  });
  return rows
    .toReversed()
    .map((row) => ({ ...row, status: statusOf(row.status), unlimited: null, expiresAt: null }));
}

/** The last reading before a moment; null where nothing had been said by then. */
export async function readingBefore(esimId: string, moment: Date): Promise<Reading | null> {
  const row = await db().usageSample.findFirst({
    where: { esimId, at: { lt: moment } },
    select: { at: true, status: true, remainingMb: true, totalMb: true },
    orderBy: { at: "desc" },
  });
  return row && { ...row, status: statusOf(row.status), unlimited: null, expiresAt: null };
}
