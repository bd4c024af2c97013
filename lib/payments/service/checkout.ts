import "server-only";
import type Stripe from "stripe";
import { money, type Money } from "@/lib/money/model";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { failureOf, idOf, stripe } from "./client";
import { jsonFromMetadata, jsonInMetadata } from "./metadata";

export type CheckoutRequest = {
  /** Our payment row; it names the session at Stripe, so a repeat of this call makes no second one. */
  readonly paymentId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly locale: string;
  /** The order as JSON; Stripe keeps it for us, in case our books are set back to before it. */
  readonly copy: string;
  /** Each is charged as one item at what it comes to, so that a discount on several eSIMs lands on the minor unit. */
  readonly lines: readonly { title: string; total: Money }[];
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** The customer of Stripe's who keeps the card that the page is paid with; null where nobody does. */
  readonly keepFor?: string | null;
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
  /** The order that is paid for, as the shop that opened the page put it down there; null where no shop did. */
  readonly order: OrderCopy | null;
  /** The card it was paid with, where its buyer wanted it to be kept. */
  readonly card: KeptCard | null;
};

/** What is known of a card that Stripe keeps for a customer. */
export type KeptCard = {
  readonly stripeCustomerId: string;
  readonly paymentMethodId: string;
  readonly fingerprint: string | null;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
};

export type OrderCopy = {
  readonly orderId: string;
  /** The address of the shop; several may take payments for one account. */
  readonly shop: string;
  readonly email: string;
  readonly json: string;
};

const COPY = "copy";

/** Opens a hosted pay page. Repeating it with the same payment id gives the same page. */
export async function openCheckout(request: CheckoutRequest): Promise<SessionState> {
  const session = await stripe().checkout.sessions.create(
    {
      mode: "payment",
      client_reference_id: request.paymentId,
      ...(request.keepFor
        ? {
            customer: request.keepFor,
            payment_method_options: { card: { setup_future_usage: "off_session" } },
          }
        : { customer_email: request.email }),
      locale: stripeLocale(request.locale),
      line_items: request.lines.map((line) => ({
        quantity: 1,
        price_data: {
          currency: line.total.currency.toLowerCase(),
          unit_amount: line.total.minor,
          product_data: { name: line.title },
        },
      })),
      metadata: copyInMetadata(request),
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

/** An order as Stripe keeps it for us beside what is paid there. */
export function copyInMetadata(order: {
  orderId: string;
  orderNumber: string;
  email: string;
  copy: string;
}): Record<string, string> {
  return {
    order_id: order.orderId,
    order_number: order.orderNumber,
    shop: env().APP_URL,
    email: order.email,
    ...jsonInMetadata(COPY, order.copy),
  };
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
  const expand = ["payment_intent", "payment_intent.payment_method"];
  return sessionState(await stripe().checkout.sessions.retrieve(sessionId, { expand }));
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
    order: orderCopy(session.metadata),
    card: keptCard(session),
  };
}

/** The order of whose copy there is a part in metadata. */
export function orderCopy(metadata: Stripe.Metadata | null): OrderCopy | null {
  const { order_id: orderId, shop, email } = metadata ?? {};
  const json = jsonFromMetadata(COPY, metadata);
  if (!orderId || !isId(orderId) || !shop || !email || json === null) return null;
  return { orderId, shop, email, json };
}

function keptCard({ payment_intent: intent }: Stripe.Checkout.Session): KeptCard | null {
  if (typeof intent !== "object" || intent?.status !== "succeeded") return null;
  if (intent.payment_method_options?.card?.setup_future_usage !== "off_session") return null;
  const { payment_method: method } = intent;
  const stripeCustomerId = idOf(intent.customer);
  if (typeof method !== "object" || !method?.card || stripeCustomerId === null) return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear, fingerprint = null } = method.card;
  return { stripeCustomerId, paymentMethodId: method.id, fingerprint, brand, last4, expMonth, expYear };
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
