import "server-only";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { chargeChanged, sessionChanged } from "@/lib/payments/mutations/record-event";
import { disputeMoved } from "@/lib/payments/mutations/track-dispute";
import { fraudWarned } from "@/lib/payments/mutations/track-fraud-warning";
import { refundMoved } from "@/lib/payments/mutations/track-refund";
import { followDispute } from "./mutations/follow-dispute";
import { followFraudWarning } from "./mutations/follow-fraud-warning";
import { followRefund } from "./mutations/refund-line";
import { untoldDisputes, untoldRefunds, untoldWarnings } from "./refunds/data";
import { cancelOrphans } from "./mutations/close-order";
import { settleCharge } from "./mutations/settle-charge";
import { settleSession } from "./mutations/settle-payment";

async function settleChangedSession({ sessionId }: { sessionId: string }): Promise<void> {
  await settleSession(sessionId, "stripe");
}

const sweep = topic("orders.sweep", z.object({}));
const FORGOTTEN_MS = 2 * 60_000;
const BATCH = 1_000;

/** Finds what no job is left for: the rows are the truth, so even a lost queue loses nothing. */
async function sweepForgotten(): Promise<void> {
  await cancelOrphans(fromNow(-FORGOTTEN_MS));
  const refunds = await untoldRefunds(BATCH);
  await wakeAll(
    refundMoved,
    refunds.map((refundId) => ({ refundId })),
  );
  const disputes = await untoldDisputes(BATCH);
  await wakeAll(
    disputeMoved,
    disputes.map((disputeId) => ({ disputeId })),
  );
  const warnings = await untoldWarnings(BATCH);
  await wakeAll(
    fraudWarned,
    warnings.map((warningId) => ({ warningId })),
  );
}

export const orderWorkers = [
  worker(sessionChanged, settleChangedSession, { concurrency: 10 }),
  worker(chargeChanged, (changed) => settleCharge(changed, "stripe"), { concurrency: 10 }),
  worker(refundMoved, async ({ refundId }) => followRefund(refundId)),
  worker(disputeMoved, async ({ disputeId }) => followDispute(disputeId)),
  worker(fraudWarned, async ({ warningId }) => followFraudWarning(warningId)),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
];
