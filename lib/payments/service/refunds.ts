import "server-only";
import type Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { isId } from "@/lib/platform/ids";
import { idOf, stripe } from "./client";

/** How a refund stands at Stripe; `failure` is its own word for why it failed. */
export type RefundState = {
  readonly id: string;
  readonly status: "pending" | "succeeded" | "failed";
  readonly failure: string | null;
};
export type StripeRefund = RefundState & {
  /** Ours, where we asked for it. */
  readonly refundId: string | null;
  /** Under which of its keys we asked. */
  readonly keyNumber: number | null;
  readonly paymentIntentId: string | null;
  readonly amount: Money;
  readonly reason: string;
};

/** Sends money back. Row and key number make the idempotency key, so that a repeat never pays twice. */
export async function refundPayment(refund: {
  refundId: string;
  paymentIntentId: string;
  amount: Money;
  keyNumber: number;
}): Promise<RefundState> {
  const { refundId, keyNumber } = refund;
  const made = await stripe().refunds.create(
    {
      payment_intent: refund.paymentIntentId,
      amount: refund.amount.minor,
      metadata: { refund_id: refundId, try: String(keyNumber) },
    },
    { idempotencyKey: `refund:${refundId}:${keyNumber}` },
  );
  return stripeRefund(made);
}

export async function retrieveRefund(stripeRefundId: string): Promise<StripeRefund> {
  return stripeRefund(await stripe().refunds.retrieve(stripeRefundId));
}

/** A refund that an earlier call made without our hearing of it. One that failed is none, since it is being tried anew. */
export async function findRefund(
  paymentIntentId: string,
  refundId: string,
  keyNumber: number,
): Promise<RefundState | null> {
  for await (const made of refundsOf(paymentIntentId)) {
    if (made.refundId !== refundId) continue;
    if (made.status !== "failed" || made.keyNumber === keyNumber) return made;
  }
  return null;
}

/** Everything that went back of a payment, whoever asked for it; the newest first. */
export async function* refundsOf(paymentIntentId: string): AsyncGenerator<StripeRefund> {
  for await (const made of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
    yield stripeRefund(made);
}

/** A refund of Stripe's, reduced to what we act on. */
export function stripeRefund(refund: Stripe.Refund): StripeRefund {
  const status =
    refund.status === "succeeded"
      ? "succeeded"
      : refund.status === "failed" || refund.status === "canceled"
        ? "failed"
        : "pending";
  const ours = refund.metadata?.refund_id;
  return {
    id: refund.id,
    status,
    failure: refund.failure_reason ?? null,
    refundId: ours && isId(ours) ? ours : null,
    keyNumber: Number(refund.metadata?.try) || null,
    paymentIntentId: idOf(refund.payment_intent),
    amount: money(refund.amount, refund.currency.toUpperCase()),
    reason: refund.reason ?? "refunded in Stripe",
  };
}

/** A cardholder's objection to a charge; while it is open the money is with the bank. */
export type StripeDispute = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly amount: Money;
  readonly reason: string;
  readonly outcome: "open" | "won" | "lost";
};

export async function retrieveDispute(disputeId: string): Promise<StripeDispute> {
  return stripeDispute(await stripe().disputes.retrieve(disputeId));
}

/** A dispute of Stripe's, reduced to what we act on. */
export function stripeDispute(dispute: Stripe.Dispute): StripeDispute {
  const { id, amount, currency, reason, status } = dispute;
  return {
    id,
    paymentIntentId: idOf(dispute.payment_intent),
    amount: money(amount, currency.toUpperCase()),
    reason,
    // An inquiry that was closed took no money, which is as good as won.
    outcome: status === "lost" ? "lost" : status === "won" || status === "warning_closed" ? "won" : "open",
  };
}
