import type { Books } from "../books.ts";

type CurrencyTotals = {
  captured: number;
  refunded: number;
  disputed: number;
  charges: number;
  refunds: number;
};

/** The book a checker compares with the shop's own: every amount in minor units, nothing left out. */
export function paymentLedger(books: Books): object {
  return {
    sessions: books.sessions.values().map((session) => ({
      id: session.id,
      status: session.status,
      payment_status: session.payment_status,
      amount_total: session.amount_total,
      currency: session.currency,
      payment_intent: session.payment_intent,
      client_reference_id: session.client_reference_id,
      customer: session.customer,
      metadata: session.metadata,
      created: session.created,
      expires_at: session.expires_at,
    })),
    charges: books.charges.values().map((charge) => ({
      id: charge.id,
      status: charge.status,
      amount: charge.amount,
      amount_captured: charge.amount_captured,
      amount_refunded: charge.amount_refunded,
      currency: charge.currency,
      disputed: charge.disputed,
      failure_code: charge.failure_code,
      payment_intent: charge.payment_intent,
      metadata: charge.metadata,
      created: charge.created,
    })),
    refunds: books.refunds.values().map((refund) => ({
      id: refund.id,
      status: refund.status,
      amount: refund.amount,
      currency: refund.currency,
      charge: refund.charge,
      payment_intent: refund.payment_intent,
      metadata: refund.metadata,
      created: refund.created,
    })),
    disputes: books.disputes.values(),
    fraud_warnings: books.fraudWarnings.values(),
    totals: totalsPerCurrency(books),
    events: books.events.size,
    deliveries: deliveryCounts(books),
  };
}

function totalsPerCurrency(books: Books): Record<string, CurrencyTotals> {
  const totals: Record<string, CurrencyTotals> = {};
  const of = (currency: string): CurrencyTotals =>
    (totals[currency] ??= { captured: 0, refunded: 0, disputed: 0, charges: 0, refunds: 0 });
  for (const charge of books.charges.values()) {
    if (!charge.paid) continue;
    of(charge.currency).captured += charge.amount_captured;
    of(charge.currency).charges += 1;
  }
  for (const refund of books.refunds.values()) {
    if (refund.status === "failed") continue;
    of(refund.currency).refunded += refund.amount;
    of(refund.currency).refunds += 1;
  }
  for (const dispute of books.disputes.values()) {
    if (dispute.status !== "won") of(dispute.currency).disputed += dispute.amount;
  }
  return totals;
}

function deliveryCounts(books: Books): Record<string, number> {
  const counts: Record<string, number> = {
    pending: books.deliveries.pending.size,
    delivered: 0,
    failed: 0,
    dropped: 0,
  };
  for (const { state } of books.deliveries.finished.values()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
