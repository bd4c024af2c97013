import type Stripe from "stripe";
import { refused } from "../api/errors.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";
import { createCustomer } from "../payments/customers.ts";
import { payIntent, promiseTransfer, settleTransfer } from "../payments/intent-payments.ts";
import { intentNamed, openIntent } from "../payments/intents.ts";
import { storeBankAccount, storeCard, type CardEntry } from "../payments/methods.ts";
import type { Payer, PaymentOutcome } from "./model.ts";
import { idOf } from "../reference.ts";
import { sessionNamed, wishesOf } from "./sessions.ts";

type Session = Stripe.Checkout.Session;

const TRANSFER_TAKES_MS = 3_600_000;

/** One submit of the pay page. An attempt on a session that is no longer open never charges again. */
export function payByCard(
  books: Books,
  sessionId: string,
  by: { card: CardEntry; payer: Payer },
): PaymentOutcome {
  const { card, payer } = by;
  const { session, intent } = readyToPay(books, sessionId, payer);
  const method = storeCard(books, card, payer);
  const outcome = payIntent(books, { intent, method, offSession: false, sessionId: session.id });
  if (outcome.result === "paid") completePaid(books, session.id, payer);
  return outcome;
}

export function payByTransfer(books: Books, sessionId: string, payer: Payer): void {
  const { session, intent } = readyToPay(books, sessionId, payer);
  promiseTransfer(books, intent, storeBankAccount(books, payer));
  const dueAt = books.world.clock.now().getTime() + TRANSFER_TAKES_MS;
  complete(books, session.id, { payer, paymentStatus: "unpaid" });
  books.deadlines.put(session.id, { id: session.id, dueAt, what: "settle-transfer" });
}

export function completeFree(books: Books, sessionId: string, payer: Payer): void {
  complete(books, sessionId, { payer, paymentStatus: "no_payment_required" });
}

export function completePaid(books: Books, sessionId: string, payer: Payer): void {
  complete(books, sessionId, { payer, paymentStatus: "paid" });
}

/** The promised transfer arrives, or never does. */
export function settleSessionTransfer(books: Books, sessionId: string, arrived: boolean): Session {
  const session = sessionNamed(books, sessionId);
  const intent = intentNamed(books, idOf(session.payment_intent));
  if (intent.status !== "processing") {
    throw refused("intent_invalid_state", "No transfer is awaited for this session.");
  }
  settleTransfer(books, intent, arrived);
  books.deadlines.delete(sessionId);
  const settled: Session = { ...session, payment_status: arrived ? "paid" : "unpaid" };
  books.sessions.put(sessionId, settled);
  emit(books, `checkout.session.async_payment_${arrived ? "succeeded" : "failed"}`, settled);
  return settled;
}

/** The intent of this checkout: made at the first attempt, used again by the next. */
function readyToPay(
  books: Books,
  sessionId: string,
  payer: Payer,
): { session: Session; intent: Stripe.PaymentIntent } {
  const session = sessionNamed(books, sessionId);
  if (session.status !== "open") {
    throw refused("intent_invalid_state", `This Checkout Session is ${session.status}; nothing was charged.`);
  }
  if (typeof session.payment_intent === "string") {
    return { session, intent: intentNamed(books, session.payment_intent) };
  }
  const wishes = wishesOf(books).get(sessionId);
  const customer = customerFor(books, session, {
    payer,
    keepsCard:
      wishes?.setup_future_usage !== undefined ||
      session.payment_method_options?.card?.setup_future_usage !== undefined,
  });
  const intent = openIntent(books, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    customer,
    description: wishes?.description ?? null,
    metadata: wishes?.metadata ?? {},
    receiptEmail: wishes?.receipt_email ?? null,
    setupFutureUsage: wishes?.setup_future_usage ?? null,
    cardOptions: session.payment_method_options?.card?.setup_future_usage
      ? { setup_future_usage: session.payment_method_options.card.setup_future_usage }
      : {},
    statementDescriptor: wishes?.statement_descriptor ?? null,
    methodTypes: session.payment_method_types,
  });
  const linked: Session = { ...session, customer, payment_intent: intent.id };
  books.sessions.put(sessionId, linked);
  return { session: linked, intent };
}

/** A card can only be kept for somebody, so wishing to keep it makes a customer. */
function customerFor(
  books: Books,
  session: Session,
  buyer: { payer: Payer; keepsCard: boolean },
): string | null {
  const { payer, keepsCard } = buyer;
  if (typeof session.customer === "string") return session.customer;
  if (!keepsCard && session.customer_creation !== "always") return null;
  return createCustomer(books, { email: payer.email, ...(payer.name && { name: payer.name }) }).id;
}

function complete(
  books: Books,
  sessionId: string,
  how: { payer: Payer; paymentStatus: Session["payment_status"] },
): void {
  const { payer, paymentStatus } = how;
  const session = sessionNamed(books, sessionId);
  const done: Session = {
    ...session,
    customer_details: {
      address: null,
      business_name: null,
      email: payer.email,
      individual_name: payer.name,
      name: payer.name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
    payment_status: paymentStatus,
    status: "complete",
    url: null,
  };
  books.sessions.put(sessionId, done);
  books.deadlines.delete(sessionId);
  emit(books, "checkout.session.completed", done);
}
