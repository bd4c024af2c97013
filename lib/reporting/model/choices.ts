import { SUPPLIER_ERROR_KINDS } from "@/lib/suppliers/errors";

/** What the supplier is asked, by the names of its log. */
export const OPERATIONS = [
  "token",
  "submit-order",
  "submit-topup",
  "find-order",
  "get-order",
  "list-orders",
  "get-esim",
  "list-esims",
  "balance",
  "packages",
  "topups",
  "usage",
  "history",
  "instructions",
  "devices",
  "submit-async-order",
  "submit-future-order",
  "list-future-orders",
  "cancel-future-orders",
  "voucher-esim",
  "voucher-credit",
  "claim-refund",
  "share-link",
  "assign-brand",
  "exchange-rates",
  "opt-in",
  "read-opt-in",
  "opt-out",
  "rehearse-webhook",
  "voice-numbers",
  "voice-claim",
  "voice-renew",
  "voice-users",
] as const;
export const CALL_OUTCOMES = ["ok", ...SUPPLIER_ERROR_KINDS] as const;

/** Differences that a catalogue sync tells; a changed package whose cost moved is `REPRICED` too. */
export const CHANGE_KINDS = ["UNREADABLE", "GONE", "CHANGED", "ADDED"] as const;
export const CHANGE_FILTERS = [...CHANGE_KINDS, "REPRICED"] as const;

/** What staff can set going, by the names of the audit log. */
export const ACTS = [
  "catalog.sync",
  "reconciliation.compare",
  "reconciliation.settle",
  "supplier.balance",
  "supplier.rehearse",
  "mail.resend",
  "mail.preview",
  "order.retry",
  "order.search",
  "order.email",
  "order.give-up",
  "refund.line",
  "refund.order",
  "refund.retry",
  "refund.by-hand",
  "claim.move",
] as const;
