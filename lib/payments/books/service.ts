import "server-only";
import type Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { isId } from "@/lib/platform/ids";
import { idOf, stripe } from "../service/client";
import { type StripeWarning, stripeWarning } from "../service/fraud-warnings";
import { type StripeDispute, stripeDispute, type StripeRefund, stripeRefund } from "../service/refunds";

// Stripe's books as lists, from a moment on; every page of them, newest first.

/** Money that was taken; `orderId` is what our own sessions put on it. */
export type StripeCharge = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly orderId: string | null;
  readonly amount: Money;
};

/** Charges that went through. */
export async function* chargesSince(since: Date): AsyncGenerator<StripeCharge> {
  for await (const charge of stripe().charges.list(listed(since))) {
    if (!charge.paid) continue;
    const { order_id: orderId } = charge.metadata;
    yield {
      id: charge.id,
      paymentIntentId: idOf(charge.payment_intent),
      orderId: orderId && isId(orderId) ? orderId : null,
      amount: money(charge.amount, charge.currency.toUpperCase()),
    };
  }
}

export async function* refundsSince(since: Date): AsyncGenerator<StripeRefund> {
  for await (const refund of stripe().refunds.list(listed(since))) yield stripeRefund(refund);
}

export async function* disputesSince(since: Date): AsyncGenerator<StripeDispute> {
  for await (const dispute of stripe().disputes.list(listed(since))) yield stripeDispute(dispute);
}

export async function* fraudWarningsSince(since: Date): AsyncGenerator<StripeWarning> {
  for await (const warning of stripe().radar.earlyFraudWarnings.list(listed(since)))
    yield stripeWarning(warning);
}

/** The session whose buyer paid with an intent; null where it came from no session. */
export async function sessionOfIntent(paymentIntentId: string): Promise<string | null> {
  const found = await stripe().checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
  return found.data[0]?.id ?? null;
}

function listed(since: Date): { created: Stripe.RangeQueryParam; limit: number } {
  return { created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100 };
}
