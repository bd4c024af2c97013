import "server-only";
import type { Money } from "@/lib/money/model";
import { orderExists } from "@/lib/orders/data";
import { settleCharge } from "@/lib/orders/mutations/settle-charge";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
import {
  type BookedPayment,
  type BookedRefund,
  bookedCharge,
  bookedPayment,
  disputesByIds,
  knownWarnings,
  paidSince,
  paymentsByIntents,
  refundedSince,
  refundsByStripeIds,
} from "@/lib/payments/books/data";
import {
  chargesSince,
  disputesSince,
  fraudWarningsSince,
  refundsSince,
  sessionOfIntent,
  type StripeCharge,
} from "@/lib/payments/books/service";
import { retrieveCharge } from "@/lib/payments/charges/service";
import { followDispute, followFraudWarning, followRefund } from "@/lib/payments/jobs";
import { retrieveSession } from "@/lib/payments/service/checkout";
import { failureOf } from "@/lib/payments/service/client";
import type { StripeWarning } from "@/lib/payments/service/fraud-warnings";
import { retrieveRefund, type StripeDispute, type StripeRefund } from "@/lib/payments/service/refunds";
import type { Finding } from "../model";

export type StripeReport = {
  readonly findings: readonly Finding[];
  readonly payments: number;
  readonly refunds: number;
};

/**
 * Compares what Stripe took and gave back with our books. What an event should have told is done first, so that only what
 * cannot be settled is a difference. What other shops do on the account is none of ours.
 */
export async function compareStripe(since: Date, onStep: () => Promise<void>): Promise<StripeReport> {
  const paid = await paidSince(since);
  const charges = await Array.fromAsync(chargesSince(since));
  await onStep();
  const ofCharges = await compareCharges(charges, { paid, onStep });
  await onStep();
  const refunded = await refundedSince(since);
  const refunds = await Array.fromAsync(refundsSince(since));
  await onStep();
  const ofRefunds = await compareRefunds(refunds, { done: refunded, onStep });
  await followDisputes(await Array.fromAsync(disputesSince(since)));
  await followWarnings(await Array.fromAsync(fraudWarningsSince(since)));
  return {
    findings: [...ofCharges.findings, ...ofRefunds.findings],
    payments: ofCharges.count,
    refunds: ofRefunds.count,
  };
}

/** Called before each question that is asked for one thing alone. */
type OnStep = () => Promise<void>;
type Compared = { readonly findings: Finding[]; readonly count: number };

async function compareCharges(
  charges: readonly StripeCharge[],
  { paid, onStep }: { paid: readonly BookedPayment[]; onStep: OnStep },
): Promise<Compared> {
  const known = await paymentsByIntents(charges.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const findings: Finding[] = [];
  const met = new Set<string>();
  for (const charge of charges) {
    let payment = known.get(charge.paymentIntentId ?? "") ?? null;
    if (!payment && charge.orderId) {
      await onStep();
      payment = await settleUnknown(charge);
    }
    if (!payment && charge.orderId === null) continue;
    met.add(payment?.id ?? charge.id);
    const orderId = payment?.orderId ?? ((await orderExists(charge.orderId)) ? charge.orderId : null);
    const unknown = { orderId, foreignId: charge.id, found: charge.amount };
    findings.push({ kind: "UNKNOWN_PAYMENT", subject: charge.id, difference: payment ? null : unknown });
    if (payment) findings.push(aboutPayment(payment, charge.amount));
  }
  for (const payment of paid.filter(({ id }) => !met.has(id))) {
    await onStep();
    findings.push(aboutPayment(payment, await amountPaid(payment)));
  }
  return { findings, count: met.size };
}

/** A charge whose payment we do not call paid: Stripe is asked about it as if an event had told. */
async function settleUnknown({ paymentIntentId }: StripeCharge): Promise<BookedPayment | null> {
  if (!paymentIntentId) return null;
  const sessionId = await sessionOfIntent(paymentIntentId);
  if (sessionId) {
    await settleSession(sessionId, "system");
    return bookedPayment(sessionId);
  }
  const { paymentId } = await retrieveCharge(paymentIntentId);
  if (!paymentId) return null;
  await settleCharge({ paymentId, paymentIntentId }, "system");
  return bookedCharge(paymentId);
}

function aboutPayment(payment: BookedPayment, found: Money | null): Finding {
  const { id, orderId, status, amount } = payment;
  const foreignId = payment.paymentIntentId ?? payment.sessionId ?? id;
  const isSame = (status === "PAID" || status === "SURPLUS") && equals(amount, found);
  const difference = isSame ? null : { orderId, foreignId, expected: amount, found };
  return { kind: "PAYMENT_DIFFERENCE", subject: id, difference };
}

function equals(amount: Money, other: Money | null): boolean {
  return amount.minor === other?.minor && amount.currency === other.currency;
}

/** What Stripe says was paid for a payment whose charge is not in the list; it may be an older one. Null where nothing was. */
async function amountPaid({ sessionId, paymentIntentId }: BookedPayment): Promise<Money | null> {
  if (!sessionId) {
    const charge = paymentIntentId && (await unlessMissing(retrieveCharge(paymentIntentId)));
    return charge && charge.outcome === "paid" ? charge.total : null;
  }
  const session = await unlessMissing(retrieveSession(sessionId));
  return session && session.outcome === "paid" ? session.total : null;
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (failureOf(error).isMissing) return null;
    throw error;
  }
}

