import "server-only";
import { type Money, money, times } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { CLAIM_STEPS, type ClaimReason, type ClaimState } from "./model";

export type Claim = {
  readonly supplier: string;
  readonly supplierOrderId: string;
  readonly orderId: string | null;
  readonly lineId: string | null;
  readonly reason: string;
  /** What we were charged; null where nobody knows. */
  readonly amount: Money | null;
};

/** Writes down that the supplier owes us the price of an order, once for each of its orders. */
export async function openClaim(tx: Db, { amount, ...claim }: Claim): Promise<void> {
  const at = now();
  await tx.supplierClaim.createMany({
    data: {
      ...claim,
      id: newId(),
      amountMinor: amount?.minor ?? null,
      currency: amount?.currency ?? null,
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
  });
}

/** Claims back what a delivered line cost us. */
export async function claimDelivered(tx: Db, lineId: string, reason: ClaimReason): Promise<void> {
  const attempt = await tx.supplierAttempt.findFirst({
    where: { lineId, outcome: "SUCCEEDED", supplierOrderId: { not: null } },
    select: {
      supplier: true,
      supplierOrderId: true,
      chargedMinor: true,
      chargedCurrency: true,
      line: { select: { orderId: true, unitCostMinor: true, costCurrency: true, quantity: true } },
    },
  });
  if (!attempt?.supplierOrderId) return;
  const { supplier, supplierOrderId, chargedMinor, chargedCurrency, line } = attempt;
  const amount =
    chargedMinor !== null && chargedCurrency !== null
      ? money(chargedMinor, chargedCurrency)
      : times(money(line.unitCostMinor, line.costCurrency), line.quantity);
  await openClaim(tx, { supplier, supplierOrderId, orderId: line.orderId, lineId, reason, amount });
}

/** Writes down how a claim stands, once: of two who move it from the same state one does. */
export async function moveClaim(
  id: string,
  step: { from: ClaimState; to: ClaimState; note: string; actorId: string },
): Promise<boolean> {
  const { from, to, note, actorId } = step;
  if (!CLAIM_STEPS[from].includes(to)) return false;
  const moved = await db().supplierClaim.updateMany({
    where: { id, state: from },
    data: { state: to, actorId, updatedAt: now(), ...(note && { note }) },
  });
  return moved.count === 1;
}
