import type Stripe from "stripe";
import { invalid, missing, refused } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { parseParams } from "../api/params.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";
import { assertChargeable, assertStep, currencyFrom } from "../money.ts";
import { customerNamed, merged } from "../payments/customers.ts";
import { cancelIntent, isCancelable } from "../payments/intents.ts";
import { idOf } from "../reference.ts";
import type { SoldLine } from "./model.ts";
import { sessionObject } from "./session-object.ts";
import { sessionParams, sessionQuery, sessionUpdate, type SessionParams } from "./session-params.ts";

const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 3_600;
/** Between computing "now + 30 minutes" and our reading it, a second or two may have passed. */
const SLACK_SECONDS = 60;

/** What payment_intent_data asked for, until there is a payment intent to carry it. */
export type IntentWishes = NonNullable<SessionParams["payment_intent_data"]>;
export const wishesOf = (books: Books) => books.world.store.collection<IntentWishes>("stripe.intent-wishes");

export function createSession(books: Books, fields: unknown): Stripe.Checkout.Session {
  const given = parseParams(sessionParams, fields);
  if (given.customer) customerNamed(books, given.customer, "customer");
  const currency = commonCurrency(given);
  const total = given.line_items.reduce((sum, line) => sum + line.price_data.unit_amount * line.quantity, 0);
  if (total > 0) assertChargeable(total, currency, "line_items");

  const id = `cs_test_${books.id("a1").replace("_", "")}`;
  const session = sessionObject(books, given, { id, currency, total, expiresAt: expiryFrom(books, given) });
  books.sessions.put(id, session);
  books.lines.put(
    id,
    given.line_items.map((line) => soldLine(books, line)),
  );
  if (given.payment_intent_data) wishesOf(books).put(id, given.payment_intent_data);
  books.deadlines.put(id, { id, dueAt: session.expires_at * 1_000, what: "expire-session" });
  books.wake();
  return session;
}

function commonCurrency(given: SessionParams): string {
  const currencies = given.line_items.map((line, index) => {
    const param = `line_items[${index}][price_data]`;
    const currency = currencyFrom(line.price_data.currency, `${param}[currency]`);
    assertStep(line.price_data.unit_amount, currency, `${param}[unit_amount]`);
    return currency;
  });
  const [first = ""] = currencies;
  if (currencies.some((currency) => currency !== first)) {
    throw invalid("line_items", "All prices on a Checkout Session must have the same currency.");
  }
  return first;
}

function soldLine(books: Books, line: SessionParams["line_items"][number]): SoldLine {
  const { product_data: product, unit_amount: unitAmount } = line.price_data;
  return {
    id: books.id("li"),
    priceId: books.id("price"),
    productId: books.id("prod"),
    name: product.name,
    description: product.description ?? null,
    images: product.images ?? [],
    productMetadata: product.metadata ?? {},
    unitAmount,
    quantity: line.quantity,
  };
}

function expiryFrom(books: Books, given: SessionParams): number {
  const now = books.now();
  const at = given.expires_at ?? now + LONGEST_SECONDS;
  const isAllowed =
    at >= now + SHORTEST_SECONDS - SLACK_SECONDS && at <= now + LONGEST_SECONDS + SLACK_SECONDS;
  if (!isAllowed) {
    throw invalid(
      "expires_at",
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
    );
  }
  return at;
}

/** As it is now: reading a session whose time has come finds it expired. */
export function sessionNamed(books: Books, id: string): Stripe.Checkout.Session {
  const session = books.sessions.get(id);
  if (!session) throw missing("checkout.session", id, "session");
  return session.status === "open" && session.expires_at <= books.now()
    ? closeExpired(books, session)
    : session;
}

export function expireSession(books: Books, id: string): Stripe.Checkout.Session {
  const session = sessionNamed(books, id);
  if (session.status !== "open") {
    throw refused(
      "status_transition_invalid",
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  return closeExpired(books, session);
}

function closeExpired(books: Books, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null };
  books.sessions.put(session.id, expired);
  books.deadlines.delete(session.id);
  const intent = books.intents.get(idOf(session.payment_intent));
  // The shop may have cancelled it, or charged it, by the intent's own calls.
  if (intent && isCancelable(intent)) cancelIntent(books, intent.id, "abandoned");
  emit(books, "checkout.session.expired", expired);
  return expired;
}

export function updateSession(books: Books, id: string, fields: unknown): Stripe.Checkout.Session {
  const session = sessionNamed(books, id);
  const given = parseParams(sessionUpdate, fields);
  const updated = { ...session, metadata: merged(session.metadata ?? {}, given.metadata) };
  books.sessions.put(id, updated);
  return updated;
}

export function listSessions(books: Books, fields: unknown): Stripe.ApiList<Stripe.Checkout.Session> {
  const query = parseParams(sessionQuery, fields);
  const sessions = books.sessions
    .values()
    .filter(
      (session) =>
        isWithin(session.created, query.created) &&
        (!query.customer || session.customer === query.customer) &&
        (!query.payment_intent || session.payment_intent === query.payment_intent) &&
        (!query.status || session.status === query.status),
    );
  return pageOf(sessions, query, "/v1/checkout/sessions");
}
