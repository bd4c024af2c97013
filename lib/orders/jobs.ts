import "server-only";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { sessionChanged } from "@/lib/payments/mutations/record-event";
import { disputeMoved } from "@/lib/payments/mutations/track-dispute";
import { refundMoved } from "@/lib/payments/mutations/track-refund";
import { followDispute } from "./mutations/follow-dispute";
import { followRefund } from "./mutations/refund-line";
import { untoldDisputes, untoldRefunds } from "./refunds/data";
import { cancelOrphans, settleSession } from "./mutations/settle-payment";

async function settleChangedSession({ sessionId }: { sessionId: string }): Promise<void> {
  await settleSession(sessionId, "stripe");
}

const sweep = topic("orders.sweep", z.object({}));
const FORGOTTEN_MS = 2 * 60_000;
const BATCH = 1_000;

/** Finds what no job is left for: the rows are the truth, so even a lost queue loses nothing. */
async function sweepForgotten(): Promise<void> {
  await cancelOrphans(fromNow(-FORGOTTEN_MS));
  const [refunds, disputes] = [await untoldRefunds(BATCH), await untoldDisputes(BATCH)];
  await wakeAll(
    refundMoved,
    refunds.map((refundId) => ({ refundId })),
  );
  await wakeAll(
    disputeMoved,
    disputes.map((disputeId) => ({ disputeId })),
  );
}

export const orderWorkers = [
  worker(sessionChanged, settleChangedSession, { concurrency: 10 }),
  worker(refundMoved, async ({ refundId }) => followRefund(refundId)),
  worker(disputeMoved, async ({ disputeId }) => followDispute(disputeId)),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
];
