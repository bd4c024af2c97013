import { add, type Money, money, subtract, times } from "@/lib/money/model";
import type { Returned } from "@/lib/orders/refunds/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { includedTax } from "@/lib/pricing/model";

type Line = {
  readonly kind: "ESIM" | "TOPUP";
  readonly snapshot: LineSnapshot;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly discount: Money;
  readonly total: Money;
};

/** What of an order a receipt is made of. */
export type ReceiptSource = {
  readonly number: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly waivedAt: Date | null;
  readonly country: string | null;
  readonly promoCode: string | null;
  readonly discount: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly lines: readonly (Line & { readonly tax: Money })[];
};

export const RECEIPT_STATES = ["unpaid", "paid", "partly_refunded", "refunded"] as const;

/** What was bought, what it cost, and what became of the money: the same on the page and on paper. */
export type Receipt = Omit<ReceiptSource, "lines" | "tax" | "discount" | "country" | "promoCode"> & {
  readonly lines: readonly Line[];
  readonly subtotal: Money;
  /** Null where nothing was taken off. */
  readonly discount: { readonly amount: Money; readonly code: string | null } | null;
  /** Null where there is none in the prices. The rate is null where it cannot be told any more. */
  readonly tax: {
    readonly amount: Money;
    readonly bps: number | null;
    readonly country: string | null;
  } | null;
  readonly returns: readonly Returned[];
  /** What of it is at the buyer's bank, and what the buyer paid in the end. */
  readonly returned: Money;
  readonly kept: Money;
  readonly state: (typeof RECEIPT_STATES)[number];
};

/** The receipt of an order. `taxBps` is what the shop asks today of somebody who lives where the buyer does. */
export function receiptOf(
  order: ReceiptSource,
  { returns, taxBps }: { readonly returns: readonly Returned[]; readonly taxBps: number },
): Receipt {
  const { lines, tax, discount, country, promoCode, ...rest } = order;
  const none = money(0, order.total.currency);
  const done = returns.filter(({ isDone }) => isDone).map(({ amount }) => amount);
  const returned = add(none, ...done);
  return {
    ...rest,
    lines,
    returns,
    returned,
    subtotal: add(none, ...lines.map(({ unitPrice, quantity }) => times(unitPrice, quantity))),
    discount: discount.minor > 0 ? { amount: discount, code: promoCode } : null,
    tax: tax.minor > 0 ? { amount: tax, country, bps: provenRate(lines, taxBps) } : null,
    // More than was paid can have gone back: once by us, once by the bank.
    kept: subtract(order.total, money(Math.min(returned.minor, order.total.minor), returned.currency)),
    state: stateOf(order, returned),
  };
}

function stateOf({ paidAt, total }: ReceiptSource, returned: Money): Receipt["state"] {
  if (paidAt === null) return "unpaid";
  if (returned.minor === 0) return "paid";
  return returned.minor < total.minor ? "partly_refunded" : "refunded";
}

/** An order keeps its tax, not the rate, which may have changed since: it is told only where each line's tax follows from it. */
function provenRate(lines: ReceiptSource["lines"], bps: number): number | null {
  return lines.every(({ total, tax }) => includedTax(total, bps).minor === tax.minor) ? bps : null;
}
