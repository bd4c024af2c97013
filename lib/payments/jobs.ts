import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { errorText, present } from "@/lib/platform/errors";
import { redactText } from "@/lib/platform/log";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { sessionOfIntent } from "./books/service";
import { cardWorkers, sweepCards } from "./cards/jobs";
import { retrieveCharge } from "./charges/service";
import {
  isKnownRefund,
  isPaymentDisputed,
  chargesToCheck,
  paymentById,
  paymentByIntent,
  paymentBySession,
  refundById,
  refundsToCheck,
  sessionsToCheck,
} from "./data";
import {
  chargeChanged,
  disputeChanged,
  fraudWarningRaised,
  recordEvent,
  refundChanged,
  sessionChanged,
} from "./mutations/record-event";
import { refundRequested } from "./mutations/request-refund";
import { recordDispute } from "./mutations/track-dispute";
import { recordFraudWarning } from "./mutations/track-fraud-warning";
import {
  postponeRefund,
  recordForeignRefund,
  refundRefused,
  storeRefundError,
  storeRefundState,
  takeRefundTurn,
} from "./mutations/track-refund";
import { failureOf } from "./service/client";
import { undeliveredEvents } from "./service/events";
import { retrieveFraudWarning } from "./service/fraud-warnings";
import { findRefund, refundPayment, refundsOf, retrieveDispute, retrieveRefund } from "./service/refunds";

type Refund = Awaited<ReturnType<typeof refundById>>;

/** Carries one refund out, or looks how it stands. Any process may run it, any number of times. */
async function carryOutRefund({ refundId }: { refundId: string }): Promise<void> {
  const refund = await refundById(refundId);
  if (refund.status !== "REQUESTED" && refund.status !== "PENDING") return;
  if (!(await takeRefundTurn(refundId))) return;
  if (!refund.stripeRefundId && (await isPaymentDisputed(refund.paymentId)))
    return postponeRefund(refundId, "the payment is disputed");
  try {
    await storeRefundState(refundId, await stateOf(refund));
  } catch (error) {
    const { isFinal, isReplayed } = failureOf(error);
    const text = redactText(errorText(error));
    await storeRefundError(refundId, { error: text, isFinal, needsNewKey: isReplayed });
    if (!isFinal) throw error;
  }
}

// Stripe forgets a key after a day, and would carry the refund out once more.
const KEY_LASTS_MS = 23 * 3600_000;

async function stateOf(refund: Refund) {
  if (refund.stripeRefundId) return retrieveRefund(refund.stripeRefundId);
  const { id: refundId, amount, keyNumber, kind, lineId, reasonKey, reason } = refund;
  const paymentIntentId = present(refund.paymentIntentId, "payment intent");
  const isFirst = refund.lastError === null && now().getTime() - refund.createdAt.getTime() < KEY_LASTS_MS;
  // After a try that ended without an answer it is looked up by our own id before anything is sent.
  const done = isFirst && keyNumber === 1 ? null : await findRefund(paymentIntentId, refundId, keyNumber);
  const origin = { kind, lineId, reasonKey, reason };
  return done ?? refundPayment({ refundId, amount, paymentIntentId, keyNumber, origin });
}

/**
 * A refund that we did not ask for was made in Stripe's dashboard, or by us before our books were set back. One that we
 * know of is only brought up to date.
 */
export async function followRefund({ stripeRefundId }: { stripeRefundId: string }): Promise<void> {
  const refund = await retrieveRefund(stripeRefundId);
  if (refund.refundId && (await isKnownRefund(refund.refundId)))
    return storeRefundState(refund.refundId, refund);
  const payment = refund.paymentIntentId && (await paymentByIntent(refund.paymentIntentId));
  if (payment) await recordForeignRefund(payment.id, refund);
}

/** What stands in the way of a refund is mostly money that went back past us: Stripe is asked instead of awaiting its events. */
async function findWhatStandsInTheWay({ refundId }: { refundId: string }): Promise<void> {
  const { paymentId, paymentIntentId } = await refundById(refundId);
  await bookReturns({ id: paymentId, paymentIntentId: present(paymentIntentId, "payment intent") });
}

/** Books all that went back of a payment and is not in our books. */
export async function bookReturns(payment: { id: string; paymentIntentId: string }): Promise<void> {
  for await (const refund of refundsOf(payment.paymentIntentId)) {
    if (refund.refundId && (await isKnownRefund(refund.refundId))) continue;
    await recordForeignRefund(payment.id, refund);
  }
}

/** Writes down how a dispute stands at Stripe. */
export async function followDispute({ disputeId }: { disputeId: string }): Promise<void> {
  const dispute = await retrieveDispute(disputeId);
  const payment = dispute.paymentIntentId && (await paymentByIntent(dispute.paymentIntentId));
  if (payment) await recordDispute(payment.id, dispute);
}

/** Writes down that a bank takes a payment for fraud. It may say so before we have heard that the payment arrived. */
export async function followFraudWarning({ warningId }: { warningId: string }): Promise<void> {
  const warning = await retrieveFraudWarning(warningId);
  const { paymentIntentId: intentId } = warning;
  if (!intentId) return;
  const payment = (await paymentByIntent(intentId)) ?? (await paymentUnheardOf(intentId));
  if (payment) await recordFraudWarning(payment.id, warning);
}

async function paymentUnheardOf(paymentIntentId: string) {
  const sessionId = await sessionOfIntent(paymentIntentId);
  if (sessionId) return paymentBySession(sessionId);
  const { paymentId } = await retrieveCharge(paymentIntentId);
  return paymentId ? paymentById(paymentId) : null;
}

const sweep = topic("payments.sweep", z.object({}));
const catchUp = topic("payments.catch-up", z.object({}));
const BATCH = 1_000;

/** Asks Stripe about what should have been heard of by now: the rows are the truth, so even a lost event loses nothing. */
async function sweepForgotten(): Promise<void> {
  const [sessions, refunds] = [await sessionsToCheck(BATCH), await refundsToCheck(BATCH)];
  await wakeAll(
    sessionChanged,
    sessions.map((sessionId) => ({ sessionId })),
  );
  await wakeAll(
    refundRequested,
    refunds.map((refundId) => ({ refundId })),
  );
  const charges = await chargesToCheck(BATCH);
  await wakeAll(
    chargeChanged,
    charges.map((paymentId) => ({ paymentId, paymentIntentId: null })),
  );
  await sweepCards(BATCH);
}

/** Fetches the events that Stripe could not deliver. */
async function fetchUndelivered(): Promise<void> {
  for await (const event of undeliveredEvents()) await recordEvent(event);
}

export const paymentWorkers = [
  worker(refundRequested, carryOutRefund),
  worker(refundChanged, followRefund),
  worker(disputeChanged, followDispute),
  worker(fraudWarningRaised, followFraudWarning),
  worker(refundRefused, findWhatStandsInTheWay),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
  ...cardWorkers,
  worker(catchUp, fetchUndelivered, { every: "*/5 * * * *", concurrency: 1 }),
];
