import type { BreakKind } from "@/lib/fulfilment/reconciliation/model";

/** Why staff should look at something, the most pressing first. */
export const ATTENTION_KINDS = [
  "mismatch",
  "dispute",
  "fraud_warning",
  "break",
  "refund_failed",
  "unknown",
  "late",
  "refund_overdue",
  "paused",
  "balance",
  "job",
  "claim",
  "mail_refused",
  "mail",
  "partly",
  "refund_due",
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** One thing to look at: what, since when, and where. */
export type Attention = {
  readonly key: string;
  readonly kind: AttentionKind;
  readonly since: Date;
  readonly order: { readonly id: string; readonly number: string } | null;
  /** The supplier's, Stripe's or the mail server's own word, redacted. */
  readonly detail: string | null;
  /** In what our books differ from another's. */
  readonly difference?: BreakKind;
};

/** So many stand on the first page; the others are behind a link. */
export const SHORT_LIST = 8;
