import "server-only";
import { money, type Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { lastBalance } from "../data";
import { explainMovement } from "../model";
import { closeBalanceBreak, openBalanceBreak } from "./breaks";
import { type Run, RunLost } from "./runs";

export type Listed = {
  readonly id: string;
  readonly cost: Money | null;
  readonly isRefunded: boolean;
  /** Made before the first reading of the balance that could have counted it. */
  readonly isOlder: boolean;
};

/** Keeps which orders the supplier lists, so that each is counted once in the balance's movement, whenever it shows up. */
export async function storeListed(supplier: string, orders: readonly Listed[]): Promise<void> {
  const listedAt = now();
  await db().listedOrder.createMany({
    data: orders.map(({ id, cost, isRefunded, isOlder }) => ({
      supplier,
      supplierOrderId: id,
      listedAt,
      costMinor: cost?.minor ?? null,
      currency: cost?.currency ?? null,
      isRefunded,
      isCounted: isOlder,
      isCredited: isOlder && isRefunded,
    })),
    skipDuplicates: true,
  });
  const refunded = orders.filter(({ isRefunded }) => isRefunded).map(({ id }) => id);
  await db().listedOrder.updateMany({
    where: { supplier, supplierOrderId: { in: refunded }, isRefunded: false },
    data: { isRefunded: true },
  });
}

/**
 * Compares a balance that stood still while the orders were listed with the last one, and explains the difference. The
 * first one there is has nothing to be compared with. True if money is missing that nobody knew of.
 */
export async function storeMovement(run: Run, balance: Money): Promise<boolean> {
  return transaction(async (tx) => {
    const held = { where: { id: run.id, status: "RUNNING" as const } };
    if ((await tx.reconciliationRun.count(held)) === 0) throw new RunLost();
    const before = await lastBalance(run.supplier, tx);
    const { spent, credited } = await countListed(tx, run.supplier, balance.currency);
    const read = { balanceMinor: BigInt(balance.minor), balanceCurrency: balance.currency };
    if (before?.balance.currency !== balance.currency) {
      await tx.reconciliationRun.update({ where: { id: run.id }, data: read });
      return false;
    }
    const { other, carried, missing } = explainMovement({
      before: before.balance.minor,
      carriedBefore: before.carried,
      balance: balance.minor,
      spent,
      credited,
    });
    const claimed = other > 0 && (await settleClaims(tx, run.supplier, money(other, balance.currency)));
    const data = {
      ...read,
      spentMinor: BigInt(spent),
      creditedMinor: BigInt(claimed ? credited + other : credited),
      otherMinor: BigInt(claimed ? 0 : other),
      carriedMinor: BigInt(carried),
    };
    await tx.reconciliationRun.update({ where: { id: run.id }, data });
    const { supplier, id: runId } = run;
    if (other > 0 && !claimed) await closeBalanceBreak(tx, supplier, money(other, balance.currency));
    if (missing === 0) return false;
    const expected = money(balance.minor - missing, balance.currency);
    return openBalanceBreak(tx, { supplier, runId, expected, found: balance });
  });
}

/** What the orders that were not counted yet cost, and what came back for others; counted from now on. */
async function countListed(
  tx: Db,
  supplier: string,
  currency: string,
): Promise<{ spent: number; credited: number }> {
  const [row] = await tx.$queryRaw<{ spent: bigint; credited: bigint }[]>`
    WITH fresh AS (
      SELECT supplier_order_id, cost_minor, is_counted, is_refunded AND NOT is_credited AS is_credit FROM listed_order
      WHERE supplier = ${supplier} AND (NOT is_counted OR is_refunded <> is_credited) FOR UPDATE
    ), counted AS (
      UPDATE listed_order l SET is_counted = true, is_credited = l.is_refunded FROM fresh f
      WHERE l.supplier = ${supplier} AND l.supplier_order_id = f.supplier_order_id
      RETURNING l.currency, f.cost_minor, f.is_counted, f.is_credit
    )
    SELECT coalesce(sum(cost_minor) FILTER (WHERE NOT is_counted), 0)::bigint AS spent,
           coalesce(sum(cost_minor) FILTER (WHERE is_credit), 0)::bigint AS credited
    FROM counted WHERE currency = ${currency}`;
  return { spent: Number(row?.spent ?? 0n), credited: Number(row?.credited ?? 0n) };
}

/**
 * A sum that came in and is to the cent what one claim, or all of them, are about is what the supplier gave back for them;
 * where it says so in no order's state, that is all there is to see of it.
 */
async function settleClaims(tx: Db, supplier: string, came: Money): Promise<boolean> {
  const open = await tx.supplierClaim.findMany({
    where: { supplier, state: { in: ["TO_ASK", "ASKED"] }, currency: came.currency, amountMinor: { gt: 0 } },
    orderBy: { createdAt: "asc" },
  });
  const total = open.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  const one = open.find(({ amountMinor }) => amountMinor === came.minor);
  const paid = one ? [one] : total === came.minor ? open : [];
  const ids = paid.map(({ supplierOrderId }) => supplierOrderId);
  await tx.supplierClaim.updateMany({
    where: { id: { in: paid.map(({ id }) => id) } },
    data: { state: "CREDITED", updatedAt: now() },
  });
  await tx.listedOrder.updateMany({
    where: { supplier, supplierOrderId: { in: ids } },
    data: { isRefunded: true, isCredited: true },
  });
  return paid.length > 0;
}
