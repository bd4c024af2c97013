import "server-only";
import { orderLink } from "@/lib/auth/links";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { readSold } from "./schema";

const subjectColumns = {
  label: true,
  archivedAt: true,
  returnedAt: true,
  createdAt: true,
  customer: { select: { email: true } },
  orderLine: {
    select: {
      snapshot: true,
      order: { select: { id: true, email: true, locale: true, linkVersion: true } },
    },
  },
  topups: {
    where: { kind: "TOPUP", status: "DELIVERED" },
    select: { deliveredAt: true, snapshot: true },
    orderBy: { deliveredAt: "desc" },
  },
} as const;

/** Whom an alert goes to, what it calls the eSIM, and in which period of it. Null where nobody waits for one any more. */
export async function alertSubject(tx: Db, esimId: string) {
  const row = await tx.esim.findUniqueOrThrow({ where: { id: esimId }, select: subjectColumns });
  if (row.returnedAt !== null || row.archivedAt !== null) return null;
  const { snapshot, order } = row.orderLine;
  const [latest] = row.topups;
  const to = row.customer?.email ?? order.email;
  return {
    esimId,
    orderId: order.id,
    to,
    locale: order.locale,
    label: row.label,
    destination: readSold(snapshot)?.destination ?? null,
    link: topupLink(esimId, order, to === order.email),
    /** Of the top-up that began it, or else of the eSIM itself. */
    period: {
      number: row.topups.length,
      startedAt: latest?.deliveredAt ?? row.createdAt,
      validityDays: readSold((latest ?? row.orderLine).snapshot)?.validityDays ?? null,
    },
  };
}
export type AlertSubject = NonNullable<Awaited<ReturnType<typeof alertSubject>>>;

type Order = { readonly id: string; readonly locale: string; readonly linkVersion: number };

/** Opened by the order's private link only by whom the order is; another owner signs in. */
function topupLink(esimId: string, order: Order, isBuyer: boolean): string {
  if (isBuyer)
    return orderLink({ orderId: order.id, version: order.linkVersion }, order.locale, {
      to: "top-up",
      esimId,
    });
  return `${env().APP_URL}${localePath(order.locale, `/esims/${esimId}/top-up`)}`;
}

/** Whether an answer since then showed less used than this share: the package that a top-up brought was seen. */
export async function wasBelow(
  tx: Db,
  esimId: string,
  { share, since }: { share: number; since: Date },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ seen: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM usage_sample WHERE esim_id = ${esimId}::uuid AND at >= ${since}
      AND total_mb > 0 AND remaining_mb > total_mb * (1 - ${share}::float) AND remaining_mb <= total_mb) AS seen`;
  return row?.seen ?? false;
}

/** eSIMs whose owners may have to be told that they expire, the longest due first. */
export async function esimsToRemind(take: number): Promise<string[]> {
  const rows = await db().esimUsage.findMany({
    where: { alertAt: { lte: now() } },
    select: { esimId: true },
    orderBy: { alertAt: "asc" },
    take,
  });
  return rows.map(({ esimId }) => esimId);
}

/** How many alerts about data went out since then, and how late they were at most by the answers before them, in ms. */
export async function alertLateness(
  since: Date,
): Promise<{ count: number; medianMs: number | null; lateMs: number | null }> {
  const [row] = await db().$queryRaw<{ count: number; medianMs: number | null; lateMs: number | null }[]>`
    SELECT count(*)::int AS count,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY late) AS "medianMs",
      percentile_cont(0.95) WITHIN GROUP (ORDER BY late) AS "lateMs"
    FROM (SELECT extract(epoch FROM at - last_seen_at)::float * 1000 AS late FROM esim_alert
      WHERE at >= ${since} AND mailed AND last_seen_at IS NOT NULL) AS told`;
  return row ?? { count: 0, medianMs: null, lateMs: null };
}
