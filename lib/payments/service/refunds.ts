import "server-only";
import type Stripe from "stripe";
import { z } from "zod";
import { money, type Money } from "@/lib/money/model";
import { isId } from "@/lib/platform/ids";
import { REFUND_KINDS } from "../model";
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
  /** What was refunded, as our books name it; null where it was not ours. */
  readonly origin: RefundOrigin | null;
  readonly paymentIntentId: string | null;
  readonly amount: Money;
  readonly reason: string;
};

/** What a refund of ours is for. Stripe keeps it for us, in case our books are set back to before it. */
const originSchema = z.object({
  kind: z.enum(REFUND_KINDS),
  lineId: z.uuid().nullable(),
  reasonKey: z.string().min(1),
  reason: z.string(),
});
export type RefundOrigin = z.infer<typeof originSchema>;

/** Sends money back. Row and key number make the idempotency key, so that a repeat never pays twice. */
export async function refundPayment(refund: {
  refundId: string;
  paymentIntentId: string;
  amount: Money;
  keyNumber: number;
  origin: RefundOrigin;
}): Promise<RefundState> {
  const { refundId, keyNumber, origin } = refund;
  const made = await stripe().refunds.create(
    {
      payment_intent: refund.paymentIntentId,
      amount: refund.amount.minor,
      metadata: {
        refund_id: refundId,
        try: String(keyNumber),
        kind: origin.kind,
        ...(origin.lineId && { line_id: origin.lineId }),
        reason_key: origin.reasonKey,
        reason: origin.reason,
      },
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
  const { refund_id: ours, try: keyNumber, ...named } = refund.metadata ?? {};
  return {
    id: refund.id,
    status,
    failure: refund.failure_reason ?? null,
    refundId: ours && isId(ours) ? ours : null,
    keyNumber: Number(keyNumber) || null,
    origin: originOf(named),
    paymentIntentId: idOf(refund.payment_intent),
    amount: money(refund.amount, refund.currency.toUpperCase()),
    reason: refund.reason ?? "refunded in Stripe",
  };
}

function originOf({ kind, line_id, reason_key, reason }: Stripe.Metadata): RefundOrigin | null {
  const origin = originSchema.safeParse({ kind, lineId: line_id ?? null, reasonKey: reason_key, reason });
  return origin.data ?? null;
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
