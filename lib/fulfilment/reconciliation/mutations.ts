import "server-only";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import type { Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { BreakKind } from "./model";

export type Break = {
  readonly kind: BreakKind;
  /** Names the difference: the same one is opened once. */
  readonly key: string;
  readonly orderId?: string | null;
  readonly lineId?: string | null;
  /** The other side's name for what differs. */
  readonly foreignId?: string;
  readonly expected?: Money | null;
  readonly found?: Money | null;
};

/** Writes a difference between our books and another's down, once. True if it is news. */
export async function openBreak(tx: Db, difference: Break): Promise<boolean> {
  const { expected, found, ...rest } = difference;
  const opened = await tx.reconciliationBreak.createMany({
    data: {
      ...rest,
      id: newId(),
      expectedMinor: expected?.minor ?? null,
      foundMinor: found?.minor ?? null,
      currency: expected?.currency ?? found?.currency ?? null,
      foundAt: now(),
    },
    skipDuplicates: true,
  });
  return opened.count === 1;
}

export type Claim = {
  readonly supplier: string;
  readonly supplierOrderId: string;
  readonly orderId: string | null;
  readonly lineId: string | null;
  readonly reason: string;
  /** What we were charged; null where nobody knows. */
  readonly amount: Money | null;
};

/** The supplier holds an order that nobody can use: it is written down as a difference, and as money to be claimed back. */
export async function claimSurplus(tx: Db, claim: Claim): Promise<boolean> {
  const { amount, ...rest } = claim;
  const at = now();
  await tx.supplierClaim.createMany({
    data: {
      ...rest,
      id: newId(),
      amountMinor: amount?.minor ?? null,
      currency: amount?.currency ?? null,
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
  });
  const { supplier, supplierOrderId, orderId, lineId } = claim;
  return openBreak(tx, {
    kind: "SURPLUS_ORDER",
    key: `surplus:${supplier}:${supplierOrderId}`,
    orderId,
    lineId,
    foreignId: supplierOrderId,
    found: amount,
  });
}
