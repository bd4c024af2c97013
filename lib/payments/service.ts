import "server-only";
import Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { env, isLiveKey } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";

export const STRIPE_API_VERSION = "2026-10-28.endive";
// Behind a page a buyer waits, so long before the library's own 80 seconds.
const TIMEOUT_MS = 15_000;

let client: Stripe | undefined;

/** Stripe's own client, as this shop is configured. */
export function stripe(): Stripe {
  if (client) return client;
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = env();
  const address = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null;
  client = new Stripe(STRIPE_SECRET_KEY, {
    apiVersion: STRIPE_API_VERSION,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(address
      ? {
          host: address.hostname,
          port: address.port,
          protocol: address.protocol === "https:" ? "https" : "http",
        }
      : {}),
  });
  return client;
}

export type CheckoutRequest = {
  /** Our payment row; it names the session at Stripe, so a repeat of this call makes no second one. */
  readonly paymentId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly locale: string;
  /** Each is charged as one item at what it comes to, so that a discount on several eSIMs lands on the minor unit. */
  readonly lines: readonly { title: string; total: Money }[];
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
};

/** What Stripe says about a session, reduced to what we act on. */
export type SessionState = {
  readonly id: string;
  readonly url: string | null;
  readonly outcome: "open" | "processing" | "paid" | "failed" | "expired";
  readonly paymentId: string | null;
  readonly paymentIntentId: string | null;
  readonly total: Money | null;
  /** Stripe's word for why a promised payment did not arrive. */
  readonly failure: string | null;
};

/** Opens a hosted pay page. Repeating it with the same payment id gives the same page. */
export async function openCheckout(request: CheckoutRequest): Promise<SessionState> {
  const session = await stripe().checkout.sessions.create(
    {
      mode: "payment",
      client_reference_id: request.paymentId,
      customer_email: request.email,
      locale: stripeLocale(request.locale),
      line_items: request.lines.map((line) => ({
        quantity: 1,
        price_data: {
          currency: line.total.currency.toLowerCase(),
          unit_amount: line.total.minor,
          product_data: { name: line.title },
        },
      })),
      metadata: { order_id: request.orderId, order_number: request.orderNumber },
      payment_intent_data: {
        description: `Order ${request.orderNumber}`,
        metadata: { order_id: request.orderId },
      },
      expires_at: Math.floor(request.expiresAt.getTime() / 1000),
      success_url: request.successUrl,
      cancel_url: request.cancelUrl,
    },
    { idempotencyKey: `checkout:${request.paymentId}` },
  );
  return sessionState(session);
}

/** Has Stripe close a pay page. One that is over already stays as it is: what it ended as is asked of Stripe afterwards. */
export async function expireSession(sessionId: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(sessionId);
  } catch (error) {
    if (!failureOf(error).isFinal) throw error;
  }
}

/** Asks Stripe how a session stands; the only source we believe. */
export async function retrieveSession(sessionId: string): Promise<SessionState> {
  return sessionState(await stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent"] }));
}

function sessionState(session: Stripe.Checkout.Session): SessionState {
  return {
    id: session.id,
    url: session.url,
    outcome: outcomeOf(session),
    paymentId: session.client_reference_id,
    paymentIntentId: idOf(session.payment_intent),
    total:
      session.amount_total === null || !session.currency
        ? null
        : money(session.amount_total, session.currency.toUpperCase()),
    failure:
      typeof session.payment_intent === "object"
        ? (session.payment_intent?.last_payment_error?.code ?? null)
        : null,
  };
}

function outcomeOf(session: Stripe.Checkout.Session): SessionState["outcome"] {
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return "open";
  if (session.payment_status !== "unpaid") return "paid";
  const intent = session.payment_intent;
  // A promised payment that did not arrive leaves the session complete, and its intent without means to pay.
  const isOver =
    typeof intent === "object" &&
    (intent?.status === "requires_payment_method" || intent?.status === "canceled");
  return isOver ? "failed" : "processing";
}

const STRIPE_LOCALES = ["en", "de", "es", "fr", "tr"] as const;
function stripeLocale(locale: string): Stripe.Checkout.SessionCreateParams.Locale {
  return STRIPE_LOCALES.find((known) => known === locale) ?? "auto";
}

/** How a refund stands at Stripe; `failure` is its own word for why it failed. */
export type RefundState = {
  readonly id: string;
  readonly status: "pending" | "succeeded" | "failed";
  readonly failure: string | null;
};
export type StripeRefund = RefundState & {
  /** Ours, where we asked for it. */
  readonly refundId: string | null;
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
  for await (const made of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
    if (made.metadata?.refund_id !== refundId) continue;
    const state = stripeRefund(made);
    if (state.status !== "failed" || made.metadata.try === String(keyNumber)) return state;
  }
  return null;
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

/** The id of what Stripe names by its id or sends whole. */
export function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}

/** An event's identity; what it says about the object is asked of Stripe again. */
export type VerifiedEvent = { readonly id: string; readonly type: string; readonly objectId: string };

function identityOf({ id, type, data }: Stripe.Event): VerifiedEvent {
  const object: unknown = data.object;
  const objectId = typeof object === "object" && object !== null && "id" in object ? String(object.id) : "";
  return { id, type, objectId };
}

/** Checks a webhook's signature over its raw body; null if it is not Stripe's, too old, or of the other mode. */
export function verifyEvent(rawBody: string, signature: string): VerifiedEvent | null {
  try {
    const event = stripe().webhooks.constructEvent(rawBody, signature, env().STRIPE_WEBHOOK_SECRET);
    if (event.livemode !== isLiveKey(env().STRIPE_SECRET_KEY)) return null;
    return identityOf(event);
  } catch (error) {
    log.warn({ err: error }, "a webhook was refused");
    return null;
  }
}

/**
 * What a failed call means: `isFinal` where Stripe refuses it for what it asks, so that asking again changes nothing;
 * `isMissing` where it knows nothing of that name; `isReplayed` where Stripe answered with a failure of its own, which it
 * repeats for the same idempotency key.
 */
export function failureOf(error: unknown): { isFinal: boolean; isMissing: boolean; isReplayed: boolean } {
  const { StripeInvalidRequestError, StripeAPIError } = Stripe.errors;
  const isRefused = error instanceof StripeInvalidRequestError;
  return {
    // A disputed charge can be refunded once the dispute was won.
    isFinal: isRefused && error.code !== "charge_disputed",
    isMissing: isRefused && error.code === "resource_missing",
    isReplayed: error instanceof StripeAPIError,
  };
}

/** Events of the last month that no address of ours has taken yet. */
export async function* undeliveredEvents(): AsyncGenerator<VerifiedEvent> {
  for await (const event of stripe().events.list({ delivery_success: false, limit: 100 }))
    yield identityOf(event);
}
