import "server-only";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Claim, openClaim } from "../../claims/mutations";
import type { BreakKind, Difference, Finding, Resolution } from "../model";

const keyOf = (kind: BreakKind, subject: string) => `${kind}:${subject}`;

/** Writes a difference between our books and another's down, once. True if it is news. */
async function openBreak(tx: Db, { kind, subject, difference }: Finding): Promise<boolean> {
  if (!difference) return false;
  const { expected, found, ...rest } = difference;
  const opened = await tx.reconciliationBreak.createMany({
    data: {
      ...rest,
      id: newId(),
      kind,
      key: keyOf(kind, subject),
      expectedMinor: expected?.minor ?? null,
      foundMinor: found?.minor ?? null,
      currency: expected?.currency ?? found?.currency ?? null,
      foundAt: now(),
    },
    skipDuplicates: true,
  });
  return opened.count === 1;
}

/**
 * Writes down what was found: differences are opened, those that are gone are closed, and one that came back is opened
 * again unless a person closed it. Returns how many are news.
 */
export async function recordFindings(findings: readonly Finding[]): Promise<number> {
  let news = 0;
  for (const finding of findings.filter(({ difference }) => difference))
    if (await transaction(async (tx) => (await openBreak(tx, finding)) || reopenBreak(tx, finding)))
      news += 1;
  const equal = new Set(
    findings.filter(({ difference }) => !difference).map(({ kind, subject }) => keyOf(kind, subject)),
  );
  const open = await db().reconciliationBreak.findMany({
    where: { resolvedAt: null },
    select: { id: true, key: true },
  });
  await closeBreaks(
    open.filter(({ key }) => equal.has(key)).map(({ id }) => id),
    "gone",
  );
  return news;
}

async function reopenBreak(tx: Db, { kind, subject }: Finding): Promise<boolean> {
  const reopened = await tx.reconciliationBreak.updateMany({
    where: { key: keyOf(kind, subject), resolvedAt: { not: null }, actorId: null },
    data: { resolvedAt: null, resolution: null, foundAt: now() },
  });
  return reopened.count === 1;
}

async function closeBreaks(ids: readonly string[], resolution: Resolution, tx: Db = db()): Promise<void> {
  if (ids.length === 0) return;
  await tx.reconciliationBreak.updateMany({
    where: { id: { in: [...ids] }, resolvedAt: null },
    data: { resolvedAt: now(), resolution },
  });
}

/** A person says why a difference is settled. False where it is settled already. */
export async function resolveBreak(id: string, by: { actorId: string; reason: string }): Promise<boolean> {
  const closed = await db().reconciliationBreak.updateMany({
    where: { id, resolvedAt: null },
    data: { resolvedAt: now(), resolution: by.reason, actorId: by.actorId },
  });
  return closed.count === 1;
}

/** Money is missing in the account at the supplier; named by the run that found it. */
export async function openBalanceBreak(
  tx: Db,
  { supplier, runId, expected, found }: { supplier: string; runId: string; expected: Money; found: Money },
): Promise<boolean> {
  const difference = { foreignId: supplier, expected, found };
  return openBreak(tx, { kind: "BALANCE_DIFFERENCE", subject: runId, difference });
}

/** A sum that came in is what was missing before: the supplier put it right. */
export async function closeBalanceBreak(tx: Db, supplier: string, came: Money): Promise<boolean> {
  const open = await tx.reconciliationBreak.findMany({
    where: { kind: "BALANCE_DIFFERENCE", foreignId: supplier, resolvedAt: null, currency: came.currency },
    orderBy: { foundAt: "asc" },
  });
  const same = open.find((one) => Number(one.expectedMinor) - Number(one.foundMinor) === came.minor);
  if (same) await closeBreaks([same.id], "came_back", tx);
  return same !== undefined;
}

/** The supplier holds an order that nobody can use: it is written down as a difference, and as money to be claimed back. */
export async function claimSurplus(tx: Db, claim: Claim): Promise<boolean> {
  await openClaim(tx, claim);
  const { supplier, supplierOrderId, orderId, lineId, amount } = claim;
  const difference: Difference = { orderId, lineId, foreignId: supplierOrderId, found: amount };
  return openBreak(tx, {
    kind: "SURPLUS_ORDER",
    subject: `${supplier}:${supplierOrderId}`,
    difference,
  });
}

/** The supplier gave money back for these orders: what was claimed for them is settled. */
export async function creditClaims(supplier: string, supplierOrderIds: readonly string[]): Promise<void> {
  await db().supplierClaim.updateMany({
    where: { supplier, supplierOrderId: { in: [...supplierOrderIds] }, state: { not: "CREDITED" } },
    data: { state: "CREDITED", updatedAt: now() },
  });
}

/** Closes the differences whose claims came to an end, in whatever way. */
export async function closeSettledClaims(): Promise<void> {
  const ends = [
    { state: "CREDITED", resolution: "credited" },
    { state: "REFUSED", resolution: "claim_refused" },
  ] as const;
  for (const { state, resolution } of ends) {
    const rows = await db().$queryRaw<{ id: string }[]>`
      SELECT b.id FROM reconciliation_break b
      JOIN supplier_claim c ON b.key = 'SURPLUS_ORDER:' || c.supplier || ':' || c.supplier_order_id
      WHERE b.resolved_at IS NULL AND b.kind = 'SURPLUS_ORDER' AND c.state = ${state}::claim_state`;
    await closeBreaks(
      rows.map(({ id }) => id),
      resolution,
    );
  }
}
