import type Stripe from "stripe";
import { z } from "zod";
import { missing } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import type { Decline } from "../checkout/model.ts";
import { emit } from "../events/events.ts";
import { feeOn, recordMovement } from "./balance.ts";

export function chargeIntent(
  books: Books,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.Charge {
  const charge = captured(books, bareCharge(books, intent, method));
  books.charges.put(charge.id, charge);
  emit(books, "charge.succeeded", charge);
  return charge;
}

export function declineCharge(
  books: Books,
  attempt: { intent: Stripe.PaymentIntent; method: Stripe.PaymentMethod },
  decline: Decline,
): Stripe.Charge {
  const charge: Stripe.Charge = {
    ...bareCharge(books, attempt.intent, attempt.method),
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: outcome({
      type: "issuer_declined",
      network_status: "declined_by_network",
      reason: decline.declineCode ?? decline.code,
      seller_message: decline.message,
    }),
    status: "failed",
  };
  books.charges.put(charge.id, charge);
  emit(books, "charge.failed", charge);
  return charge;
}

/** A transfer that was promised; the money is not there yet. */
export function pendingCharge(
  books: Books,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.Charge {
  const charge: Stripe.Charge = { ...bareCharge(books, intent, method), status: "pending", captured: true };
  books.charges.put(charge.id, charge);
  emit(books, "charge.pending", charge);
  return charge;
}

export function settlePendingCharge(books: Books, id: string, arrived: boolean): Stripe.Charge {
  const pending = chargeNamed(books, id);
  const charge: Stripe.Charge = arrived
    ? captured(books, pending)
    : {
        ...pending,
        captured: false,
        failure_code: "payment_method_provider_decline",
        failure_message: "The transfer never arrived.",
        status: "failed",
      };
  books.charges.put(id, charge);
  emit(books, arrived ? "charge.succeeded" : "charge.failed", charge);
  return charge;
}

export function chargeNamed(books: Books, id: string, param = "charge"): Stripe.Charge {
  const charge = books.charges.get(id);
  if (!charge) throw missing("charge", id, param);
  return charge;
}

const chargeQuery = z.strictObject({
  ...page,
  created: createdRange,
  customer: text.optional(),
  payment_intent: text.optional(),
});

export function listCharges(books: Books, fields: unknown): Stripe.ApiList<Stripe.Charge> {
  const query = parseParams(chargeQuery, fields);
  const charges = books.charges
    .values()
    .filter(
      (charge) =>
        isWithin(charge.created, query.created) &&
        (!query.customer || charge.customer === query.customer) &&
        (!query.payment_intent || charge.payment_intent === query.payment_intent),
    );
  return pageOf(charges, query, "/v1/charges");
}

function captured(books: Books, charge: Stripe.Charge): Stripe.Charge {
  const transaction = recordMovement(books, {
    type: charge.payment_method_details?.type === "card" ? "charge" : "payment",
    amount: charge.amount,
    fee: feeOn(charge.amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  });
  return {
    ...charge,
    amount_captured: charge.amount,
    balance_transaction: transaction.id,
    captured: true,
    outcome: outcome({
      type: "authorized",
      network_status: "approved_by_network",
      reason: null,
      seller_message: "Payment complete.",
    }),
    paid: true,
    status: "succeeded",
  };
}

function bareCharge(books: Books, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): Stripe.Charge {
  const id = books.id("ch");
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "SANDBOX",
    captured: false,
    created: books.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${books.world.config.publicUrl}/pay/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: "failed",
    transfer_data: null,
    transfer_group: null,
  };
}

type Verdict = Pick<Stripe.Charge.Outcome, "type" | "network_status" | "reason" | "seller_message">;

function outcome(verdict: Verdict): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    risk_level: "normal",
    risk_score: 20,
    ...verdict,
  };
}

function methodDetails(method: Stripe.PaymentMethod, amount: number): Stripe.Charge.PaymentMethodDetails {
  if (!method.card) return { type: method.type };
  const { brand, country, exp_month, exp_year, funding, last4 } = method.card;
  return {
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint: method.card.fingerprint,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
