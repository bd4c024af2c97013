/** In what our books can differ from the supplier's or Stripe's. */
export const BREAK_KINDS = [
  "SURPLUS_ORDER",
  "UNKNOWN_ORDER",
  "MISSING_ORDER",
  "COST_DIFFERENCE",
  "BALANCE_DIFFERENCE",
  "UNKNOWN_PAYMENT",
  "PAYMENT_DIFFERENCE",
  "UNKNOWN_REFUND",
  "REFUND_DIFFERENCE",
] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];
