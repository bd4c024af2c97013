export const NOTIFICATION_TYPES = [
  "async_orders",
  "webhook_low_data",
  "email_low_data",
  "webhook_credit_limit",
  "email_credit_limit",
] as const;

export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** Shares of the credit that can be asked to be told about, in percent. */
export const CREDIT_LEVELS: readonly number[] = [50, 70, 80, 90];

/** One kind of notification that the reseller asked for. */
export type OptIn = {
  type: NotificationType;
  /** The webhook's address, or an e-mail address. */
  contactPoint: string;
  /** Of the mails. */
  language: string | null;
  /** Of the credit limit, in percent. */
  levels: number[] | null;
};
