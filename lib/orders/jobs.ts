import "server-only";
import { worker } from "@/lib/platform/queue";
import { refundById, refundSettled, sessionChanged } from "@/lib/payments/mutations";
import { markLineRefunded } from "./mutations/deliver-line";
import { settleSession } from "./mutations/settle-payment";

/** Money is on its way back: the line it was for is closed and its buyer told. */
async function closeRefundedLine({ refundId }: { refundId: string }): Promise<void> {
  const { lineId } = await refundById(refundId);
  if (lineId) await markLineRefunded(lineId);
}

async function settleChangedSession({ sessionId }: { sessionId: string }): Promise<void> {
  await settleSession(sessionId, "stripe");
}

export const orderWorkers = [
  worker(sessionChanged, settleChangedSession, { concurrency: 10 }),
  worker(refundSettled, closeRefundedLine),
];