const STATUS = { pending: "PENDING", succeeded: "SUCCEEDED", failed: "FAILED" } as const;

async function compareRefunds(
  refunds: readonly StripeRefund[],
  { done, onStep }: { done: readonly BookedRefund[]; onStep: OnStep },
): Promise<Compared> {
  const ids = refunds.map(({ id }) => id);
  const listed = new Set(ids);
  const payments = await paymentsByIntents(refunds.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const before = await refundsByStripeIds(ids);
  const ours = refunds.filter(({ paymentIntentId }) => payments.has(paymentIntentId ?? ""));
  for (const { id, status } of ours) {
    if (before.get(id)?.status === STATUS[status] || (!before.has(id) && status === "failed")) continue;
    await onStep();
    await followRefund({ stripeRefundId: id });
  }
  const booked = await refundsByStripeIds(ids);
  const findings = ours.flatMap((refund): Finding[] => {
    const row = booked.get(refund.id);
    const orderId = payments.get(refund.paymentIntentId ?? "")?.orderId ?? null;
    const unknown = { orderId, foreignId: refund.id, found: refund.amount };
    const isMissing = !row && refund.status !== "failed";
    return [
      { kind: "UNKNOWN_REFUND", subject: refund.id, difference: isMissing ? unknown : null },
      ...(row ? [aboutRefund(row, refund)] : []),
    ];
  });
  for (const row of done) {
    const { stripeRefundId } = row;
    if (!stripeRefundId || listed.has(stripeRefundId)) continue;
    await onStep();
    findings.push(aboutRefund(row, await unlessMissing(retrieveRefund(stripeRefundId))));
  }
  return { findings, count: ours.length };
}

function aboutRefund(row: BookedRefund, refund: StripeRefund | null): Finding {
  const foreignId = row.stripeRefundId ?? row.id;
  const found = refund?.amount ?? null;
  const isSame = equals(row.amount, found) && refund !== null && row.status === STATUS[refund.status];
  const difference = isSame ? null : { orderId: row.orderId, foreignId, expected: row.amount, found };
  return { kind: "REFUND_DIFFERENCE", subject: foreignId, difference };
}

const DISPUTE = { open: "OPEN", won: "WON", lost: "LOST" } as const;

async function followDisputes(disputes: readonly StripeDispute[]): Promise<void> {
  const payments = await paymentsByIntents(disputes.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const ours = disputes.filter(({ paymentIntentId }) => payments.has(paymentIntentId ?? ""));
  const known = await disputesByIds(ours.map(({ id }) => id));
  for (const { id, outcome } of ours)
    if (known.get(id) !== DISPUTE[outcome]) await followDispute({ disputeId: id });
}

async function followWarnings(warnings: readonly StripeWarning[]): Promise<void> {
  const payments = await paymentsByIntents(warnings.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const ours = warnings.filter(({ paymentIntentId }) => payments.has(paymentIntentId ?? ""));
  const known = await knownWarnings(ours.map(({ id }) => id));
  for (const { id } of ours) if (!known.has(id)) await followFraudWarning({ warningId: id });
}
