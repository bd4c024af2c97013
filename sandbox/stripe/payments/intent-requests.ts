import type Stripe from "stripe";
import { z } from "zod";
import { cardError, invalid, refused } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, email, flag, integer, metadata, page, parseParams, text, url } from "../api/params.ts";
import type { Books } from "../books.ts";
import { assertChargeable, currencyFrom } from "../money.ts";
import { idOf } from "../reference.ts";
import { customerNamed, merged } from "./customers.ts";
import { payIntent } from "./intent-payments.ts";
import { cancelIntent, changeIntent, intentNamed, openIntent } from "./intents.ts";
import { methodNamed } from "./methods.ts";

const confirmation = {
  payment_method: text.optional(),
  off_session: flag.optional(),
  return_url: url.optional(),
  error_on_requires_action: flag.optional(),
};

const createParams = z.strictObject({
  ...confirmation,
  amount: integer,
  currency: text,
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  confirm: flag.optional(),
  customer: text.optional(),
  description: z.string().max(1_000).optional(),
  metadata: metadata.optional(),
  payment_method_types: z.array(text).optional(),
  receipt_email: email.optional(),
  setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
  statement_descriptor: z.string().max(22).optional(),
});
const confirmParams = z.strictObject(confirmation);

type Confirmation = z.output<typeof confirmParams>;

export function createIntent(books: Books, fields: unknown): Stripe.PaymentIntent {
  const given = parseParams(createParams, fields);
  const currency = currencyFrom(given.currency, "currency");
  assertChargeable(given.amount, currency, "amount");
  if (given.customer) customerNamed(books, given.customer, "customer");
  if (given.off_session && !given.confirm) {
    throw invalid("off_session", "The parameter `off_session` can only be used when `confirm` is true.");
  }
  if (given.confirm) assertUsable(books, given, given.customer ?? null);

  const intent = openIntent(books, {
    amount: given.amount,
    currency,
    customer: given.customer ?? null,
    description: given.description ?? null,
    metadata: given.metadata ?? {},
    receiptEmail: given.receipt_email ?? null,
    setupFutureUsage: given.setup_future_usage ?? null,
    statementDescriptor: given.statement_descriptor ?? null,
    methodTypes: given.payment_method_types ?? ["card"],
  });
  return given.confirm ? confirmed(books, intent, given) : intent;
}

export function confirmIntent(books: Books, id: string, fields: unknown): Stripe.PaymentIntent {
  const given = parseParams(confirmParams, fields);
  const intent = intentNamed(books, id);
  if (intent.status !== "requires_payment_method") {
    const message = `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`;
    throw refused("payment_intent_unexpected_state", message);
  }
  assertUsable(books, given, typeof intent.customer === "string" ? intent.customer : null);
  return confirmed(books, intent, given);
}

/** Before anything is written: a request that fails here leaves no intent behind. */
function assertUsable(books: Books, given: Confirmation, customerId: string | null): void {
  if (!given.payment_method) {
    const message = "You cannot confirm this PaymentIntent because it is missing a payment method.";
    throw invalid("payment_method", message, "parameter_missing");
  }
  if (given.payment_method.startsWith("pm_card_")) return;
  const owner = methodNamed(books, given.payment_method).customer;
  if (owner !== null && owner !== customerId) {
    throw invalid("payment_method", "The provided PaymentMethod belongs to another Customer.");
  }
  // One that was paid with and not kept, or was let go, can never be used again.
  if (owner === null) {
    throw invalid(
      "payment_method",
      "The provided PaymentMethod was previously used without being attached to a Customer, or was detached from one, and may not be used again.",
    );
  }
}

function confirmed(books: Books, intent: Stripe.PaymentIntent, given: Confirmation): Stripe.PaymentIntent {
  const method = methodNamed(books, given.payment_method ?? "");
  const offSession = given.off_session === true || given.error_on_requires_action === true;
  const outcome = payIntent(books, { intent, method, offSession, sessionId: null });
  if (outcome.result === "declined") {
    const { code, declineCode, message } = outcome.decline;
    throw cardError({
      code,
      message,
      ...(declineCode && { decline_code: declineCode }),
      charge: idOf(outcome.intent.latest_charge),
      payment_intent: outcome.intent,
      payment_method: method,
    });
  }
  const redirect = outcome.intent.next_action?.redirect_to_url;
  if (!redirect) return outcome.intent;
  return changeIntent(books, outcome.intent, {
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: { ...redirect, return_url: given.return_url ?? null },
    },
  });
}

const updateParams = z.strictObject({ description: text.optional(), metadata: metadata.optional() });

export function updateIntent(books: Books, id: string, fields: unknown): Stripe.PaymentIntent {
  const given = parseParams(updateParams, fields);
  const intent = intentNamed(books, id);
  return changeIntent(books, intent, {
    description: given.description ?? intent.description,
    metadata: merged(intent.metadata, given.metadata),
  });
}

const cancelParams = z.strictObject({
  cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
});

export function requestCancel(books: Books, id: string, fields: unknown): Stripe.PaymentIntent {
  return cancelIntent(
    books,
    id,
    parseParams(cancelParams, fields).cancellation_reason ?? "requested_by_customer",
  );
}

const intentQuery = z.strictObject({ ...page, created: createdRange, customer: text.optional() });

export function listIntents(books: Books, fields: unknown): Stripe.ApiList<Stripe.PaymentIntent> {
  const query = parseParams(intentQuery, fields);
  const intents = books.intents
    .values()
    .filter(
      (intent) =>
        isWithin(intent.created, query.created) && (!query.customer || intent.customer === query.customer),
    );
  return pageOf(intents, query, "/v1/payment_intents");
}
