import "server-only";
import type Stripe from "stripe";
import { idOf, stripe } from "./client";

/** What a card's bank says of a payment before its holder disputes it; `fraudType` is Stripe's own word. */
export type StripeWarning = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly fraudType: string;
  readonly warnedAt: Date;
};

export async function retrieveFraudWarning(warningId: string): Promise<StripeWarning> {
  return stripeWarning(await stripe().radar.earlyFraudWarnings.retrieve(warningId));
}

/** A warning of Stripe's, reduced to what we act on. */
export function stripeWarning(warning: Stripe.Radar.EarlyFraudWarning): StripeWarning {
  return {
    id: warning.id,
    paymentIntentId: idOf(warning.payment_intent ?? null),
    fraudType: warning.fraud_type,
    warnedAt: new Date(warning.created * 1000),
  };
}
