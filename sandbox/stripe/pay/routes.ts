import type { Context, Hono } from "hono";
import type Stripe from "stripe";
import { withFaults } from "../../kernel/operation.ts";
import { StripeFailure } from "../api/errors.ts";
import type { Books } from "../books.ts";
import { completeFree, completePaid, payByCard, payByTransfer } from "../checkout/complete.ts";
import type { PaymentOutcome } from "../checkout/model.ts";
import { sessionNamed } from "../checkout/sessions.ts";
import { finishChallenge } from "../payments/intent-payments.ts";
import { intentNamed } from "../payments/intents.ts";
import { idOf } from "../reference.ts";
import {
  checkPayForm,
  emailError,
  filledWith,
  payFieldsFrom,
  type FieldErrors,
  type PayFields,
} from "./form.ts";
import { challengePage, noticePage, receiptPage } from "./other-pages.ts";
import { payPage } from "./pay-page.ts";

type Session = Stripe.Checkout.Session;
/** What the form shows: a session, what was typed, and why it was not taken. */
type Shown = { session: Session; fields: PayFields; errors?: FieldErrors; problem?: string };

/** Which field a bank's refusal is about, where it is about one. */
const FIELD_OF_DECLINE: Record<string, keyof PayFields> = {
  expired_card: "expiry",
  incorrect_cvc: "cvc",
  incorrect_number: "number",
};

export function mountPayPages(app: Hono, books: Books): void {
  const { store } = books.world;
  const transacted = (operation: string, work: (c: Context) => Response | Promise<Response>) =>
    withFaults(operation, (c) => {
      try {
        return store.transaction(() => work(c));
      } catch (error) {
        if (error instanceof StripeFailure) return gone(c, error);
        throw error;
      }
    });

  app.get("/pay/receipts/:id", (c) => {
    const charge = books.charges.get(c.req.param("id"));
    return charge
      ? c.html(receiptPage(charge))
      : c.html(noticePage("No such receipt", "Check the address."), 404);
  });
  app.get(
    "/pay/challenge/:id",
    transacted("stripe.pay.challenge", (c) => showChallenge(c, books)),
  );
  app.post(
    "/pay/challenge/:id",
    transacted("stripe.pay.authenticate", (c) => answerChallenge(c, books)),
  );
  app.get(
    "/pay/:id",
    transacted("stripe.pay.open", (c) => showSession(c, books)),
  );
  app.post(
    "/pay/:id",
    transacted("stripe.pay.submit", (c) => submit(c, books)),
  );
}

function showSession(c: Context, books: Books): Response | Promise<Response> {
  const session = sessionNamed(books, c.req.param("id") ?? "");
  return session.status === "open"
    ? showForm(c, books, { session, fields: emptyFields() })
    : closed(c, session);
}

function submit(c: Context, books: Books): Response | Promise<Response> {
  const session = sessionNamed(books, c.req.param("id") ?? "");
  // A second press of "Pay", or the same page in another tab: go where the first one went, and charge nothing.
  if (session.status !== "open") return closed(c, session);

  const body = c.get("body");
  const known = fixedEmail(books, session);
  const fields = { ...payFieldsFrom(body), ...(known && { email: known }) };
  const now = books.world.clock.now();
  if (typeof body.fill === "string") {
    return showForm(c, books, { session, fields: filledWith(body.fill, fields, now) });
  }

  const payer = { email: fields.email, name: fields.name || null };
  const isFree = session.amount_total === 0;
  if (isFree || body.method === "transfer") {
    const errors = emailError(fields.email);
    if (errors.email) return showForm(c, books, { session, fields, errors });
    if (isFree) completeFree(books, session.id, payer);
    else payByTransfer(books, session.id, payer);
    return toSuccess(c, session);
  }

  const form = checkPayForm(fields, now);
  if (!form.valid) return showForm(c, books, { session, fields, errors: form.errors });
  const outcome = payByCard(books, session.id, { card: form.card, payer });
  return afterAttempt(c, books, { session, fields, outcome });
}

function afterAttempt(
  c: Context,
  books: Books,
  attempt: { session: Session; fields: PayFields; outcome: PaymentOutcome },
): Response | Promise<Response> {
  const { session, fields, outcome } = attempt;
  if (outcome.result === "challenge") return c.redirect(`/pay/challenge/${outcome.intent.id}`, 303);
  if (outcome.result !== "declined") return toSuccess(c, session);
  const { code, message } = outcome.decline;
  const field = FIELD_OF_DECLINE[code];
  const refusal = field ? { errors: { [field]: message } } : { problem: message };
  return showForm(c, books, { session: sessionNamed(books, session.id), fields, ...refusal });
}

function showChallenge(c: Context, books: Books): Response | Promise<Response> {
  const intent = intentNamed(books, c.req.param("id") ?? "");
  if (books.challenges.get(intent.id) && intent.status === "requires_action") {
    return c.html(challengePage(intent, books.settings.read().merchantName));
  }
  return c.html(noticePage("Nothing to confirm", "This payment is not waiting for you."));
}

function answerChallenge(c: Context, books: Books): Response | Promise<Response> {
  const intent = intentNamed(books, c.req.param("id") ?? "");
  const challenge = books.challenges.get(intent.id);
  const session = challenge?.sessionId ? sessionNamed(books, challenge.sessionId) : undefined;
  if (session && session.status !== "open") return closed(c, session);

  const outcome = finishChallenge(books, intent.id, c.get("body").answer === "complete");
  if (!session) {
    const returnUrl = intent.next_action?.redirect_to_url?.return_url;
    return returnUrl
      ? c.redirect(returnUrl, 303)
      : c.html(noticePage("Thank you", "You can close this page."));
  }
  if (outcome.result === "paid") {
    const method = books.methods.get(idOf(outcome.intent.payment_method));
    const payer = { email: method?.billing_details.email ?? "", name: method?.billing_details.name ?? null };
    completePaid(books, session.id, payer);
  }
  return afterAttempt(c, books, { session, fields: emptyFields(), outcome });
}

function showForm(c: Context, books: Books, shown: Shown): Response | Promise<Response> {
  const view = {
    errors: {},
    problem: null,
    ...shown,
    lines: books.lines.get(shown.session.id) ?? [],
    merchant: books.settings.read().merchantName,
    fixedEmail: fixedEmail(books, shown.session),
  };
  // 200 even with errors: browsers report any other status as a failed page load.
  return c.html(payPage(view));
}

function closed(c: Context, session: Session): Response | Promise<Response> {
  if (session.status === "complete") return toSuccess(c, session);
  const link = session.cancel_url ? { href: session.cancel_url, label: "Back to the shop" } : undefined;
  return c.html(noticePage("This payment page has expired", "Nothing was charged.", link), 410);
}

function gone(c: Context, failure: StripeFailure): Response | Promise<Response> {
  const status = failure.status === 404 ? 404 : 409;
  return c.html(
    noticePage(status === 404 ? "No such payment" : "This did not work", failure.message),
    status,
  );
}

function toSuccess(c: Context, session: Session): Response {
  return c.redirect((session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id), 303);
}

function fixedEmail(books: Books, session: Session): string | null {
  const customer = typeof session.customer === "string" ? books.customers.get(session.customer) : undefined;
  return customer?.email ?? session.customer_email;
}

function emptyFields(): PayFields {
  return { email: "", number: "", expiry: "", cvc: "", name: "" };
}
