import type Stripe from "stripe";
import { missing, refused } from "../api/errors.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";

type IntentDetails = {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Stripe.Metadata;
  receiptEmail: string | null;
  setupFutureUsage: Stripe.PaymentIntent.SetupFutureUsage | null;
  /** What is asked of cards alone. */
  cardOptions?: Pick<Stripe.PaymentIntent.PaymentMethodOptions.Card, "setup_future_usage">;
  statementDescriptor: string | null;
  methodTypes: string[];
};

export function openIntent(books: Books, details: IntentDetails): Stripe.PaymentIntent {
  const id = books.id("pi");
  const intent: Stripe.PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: details.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${books.id("s").slice(2)}`,
    confirmation_method: "automatic",
    created: books.now(),
    currency: details.currency,
    customer: details.customer,
    customer_account: null,
    description: details.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: details.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptionsOf(details) },
    payment_method_types: details.methodTypes,
    payment_record: null,
    processing: null,
    receipt_email: details.receiptEmail,
    review: null,
    setup_future_usage: details.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: details.statementDescriptor,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_group: null,
  };
  books.intents.put(id, intent);
  emit(books, "payment_intent.created", intent);
  return intent;
}

function cardOptionsOf({ cardOptions }: IntentDetails): Stripe.PaymentIntent.PaymentMethodOptions.Card {
  return {
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: "automatic",
    ...cardOptions,
  };
}

export function intentNamed(books: Books, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = books.intents.get(id);
  if (!intent) throw missing("payment_intent", id, param);
  return intent;
}

export function changeIntent(
  books: Books,
  intent: Stripe.PaymentIntent,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const next = { ...intent, ...changes };
  books.intents.put(intent.id, next);
  return next;
}

const CANCELABLE: readonly Stripe.PaymentIntent.Status[] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
];

export function isCancelable({ status }: Stripe.PaymentIntent): boolean {
  return CANCELABLE.includes(status);
}

export function cancelIntent(
  books: Books,
  id: string,
  reason: Stripe.PaymentIntent.CancellationReason,
): Stripe.PaymentIntent {
  const intent = intentNamed(books, id);
  if (!isCancelable(intent)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
    throw refused("payment_intent_unexpected_state", message);
  }
  const canceled = changeIntent(books, intent, {
    canceled_at: books.now(),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  });
  emit(books, "payment_intent.canceled", canceled);
  return canceled;
}
