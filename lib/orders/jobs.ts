import "server-only";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { topic, worker } from "@/lib/platform/queue";
import { sessionChanged } from "@/lib/payments/mutations/record-event";
import { disputeMoved } from "@/lib/payments/mutations/track-dispute";
import { refundMoved } from "@/lib/payments/mutations/track-refund";
import { followDispute } from "./mutations/follow-dispute";
import { followRefund } from "./mutations/refund-line";
import { cancelOrphans, settleSession } from "./mutations/settle-payment";

async function settleChangedSession({ sessionId }: { sessionId: string }): Promise<void> {
  await settleSession(sessionId, "stripe");
}

const sweep = topic("orders.sweep", z.object({}));
const FORGOTTEN_MS = 2 * 60_000;

export const orderWorkers = [
  worker(sessionChanged, settleChangedSession, { concurrency: 10 }),
  worker(refundMoved, async ({ refundId }) => followRefund(refundId)),
  worker(disputeMoved, async ({ disputeId }) => followDispute(disputeId)),
  worker(sweep, async () => cancelOrphans(fromNow(-FORGOTTEN_MS)), { every: "* * * * *", concurrency: 1 }),
];
