import "server-only";
import Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { env, isLiveKey } from "@/lib/platform/env";
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
  readonly lines: readonly { title: string; unitPrice: Money; quantity: number }[];
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
};

/** What Stripe says about a session, reduced to what we act on. */
export type SessionState = {
  readonly id: string;
  readonly url: string | null;
  readonly outcome: "open" | "processing" | "paid" | "expired";
  readonly paymentId: string | null;
  readonly paymentIntentId: string | null;
  readonly total: Money | null;
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
        quantity: line.quantity,
        price_data: {
          currency: line.unitPrice.currency.toLowerCase(),
          unit_amount: line.unitPrice.minor,
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

/** Asks Stripe how a session stands; the only source we believe. */
export async function retrieveSession(sessionId: string): Promise<SessionState> {
  return sessionState(await stripe().checkout.sessions.retrieve(sessionId));
}

function sessionState(session: Stripe.Checkout.Session): SessionState {
  const intent = session.payment_intent;
  return {
    id: session.id,
    url: session.url,
    outcome: outcomeOf(session),
    paymentId: session.client_reference_id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    total:
      session.amount_total === null || !session.currency
        ? null
        : money(session.amount_total, session.currency.toUpperCase()),
  };
}

function outcomeOf(session: Stripe.Checkout.Session): SessionState["outcome"] {
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return "open";
  return session.payment_status === "unpaid" ? "processing" : "paid";
}

const STRIPE_LOCALES = ["en", "de", "es", "fr", "tr"] as const;
function stripeLocale(locale: string): Stripe.Checkout.SessionCreateParams.Locale {
  return STRIPE_LOCALES.find((known) => known === locale) ?? "auto";
}

export type RefundState = { readonly id: string; readonly status: "pending" | "succeeded" | "failed" };

/** Sends money back. The refund row's id is the idempotency key, so a repeat never pays twice. */
export async function refundPayment(refund: {
  refundId: string;
  paymentIntentId: string;
  amount: Money;
}): Promise<RefundState> {
  const made = await stripe().refunds.create(
    {
      payment_intent: refund.paymentIntentId,
      amount: refund.amount.minor,
      metadata: { refund_id: refund.refundId },
    },
    { idempotencyKey: `refund:${refund.refundId}` },
  );
  return refundState(made);
}

export async function retrieveRefund(stripeRefundId: string): Promise<RefundState> {
  return refundState(await stripe().refunds.retrieve(stripeRefundId));
}

function refundState(refund: Stripe.Refund): RefundState {
  const status =
    refund.status === "succeeded"
      ? "succeeded"
      : refund.status === "failed" || refund.status === "canceled"
        ? "failed"
        : "pending";
  return { id: refund.id, status };
}

/** An event's identity; what it says about the object is asked of Stripe again. */
export type VerifiedEvent = { readonly id: string; readonly type: string; readonly objectId: string };

/** Checks a webhook's signature over its raw body; null if it is not Stripe's, too old, or of the other mode. */
export function verifyEvent(rawBody: string, signature: string): VerifiedEvent | null {
  try {
    const event = stripe().webhooks.constructEvent(rawBody, signature, env().STRIPE_WEBHOOK_SECRET);
    if (event.livemode !== isLiveKey(env().STRIPE_SECRET_KEY)) return null;
    const object: unknown = event.data.object;
    const objectId = typeof object === "object" && object !== null && "id" in object ? String(object.id) : "";
    return { id: event.id, type: event.type, objectId };
  } catch (error) {
    log.warn({ err: error }, "a webhook was refused");
    return null;
  }
}

/** True where Stripe refuses a request for what it asks; asking again changes nothing. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError;
}
