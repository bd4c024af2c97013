import "server-only";
import { money, type Money } from "@/lib/money/model";
import { purchaseColumns } from "@/lib/orders/data";
import { db, type Db, type Prisma } from "@/lib/platform/db";

const moneyOf = (minor: bigint | number | null, currency: string | null) =>
  minor === null || currency === null ? null : money(Number(minor), currency);

/** When the last comparison that succeeded began; null where there was none. */
export async function lastSuccess(): Promise<Date | null> {
  const row = await db().reconciliationRun.findFirst({
    where: { status: "SUCCEEDED" },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  return row?.startedAt ?? null;
}

/** The last reading of a supplier's balance that stood still; null where there was none. */
export async function lastBalance(supplier: string, tx: Db = db()) {
  const row = await tx.reconciliationRun.findFirst({
    where: { supplier, balanceMinor: { not: null } },
    orderBy: { id: "desc" },
    select: { balanceMinor: true, balanceCurrency: true, carriedMinor: true, since: true, aliveAt: true },
  });
  const balance = row && moneyOf(row.balanceMinor, row.balanceCurrency);
  if (!balance) return null;
  return { balance, carried: Number(row.carriedMinor ?? 0n), since: row.since, readAt: row.aliveAt };
}

const attemptColumns = {
  id: true,
  number: true,
  reference: true,
  sentAt: true,
  outcome: true,
  supplierOrderId: true,
  chargedMinor: true,
  chargedCurrency: true,
  line: { select: purchaseColumns },
} satisfies Prisma.SupplierAttemptSelect;

function toAttempt({
  chargedMinor,
  chargedCurrency,
  ...row
}: Prisma.SupplierAttemptGetPayload<{ select: typeof attemptColumns }>) {
  return { ...row, charged: moneyOf(chargedMinor, chargedCurrency) };
}
/** One of our writes to the supplier, with the line that it was made for. */
export type KnownAttempt = ReturnType<typeof toAttempt>;

/** Which of our attempts these orders of the supplier's belong to, by their ids and by what we wrote into them. */
export async function attemptsBehind(
  supplier: string,
  { ids, references }: { ids: readonly string[]; references: readonly string[] },
): Promise<KnownAttempt[]> {
  const [adopted, named] = await Promise.all([
    db().supplierAttempt.findMany({
      where: { supplier, supplierOrderId: { in: [...ids] } },
      select: attemptColumns,
    }),
    db().supplierAttempt.findMany({
      where: { supplier, reference: { in: [...references] } },
      select: attemptColumns,
    }),
  ]);
  return [...new Map([...adopted, ...named].map((row) => [row.id, toAttempt(row)])).values()];
}

/** Attempts to top an eSIM up with a package, sent by then, that have no order of the supplier's yet. */
export async function topupAttempts(
  esimId: string,
  { packageId, sentBy }: { packageId: string; sentBy: Date },
): Promise<KnownAttempt[]> {
  const rows = await db().supplierAttempt.findMany({
    where: {
      supplierOrderId: null,
      sentAt: { lte: sentBy },
      OR: [{ outcome: null }, { outcome: "NOT_EXECUTED" }],
      line: { topupEsimId: esimId, supplierPackageId: packageId },
    },
    select: attemptColumns,
  });
  return rows.map(toAttempt);
}

/** Attempts that our books call carried out in a span of time, by the supplier's ids of their orders. */
export async function carriedOut(supplier: string, span: { since: Date; until: Date }) {
  const rows = await db().supplierAttempt.findMany({
    where: {
      supplier,
      outcome: "SUCCEEDED",
      supplierOrderId: { not: null },
      resolvedAt: { gte: span.since, lt: span.until },
    },
    select: { supplierOrderId: true, line: { select: { id: true, orderId: true } } },
  });
  return rows.flatMap(({ supplierOrderId, line }) => (supplierOrderId ? [{ supplierOrderId, line }] : []));
}

/** Those of a supplier's orders that are claimed back. */
export async function claimedOrders(supplier: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().supplierClaim.findMany({
    where: { supplier, supplierOrderId: { in: [...ids] } },
    select: { supplierOrderId: true },
  });
  return new Set(rows.map((row) => row.supplierOrderId));
}

const breakColumns = {
  id: true,
  kind: true,
  orderId: true,
  foreignId: true,
  expectedMinor: true,
  foundMinor: true,
  currency: true,
  foundAt: true,
} satisfies Prisma.ReconciliationBreakSelect;
const MOST_BREAKS = 200;

/** Differences that nobody settled, the oldest first. */
export async function openBreaks(take = MOST_BREAKS) {
  const rows = await db().reconciliationBreak.findMany({
    where: { resolvedAt: null },
    select: breakColumns,
    orderBy: { foundAt: "asc" },
    take,
  });
  return rows.map(({ expectedMinor, foundMinor, currency, ...row }) => ({
    ...row,
    expected: moneyOf(expectedMinor, currency),
    found: moneyOf(foundMinor, currency),
  }));
}

/** The last comparisons, newest first. */
export async function lastRuns(take: number) {
  const rows = await db().reconciliationRun.findMany({ orderBy: { id: "desc" }, take });
  return rows.map(({ balanceMinor, spentMinor, creditedMinor, otherMinor, balanceCurrency, ...row }) => {
    const inCurrency = (minor: bigint | null): Money | null => moneyOf(minor, balanceCurrency);
    return {
      ...row,
      balance: inCurrency(balanceMinor),
      spent: inCurrency(spentMinor),
      credited: inCurrency(creditedMinor),
      other: inCurrency(otherMinor),
    };
  });
}
