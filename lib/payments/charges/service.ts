import "server-only";
import Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { isId } from "@/lib/platform/ids";
import { CARD_GONE, NOT_CHARGED, type Presence } from "../cards/model";
import { copyInMetadata, orderCopy, type OrderCopy } from "../service/checkout";
import { failureOf, idOf, stripe } from "../service/client";

export type ChargeRequest = {
  /** Our payment row; it names the charge at Stripe, so a repeat of this call charges nothing more. */
  readonly paymentId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly email: string;
  /** The order as JSON, as pay pages carry it. */
  readonly copy: string;
  readonly amount: Money;
  readonly stripeCustomerId: string;
  readonly paymentMethodId: string;
  readonly presence: Presence;
};

/** What Stripe says about a payment intent of ours, reduced to what we act on. */
export type ChargeState = {
  readonly id: string;
  /** `failed` can still be charged until it is called off; `cancelled` never. */
  readonly outcome: "waiting" | "processing" | "paid" | "failed" | "cancelled";
  readonly paymentId: string | null;
  readonly paymentIntentId: string;
  readonly total: Money;
  /** Stripe's word for why it did not go through. */
  readonly failure: string | null;
  readonly order: OrderCopy | null;
  /** To whom and in whose presence it is charged, in case our books are set back to before it. */
  readonly charge: { presence: Presence; stripeCustomerId: string; paymentMethodId: string } | null;
};

/** What came of asking for a charge; after `unknown` it may have been made or not. */
export type ChargeAnswer =
  | { readonly kind: "told"; readonly state: ChargeState }
  | { readonly kind: "refused"; readonly failure: string }
  | { readonly kind: "unknown"; readonly error: unknown };

/**
 * Charges a kept card, without a page: under the key of our row, so that a repeat is told what became of the first call. A
 * card that wants its owner is not charged but refused, since nobody is there to answer, or a pay page follows.
 */
export async function chargeCard(request: ChargeRequest): Promise<ChargeAnswer> {
  try {
    const { paymentId, amount, presence } = request;
    const intent = await stripe().paymentIntents.create(
      {
        amount: amount.minor,
        currency: amount.currency.toLowerCase(),
        customer: request.stripeCustomerId,
        payment_method: request.paymentMethodId,
        automatic_payment_methods: { enabled: true, allow_redirects: "never" },
        confirm: true,
        ...(presence === "nobody" ? { off_session: true } : { error_on_requires_action: true }),
        description: `Order ${request.orderNumber}`,
        metadata: {
          payment_id: paymentId,
          presence,
          payment_method: request.paymentMethodId,
          ...copyInMetadata(request),
        },
      },
      { idempotencyKey: `charge:${paymentId}` },
    );
    return { kind: "told", state: chargeState(intent) };
  } catch (error) {
    return answerIn(error);
  }
}

function answerIn(error: unknown): ChargeAnswer {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  if (error instanceof StripeCardError && error.payment_intent)
    return { kind: "told", state: chargeState(error.payment_intent) };
  // Refused for what it asks: no intent was made, and none by an earlier call, whose answer would have been repeated.
  if (error instanceof StripeInvalidRequestError) {
    const isGone = error.param === "payment_method" || error.param === "customer" || isAboutMethod(error);
    return { kind: "refused", failure: isGone ? CARD_GONE : NOT_CHARGED };
  }
  return { kind: "unknown", error };
}

function isAboutMethod({ code }: Stripe.errors.StripeError): boolean {
  return code?.startsWith("payment_method_") ?? false;
}

/** Asks Stripe how a charge stands. */
export async function retrieveCharge(paymentIntentId: string): Promise<ChargeState> {
  return chargeState(await stripe().paymentIntents.retrieve(paymentIntentId));
}

/** The charge that a call made of which we heard nothing; null where it made none. */
export async function findCharge(payment: {
  id: string;
  stripeCustomerId: string;
  createdAt: Date;
}): Promise<ChargeState | null> {
  const gte = Math.floor(payment.createdAt.getTime() / 1000) - CLOCKS_APART_SECONDS;
  const intents = stripe().paymentIntents.list({
    customer: payment.stripeCustomerId,
    created: { gte },
    limit: 100,
  });
  for await (const intent of intents)
    if (intent.metadata["payment_id"] === payment.id) return chargeState(intent);
  return null;
}

const CLOCKS_APART_SECONDS = 3600;

/** Calls a charge off, so that it can never go through any more. One that is over already stays as it is. */
export async function cancelCharge(paymentIntentId: string): Promise<ChargeState> {
  try {
    return chargeState(await stripe().paymentIntents.cancel(paymentIntentId));
  } catch (error) {
    if (!failureOf(error).isFinal) throw error;
    return retrieveCharge(paymentIntentId);
  }
}

function chargeState(intent: Stripe.PaymentIntent): ChargeState {
  const { payment_id: paymentId, presence, payment_method: paymentMethodId } = intent.metadata;
  const stripeCustomerId = idOf(intent.customer);
  const isOurs = (presence === "buyer" || presence === "nobody") && paymentMethodId && stripeCustomerId;
  const error = intent.last_payment_error;
  return {
    id: intent.id,
    outcome: outcomeOf(intent),
    paymentId: paymentId && isId(paymentId) ? paymentId : null,
    paymentIntentId: intent.id,
    total: money(intent.amount, intent.currency.toUpperCase()),
    failure: error?.decline_code ?? error?.code ?? intent.cancellation_reason,
    order: orderCopy(intent.metadata),
    charge: isOurs ? { presence, stripeCustomerId, paymentMethodId } : null,
  };
}

function outcomeOf({ status, last_payment_error: error }: Stripe.PaymentIntent): ChargeState["outcome"] {
  if (status === "succeeded") return "paid";
  if (status === "processing") return "processing";
  if (status === "canceled") return "cancelled";
  // Between being made and being confirmed it has not failed yet.
  return error || status === "requires_action" ? "failed" : "waiting";
}
