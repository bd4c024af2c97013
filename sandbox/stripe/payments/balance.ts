import type Stripe from "stripe";
import { z } from "zod";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";

type Movement = {
  type: "charge" | "payment" | "refund" | "refund_failure" | "adjustment";
  /** Negative when money leaves. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
};

export function recordMovement(books: Books, movement: Movement): Stripe.BalanceTransaction {
  const { type, amount, fee, currency, source, description } = movement;
  const at = books.now();
  const transaction: Stripe.BalanceTransaction = {
    id: books.id("txn"),
    object: "balance_transaction",
    amount,
    available_on: at,
    balance_type: "payments",
    created: at,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: "Processing fees", type: "stripe_fee" }],
    net: amount - fee,
    reporting_category: type === "adjustment" ? "dispute" : type === "payment" ? "charge" : type,
    source,
    status: "available",
    type,
  };
  books.balanceTransactions.put(transaction.id, transaction);
  return transaction;
}

/** 1.5 % rounded up, with no fixed part: enough to show that what was charged is not what was earned. */
export function feeOn(amount: number): number {
  return Math.ceil((amount * 15) / 1_000);
}

export function retrieveBalance(books: Books): Stripe.Balance {
  const totals = new Map<string, number>();
  for (const { currency, net } of books.balanceTransactions.values()) {
    totals.set(currency, (totals.get(currency) ?? 0) + net);
  }
  if (totals.size === 0) totals.set("eur", 0);
  const currencies = [...totals];
  return {
    object: "balance",
    available: currencies.map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } })),
    livemode: false,
    pending: currencies.map(([currency]) => ({ amount: 0, currency, source_types: { card: 0 } })),
  };
}

const transactionQuery = z.strictObject({
  ...page,
  created: createdRange,
  currency: text.optional(),
  source: text.optional(),
  type: text.optional(),
});

export function listBalanceTransactions(
  books: Books,
  fields: unknown,
): Stripe.ApiList<Stripe.BalanceTransaction> {
  const query = parseParams(transactionQuery, fields);
  const transactions = books.balanceTransactions
    .values()
    .filter(
      (each) =>
        isWithin(each.created, query.created) &&
        (!query.currency || each.currency === query.currency) &&
        (!query.source || each.source === query.source) &&
        (!query.type || each.type === query.type),
    );
  return pageOf(transactions, query, "/v1/balance_transactions");
}
