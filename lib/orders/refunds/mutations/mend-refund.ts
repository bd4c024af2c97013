import "server-only";
import { refundById } from "@/lib/payments/data";
import { closeFailedRefund, reopenRefund } from "@/lib/payments/mutations/track-refund";
import type { Db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { EventType } from "../../model";
import { changeOrder, record } from "../../mutations/ledger";

type Mending = { readonly refundId: string; readonly actorId: string };

/** Has a refund that failed tried once more. */
export function retryRefund(mending: Mending): Promise<Result<null, "not_failed">> {
  return mend(mending, { how: reopenRefund, type: "refund_requested", reason: "tried_again" });
}

/** Says that a refund which failed for good was paid in another way, by bank transfer for instance. */
export function settleByHand(mending: Mending): Promise<Result<null, "not_failed">> {
  return mend(mending, { how: closeFailedRefund, type: "refunded_by_hand", reason: "paid_by_hand" });
}

async function mend(
  { refundId, actorId }: Mending,
  step: { how: (tx: Db, refundId: string) => Promise<boolean>; type: EventType; reason: string },
): Promise<Result<null, "not_failed">> {
  const { orderId, lineId, amount } = await refundById(refundId);
  return changeOrder(orderId, async (tx) => {
    if (!(await step.how(tx, refundId))) return fail("not_failed");
    const { type, reason } = step;
    const data = { refund: refundId, reason, amount: amount.minor, currency: amount.currency, by: actorId };
    await record(tx, { orderId, ...(lineId && { lineId }), type, actor: "staff", data });
    return ok(null);
  });
}
