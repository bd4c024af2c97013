import "server-only";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { changeOrder } from "@/lib/orders/mutations/ledger";
import {
  type RefundDemand,
  type Refunded,
  refundLines,
  type RefundRefusal,
} from "@/lib/orders/refunds/mutations/refund-lines";
import { lookAtUse } from "@/lib/orders/refunds/service";
import { claimDelivered } from "../claims/mutations";
import { abandon } from "../mutations";

/** Sends money back for lines of an order, and claims from the supplier what nobody is going to use. */
export async function giveBack(demand: RefundDemand): Promise<Result<readonly Refunded[], RefundRefusal>> {
  await lookAtUse(demand.orderId);
  return changeOrder(demand.orderId, async (tx) => {
    const sent = await refundLines(tx, demand);
    if (!sent.ok) return sent;
    const isBroken = demand.reason === "not_working";
    for (const { lineId, isReturned } of sent.data)
      if (isReturned || isBroken) await claimDelivered(tx, lineId, isBroken ? "not_working" : "returned");
    return sent;
  });
}

/**
 * Gives a line up whose outcome stays open, after a member of staff looked at the supplier. Not one that was sent a moment
 * ago: its answer may still be on its way.
 */
export async function giveUpOpen(
  line: { id: string; orderId: string },
  actorId: string,
): Promise<Result<null, "not_open" | "in_flight">> {
  const open = await db().supplierAttempt.findFirst({
    where: { lineId: line.id, outcome: null, line: { orderId: line.orderId } },
    select: { line: { select: { status: true } } },
  });
  if (!open) return fail("not_open");
  if (open.line.status !== "OUTCOME_UNKNOWN") return fail("in_flight");
  return (await abandon(line, actorId)) ? ok(null) : fail("not_open");
}
