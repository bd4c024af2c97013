import type Stripe from "stripe";
import { z } from "zod";
import { missing, refused } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";
import { idOf } from "../reference.ts";
import { recordMovement } from "./balance.ts";
import { chargeNamed } from "./charges.ts";

const ANSWER_WITHIN_SECONDS = 9 * 86_400;

/** The buyer went to their bank: the money is taken back at once, the argument comes later. */
export function openDispute(books: Books, chargeId: string, reason = "fraudulent"): Stripe.Dispute {
  const charge = chargeNamed(books, chargeId);
  if (!charge.paid || charge.disputed) throw refused("charge_disputed", "This charge cannot be disputed.");
  const id = books.id("dp");
  const amount = charge.amount_captured - charge.amount_refunded;
  const taken = recordMovement(books, {
    type: "adjustment",
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: id,
    description: `Chargeback withdrawal for ${charge.id}`,
  });
  const dispute: Stripe.Dispute = {
    id,
    object: "dispute",
    amount,
    balance_transactions: [taken],
    charge: charge.id,
    created: books.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: books.now() + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: "needs_response",
  };
  books.disputes.put(id, dispute);
  books.charges.put(charge.id, { ...charge, disputed: true });
  emit(books, "charge.dispute.created", dispute);
  emit(books, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export function closeDispute(books: Books, id: string, won: boolean): Stripe.Dispute {
  const dispute = disputeNamed(books, id);
  if (dispute.status === "won" || dispute.status === "lost") {
    throw refused("status_transition_invalid", "This dispute is already closed.");
  }
  const closed: Stripe.Dispute = { ...dispute, status: won ? "won" : "lost" };
  books.disputes.put(id, closed);
  if (won) {
    const { currency, amount } = dispute;
    const description = "Chargeback reversal";
    recordMovement(books, { type: "adjustment", amount, fee: 0, currency, source: id, description });
    const charge = chargeNamed(books, idOf(dispute.charge));
    books.charges.put(charge.id, { ...charge, disputed: false });
    emit(books, "charge.dispute.funds_reinstated", closed);
  }
  emit(books, "charge.dispute.closed", closed);
  return closed;
}

export function disputeNamed(books: Books, id: string): Stripe.Dispute {
  const dispute = books.disputes.get(id);
  if (!dispute) throw missing("dispute", id);
  return dispute;
}

const disputeQuery = z.strictObject({
  ...page,
  created: createdRange,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export function listDisputes(books: Books, fields: unknown): Stripe.ApiList<Stripe.Dispute> {
  const query = parseParams(disputeQuery, fields);
  const disputes = books.disputes
    .values()
    .filter(
      (dispute) =>
        isWithin(dispute.created, query.created) &&
        (!query.charge || dispute.charge === query.charge) &&
        (!query.payment_intent || dispute.payment_intent === query.payment_intent),
    );
  return pageOf(disputes, query, "/v1/disputes");
}

function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
