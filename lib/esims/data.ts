import "server-only";
import { cache } from "react";
import { type OrderGrant, type Viewer, visibleTo } from "@/lib/auth/model";
import { decrypt, keyedHash } from "@/lib/platform/crypto";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { type HistoryView, historySchema, type InstallGuide, installGuideSchema } from "./schema";
import type {
  InstallableEsimId,
  Meter,
  OpenedEsimId,
  OwnedEsimId,
  PayableEsimId,
  UsageProblem,
  UsageView,
} from "./model";

/** Rows a viewer may see: their own, and those of orders they hold a valid private link for. */
export const esimsOfViewer = (viewer: Viewer): Prisma.EsimWhereInput =>
  visibleTo(viewer, ({ orderId, version }) => ({
    orderLine: { order: { id: orderId, linkVersion: version } },
  }));

/**
 * Proves that an eSIM is the viewer's own; what was shared with them is not. Null for a foreign one exactly as for one that is
 * not there. Asked once per page, whatever its parts are.
 */
export const ownedEsim = cache(async (viewer: Viewer, id: string): Promise<OwnedEsimId | null> => {
  if (!isId(id)) return null;
  const row = await db().esim.findFirst({
    where: { AND: [{ id }, esimsOfViewer(viewer)] },
    select: { id: true },
  });
  return row ? (row.id as OwnedEsimId) : null;
});

