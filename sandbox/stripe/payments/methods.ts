import type Stripe from "stripe";
import { z } from "zod";
import { missing, refused } from "../api/errors.ts";
import { pageOf } from "../api/lists.ts";
import { page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import type { Payer } from "../checkout/model.ts";
import { emit } from "../events/events.ts";
import { cardFor, numberNamed, type TestCard } from "./cards.ts";
import { customerNamed } from "./customers.ts";

export type CardEntry = { number: string; expMonth: number; expYear: number };

export function storeCard(books: Books, entry: CardEntry, payer: Payer): Stripe.PaymentMethod {
  const method = bareMethod(books, payer, { type: "card", card: cardDetails(cardFor(entry.number), entry) });
  books.methods.put(method.id, method);
  books.cardNumbers.put(method.id, entry.number);
  return method;
}

export function storeBankAccount(books: Books, payer: Payer): Stripe.PaymentMethod {
  const details = {
    bank_code: "37040044",
    branch_code: "",
    country: "DE",
    fingerprint: null,
    generated_from: null,
  };
  const method = bareMethod(books, payer, { type: "sepa_debit", sepa_debit: { ...details, last4: "3000" } });
  books.methods.put(method.id, method);
  return method;
}

/** A saved method, or one of the names such as pm_card_visa that stand for a fresh card. */
export function methodNamed(books: Books, id: string): Stripe.PaymentMethod {
  const number = numberNamed(id);
  const nextYear = books.world.clock.now().getUTCFullYear() + 1;
  if (number) return storeCard(books, { number, expMonth: 12, expYear: nextYear }, { email: "", name: null });
  const method = books.methods.get(id);
  if (!method) throw missing("PaymentMethod", id, "payment_method");
  return method;
}

export function cardOf(books: Books, methodId: string): TestCard {
  return cardFor(books.cardNumbers.get(methodId) ?? "4242424242424242");
}

export function attachMethod(
  books: Books,
  method: Stripe.PaymentMethod,
  customerId: string,
): Stripe.PaymentMethod {
  if (method.customer === customerId) return method;
  const attached: Stripe.PaymentMethod = { ...method, customer: customerId };
  books.methods.put(method.id, attached);
  emit(books, "payment_method.attached", attached);
  return attached;
}

export function detachMethod(books: Books, id: string): Stripe.PaymentMethod {
  const method = methodNamed(books, id);
  if (method.customer === null) {
    throw refused(
      "payment_method_unexpected_state",
      "The payment method you provided is not attached to a customer.",
    );
  }
  const detached: Stripe.PaymentMethod = { ...method, customer: null };
  books.methods.put(id, detached);
  emit(books, "payment_method.detached", detached);
  return detached;
}

const methodQuery = z.strictObject({ ...page, customer: text, type: text.optional() });

export function listMethods(books: Books, fields: unknown): Stripe.ApiList<Stripe.PaymentMethod> {
  const query = parseParams(methodQuery, fields);
  const customer = customerNamed(books, query.customer, "customer");
  const methods = books.methods
    .values()
    .filter((method) => method.customer === customer.id && (!query.type || method.type === query.type));
  return pageOf(methods, query, "/v1/payment_methods");
}

function bareMethod(
  books: Books,
  payer: Payer,
  details: Pick<Stripe.PaymentMethod, "type" | "card" | "sepa_debit">,
): Stripe.PaymentMethod {
  return {
    id: books.id("pm"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(payer),
    created: books.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...details,
  };
}

function billingDetails(payer: Payer): Stripe.PaymentMethod.BillingDetails {
  return { address: null, email: payer.email || null, name: payer.name, phone: null, tax_id: null };
}

function cardDetails(card: TestCard, entry: CardEntry): Stripe.PaymentMethod.Card {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    display_brand: card.brand,
    exp_month: entry.expMonth,
    exp_year: entry.expYear,
    fingerprint: `fp${entry.number.slice(-8)}`,
    funding: "credit",
    generated_from: null,
    last4: entry.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}
