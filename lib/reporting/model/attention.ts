/** Why staff should look at something, the most pressing first. */
export const ATTENTION_KINDS = [
  "mismatch",
  "double",
  "unknown",
  "late",
  "refund_failed",
  "refund_due",
  "mail",
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
};