/** Those of these eSIMs that are the viewer's own. */
export async function ownedEsims(viewer: Viewer, ids: readonly string[]): Promise<OwnedEsimId[]> {
  const rows = await db().esim.findMany({
    where: { AND: [{ id: { in: ids.filter(isId) } }, esimsOfViewer(viewer)] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id as OwnedEsimId);
}

export const summaryColumns = {
  id: true,
  supplier: true,
  iccidLast4: true,
  label: true,
  note: true,
  archivedAt: true,
  tripEndsOn: true,
  apnType: true,
  apnValue: true,
  createdAt: true,
  returnedAt: true,
  orderLine: { select: { packageId: true, snapshot: true, order: { select: { id: true, number: true } } } },
  usage: true,
} satisfies Prisma.EsimSelect;
type SummaryRow = Prisma.EsimGetPayload<{ select: typeof summaryColumns }>;

/** An eSIM as its owner sees it, without what is secret. */
export function toSummary(row: SummaryRow) {
  return {
    id: row.id,
    supplier: row.supplier,
    last4: row.iccidLast4,
    label: row.label,
    note: row.note,
    isAway: row.archivedAt !== null,
    tripEndsOn: row.tripEndsOn,
    apn: { type: row.apnType, value: row.apnValue },
    createdAt: row.createdAt,
    isReturned: row.returnedAt !== null,
    orderId: row.orderLine.order.id,
    orderNumber: row.orderLine.order.number,
    packageId: row.orderLine.packageId,
    snapshot: row.orderLine.snapshot,
    usage: row.usage ? toUsageView(row.usage) : null,
  };
}

/** The customer's eSIMs, newest first. */
export async function esimsOf(viewer: Viewer, take = 200) {
  const rows = await db().esim.findMany({
    where: esimsOfViewer(viewer),
    select: summaryColumns,
    orderBy: { createdAt: "desc" },
    take,
  });
  return rows.map(toSummary);
}

export async function esimSummary(id: OpenedEsimId) {
  return toSummary(await db().esim.findUniqueOrThrow({ where: { id }, select: summaryColumns }));
}

/** The eSIMs of the same order that the viewer may see and that can still be installed, in the order they were delivered in. */
export async function esimsBeside(viewer: Viewer, orderId: string): Promise<readonly string[]> {
  const rows = await db().esim.findMany({
    where: { AND: [{ orderLine: { orderId }, returnedAt: null }, esimsOfViewer(viewer)] },
    select: { id: true },
    orderBy: [{ orderLineId: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id }) => id);
}

/** The right to see the order of an eSIM, for a viewer who has it: what opens the same in another browser. Null for others. */
export async function orderGrant(viewer: Viewer, id: OpenedEsimId): Promise<OrderGrant | null> {
  const row = await db().esim.findFirst({
    where: { AND: [{ id }, esimsOfViewer(viewer)] },
    select: { orderLine: { select: { order: { select: { id: true, linkVersion: true } } } } },
  });
  const order = row?.orderLine.order;
  return order ? { orderId: order.id, version: order.linkVersion } : null;
}

type UsageRow = NonNullable<SummaryRow["usage"]>;
const PROBLEMS: readonly UsageProblem[] = ["throttled", "unavailable", "not_found"];

/** Usage of a row as people see it. */
export function toUsageView(row: UsageRow): UsageView {
  return {
    status: USAGE_STATUSES.find((status) => status === row.status) ?? "UNKNOWN",
    unlimited: row.unlimited,
    data: meter(row.remainingMb, row.totalMb),
    voice: meter(row.remainingVoice, row.totalVoice),
    texts: meter(row.remainingTexts, row.totalTexts),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    measuredAt: row.measuredAt?.toISOString() ?? null,
    nextAskAt: row.nextAskAt.toISOString(),
    problem: PROBLEMS.find((known) => known === row.lastError) ?? null,
  };
}

function meter(remaining: number | null, total: number | null): Meter {
  return remaining === null || total === null ? null : { remaining, total };
}

export async function usageRow(esimId: string): Promise<UsageView | null> {
  const row = await db().esimUsage.findUnique({ where: { esimId } });
  return row ? toUsageView(row) : null;
}

/** Who delivered an eSIM, and the ICCID itself, for calls to that supplier only. */
export async function atSupplier(esimId: string): Promise<{ supplier: string; iccid: string }> {
  const row = await db().esim.findUniqueOrThrow({
    where: { id: esimId },
    select: { supplier: true, iccidCipher: true },
  });
  return { supplier: row.supplier, iccid: decrypt(row.iccidCipher, `esim:${esimId}:iccid`) };
}

/** The ICCID alone, for whoever knows the supplier already. */
export async function iccidOf(esimId: string): Promise<string> {
  return (await atSupplier(esimId)).iccid;
}

/** Whether the money of an eSIM went back, so that it is nobody's any more. */
export async function isReturned(id: PayableEsimId): Promise<boolean> {
  return (await db().esim.count({ where: { id, returnedAt: { not: null } } })) > 0;
}

/** Everything needed to install. */
export async function installSecrets(id: InstallableEsimId) {
  const row = await db().esim.findUniqueOrThrow({
    where: { id },
    select: {
      iccidCipher: true,
      activationCipher: true,
      confirmationCipher: true,
      apnType: true,
      apnValue: true,
    },
  });
  return {
    iccid: decrypt(row.iccidCipher, `esim:${id}:iccid`),
    activationCode: decrypt(row.activationCipher, `esim:${id}:activation`),
    confirmationCode: row.confirmationCipher
      ? decrypt(row.confirmationCipher, `esim:${id}:confirmation`)
      : null,
    apn: { type: row.apnType, value: row.apnValue },
  };
}

/** The supplier's steps as they were last read, with the moment; null before that, or where they cannot be read any more. */
export async function storedGuide(
  esimId: string,
  locale: string,
): Promise<{ guide: InstallGuide; readAt: Date } | null> {
  const row = await db().installGuide.findUnique({ where: { esimId_locale: { esimId, locale } } });
  const guide = installGuideSchema.safeParse(row?.guide).data;
  return row && guide ? { guide, readAt: row.readAt } : null;
}

/** Package history as last read, with its age; null before the first answer. */
export async function storedHistory(
  esimId: string,
): Promise<{ packages: HistoryView; measuredAt: Date | null; problem: string | null } | null> {
  const row = await db().esimHistory.findUnique({ where: { esimId } });
  if (!row) return null;
  return { packages: historySchema.parse(row.packages), measuredAt: row.measuredAt, problem: row.lastError };
}

/** The last day of the trip it is for, as its owner told it; midnight UTC of the calendar day. */
export async function tripEndOf(id: OwnedEsimId): Promise<Date | null> {
  const row = await db().esim.findUniqueOrThrow({ where: { id }, select: { tripEndsOn: true } });
  return row.tripEndsOn;
}

/** To whom mails about this eSIM go, and for what it was bought. */
export async function esimOrigin(id: PayableEsimId) {
  const row = await db().esim.findUniqueOrThrow({
    where: { id },
    select: {
      customerId: true,
      supplier: true,
      orderLine: { select: { snapshot: true, order: { select: { id: true, email: true } } } },
    },
  });
  return {
    customerId: row.customerId,
    supplier: row.supplier,
    orderId: row.orderLine.order.id,
    email: row.orderLine.order.email,
    snapshot: row.orderLine.snapshot,
  };
}

/** Keyed hash by which an eSIM is found; the ICCID itself is stored encrypted only. */
export function iccidHash(iccid: string): string {
  return keyedHash("iccid", iccid);
}

/** Whether one of these eSIMs was sold before, or stands twice in the delivery: it would have two owners. */
export async function isIccidTaken(tx: Db, sims: readonly { readonly iccid: string }[]): Promise<boolean> {
  const hashes = [...new Set(sims.map(({ iccid }) => iccidHash(iccid)))];
  if (hashes.length < sims.length) return true;
  return (await tx.esim.count({ where: { iccidHash: { in: hashes } } })) > 0;
}

/** The eSIM with this number and the order it came from; null where it is none of ours. */
export async function esimNumbered(iccid: string): Promise<{ id: string; orderId: string } | null> {
  const row = await db().esim.findUnique({
    where: { iccidHash: iccidHash(iccid) },
    select: { id: true, orderLine: { select: { orderId: true } } },
  });
  return row && { id: row.id, orderId: row.orderLine.orderId };
}

/** How many of these eSIMs there are. */
export async function countEsims(ids: readonly string[], tx: Db = db()): Promise<number> {
  return tx.esim.count({ where: { id: { in: [...ids] } } });
}
