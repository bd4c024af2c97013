import { SUPPLIER_ERROR_KINDS } from "@/lib/suppliers/errors";

export const ORDER_STATUSES = ["AWAITING_PAYMENT", "PAID", "COMPLETED", "CANCELLED"] as const;
export const PAYMENT_STATUSES = ["OPEN", "PROCESSING", "PAID", "EXPIRED", "FAILED"] as const;
export const REFUND_STATUSES = ["REQUESTED", "PENDING", "SUCCEEDED", "FAILED"] as const;

/** What the supplier is asked, by the names of its log. */
export const OPERATIONS = [
  "submit-order",
  "submit-topup",
  "find-order",
  "balance",
  "packages",
  "topups",
  "usage",
  "history",
  "instructions",
  "devices",
] as const;
export const CALL_OUTCOMES = ["ok", ...SUPPLIER_ERROR_KINDS] as const;

/** What staff can set going, by the names of the audit log. */
export const ACTS = [
  "catalog.sync",
  "supplier.balance",
  "mail.resend",
  "order.retry",
  "order.search",
] as const;

/** The mails that have a name for staff. */
export const TEMPLATES = [
  "signInCode",
  "orderPaid",
  "orderDelivered",
  "topupDelivered",
  "orderRefunded",
] as const;
