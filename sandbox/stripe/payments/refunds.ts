import type Stripe from "stripe";
import { z } from "zod";
import { invalid, missing, refused } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, integer, metadata, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";
import { assertStep, shown } from "../money.ts";
import { idOf } from "../reference.ts";
import { recordMovement } from "./balance.ts";
import { cardOf } from "./methods.ts";
import { chargeNamed } from "./charges.ts";
import { intentNamed } from "./intents.ts";

const refundParams = z.strictObject({
  amount: integer.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
});

const REFUND_SETTLES_AFTER_MS = 3_600_000;

export function createRefund(books: Books, fields: unknown): Stripe.Refund {
  const given = parseParams(refundParams, fields);
  const charge = refundableCharge(books, given);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = given.amount ?? left;
  assertRefundable(charge, amount, left);

  const behaviour = cardOf(books, charge.payment_method ?? "").refunds;
  const id = books.id("re");
  const refund: Stripe.Refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: movement(books, charge, { type: "refund", source: id, amount: -amount }).id,
    charge: charge.id,
    created: books.now(),
    currency: charge.currency,
    customer: idOf(charge.customer) || null,
    customer_account: null,
    metadata: given.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === "pending" ? "pending" : "succeeded",
    transfer_reversal: null,
  };
  books.refunds.put(id, refund);
  if (behaviour) settleLater(books, id);
  emit(books, "refund.created", refund);
  const refunded = withRefunded(books, charge, charge.amount_refunded + amount);
  emit(books, "charge.refunded", refunded);
  return refund;
}

function settleLater(books: Books, refundId: string): void {
  const dueAt = books.world.clock.now().getTime() + REFUND_SETTLES_AFTER_MS;
  books.deadlines.put(refundId, { id: refundId, dueAt, what: "settle-refund" });
}

/** Banks may accept a refund at once and send it back later. */
export function settleRefund(books: Books, id: string): void {
  const refund = refundNamed(books, id);
  const charge = chargeNamed(books, idOf(refund.charge));
  if (cardOf(books, charge.payment_method ?? "").refunds === "pending") {
    const settled: Stripe.Refund = { ...refund, status: "succeeded" };
    books.refunds.put(id, settled);
    emit(books, "refund.updated", settled);
    return;
  }
  const failed: Stripe.Refund = {
    ...refund,
    status: "failed",
    failure_reason: "lost_or_stolen_card",
    failure_balance_transaction: movement(books, charge, {
      type: "refund_failure",
      source: id,
      amount: refund.amount,
    }).id,
  };
  books.refunds.put(id, failed);
  withRefunded(books, charge, charge.amount_refunded - refund.amount);
  emit(books, "refund.failed", failed);
}

export function refundNamed(books: Books, id: string): Stripe.Refund {
  const refund = books.refunds.get(id);
  if (!refund) throw missing("refund", id);
  return refund;
}

const refundQuery = z.strictObject({
  ...page,
  created: createdRange,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export function listRefunds(books: Books, fields: unknown): Stripe.ApiList<Stripe.Refund> {
  const query = parseParams(refundQuery, fields);
  const refunds = books.refunds
    .values()
    .filter(
      (refund) =>
        isWithin(refund.created, query.created) &&
        (!query.charge || refund.charge === query.charge) &&
        (!query.payment_intent || refund.payment_intent === query.payment_intent),
    );
  return pageOf(refunds, query, "/v1/refunds");
}

function refundableCharge(books: Books, given: z.output<typeof refundParams>): Stripe.Charge {
  if (given.charge) return chargeNamed(books, given.charge);
  if (!given.payment_intent)
    throw invalid(
      "charge",
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing",
    );
  const intent = intentNamed(books, given.payment_intent, "payment_intent");
  if (intent.status !== "succeeded" || typeof intent.latest_charge !== "string") {
    throw refused("charge_not_refundable", "This PaymentIntent does not have a successful charge to refund.");
  }
  return chargeNamed(books, intent.latest_charge);
}

function assertRefundable(charge: Stripe.Charge, amount: number, left: number): void {
  if (!charge.paid) throw refused("charge_not_refundable", `Charge ${charge.id} has not been paid.`);
  if (charge.disputed) {
    throw refused("charge_disputed", `Charge ${charge.id} has been charged back; cannot issue a refund.`);
  }
  if (left === 0) throw refused("charge_already_refunded", `Charge ${charge.id} has already been refunded.`);
  if (amount < 1) throw invalid("amount", "Invalid positive integer", "parameter_invalid_integer");
  assertStep(amount, charge.currency, "amount");
  if (amount > left) {
    const [asked, present] = [shown(amount, charge.currency), shown(left, charge.currency)];
    throw invalid(
      "amount",
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${present})`,
    );
  }
}

function withRefunded(books: Books, charge: Stripe.Charge, amountRefunded: number): Stripe.Charge {
  const next = {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount_captured,
  };
  books.charges.put(charge.id, next);
  return next;
}

function movement(
  books: Books,
  { currency }: Stripe.Charge,
  moved: { type: "refund" | "refund_failure"; source: string; amount: number },
): Stripe.BalanceTransaction {
  const description = moved.type === "refund" ? "Refund" : "Failed refund";
  return recordMovement(books, { ...moved, fee: 0, currency, description });
}
