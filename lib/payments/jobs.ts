import "server-only";
import { errorText, present } from "@/lib/platform/errors";
import { redactText } from "@/lib/platform/log";
import { worker } from "@/lib/platform/queue";
import { refundById, refundRequested, storeRefundError, storeRefundState } from "./mutations";
import { isRefusal, refundPayment, retrieveRefund } from "./service";

/** Carries one refund out, or looks how it stands. Safe to run twice: Stripe knows the refund by our id. */
async function carryOutRefund({ refundId }: { refundId: string }): Promise<void> {
  const refund = await refundById(refundId);
  if (refund.status === "SUCCEEDED" || refund.status === "FAILED") return;
  try {
    const state = refund.stripeRefundId
      ? await retrieveRefund(refund.stripeRefundId)
      : await refundPayment({
          refundId,
          amount: refund.amount,
          paymentIntentId: present(refund.paymentIntentId, "payment intent"),
        });
    await storeRefundState(refundId, state);
  } catch (error) {
    const final = isRefusal(error);
    await storeRefundError(refundId, redactText(errorText(error)), final);
    if (!final) throw error;
  }
}

export const paymentWorkers = [worker(refundRequested, carryOutRefund)];
