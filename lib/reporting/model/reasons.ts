import { CLAIM_REASONS } from "@/lib/fulfilment/claims/model";
import { BUYERS_CODE, REFUND_CODES } from "@/lib/orders/refunds/model";
import { SUPPLIER_ERROR_KINDS } from "@/lib/suppliers/errors";

/** Why the shop does something by itself, or at the word of staff. */
const OWN_REASONS = [
  "not_delivered_in_time",
  "given_up",
  "refunded_elsewhere",
  "paid_twice",
  "tried_again",
  "paid_by_hand",
] as const;

/** Stripe's words for why money went back, was disputed, is warned of or did not arrive, as far as they are to be expected. */
const STRIPE_REASONS = [
  "requested_by_customer",
  "expired_uncaptured_charge",
  "duplicate",
  "fraudulent",
  "product_not_received",
  "product_unacceptable",
  "credit_not_processed",
  "subscription_canceled",
  "unrecognized",
  "general",
  "card_never_received",
  "fraudulent_card_application",
  "made_with_counterfeit_card",
  "made_with_lost_card",
  "made_with_stolen_card",
  "unauthorized_use_of_card",
  "misc",
  "lost_or_stolen_card",
  "expired_or_canceled_card",
  "charge_for_pending_refund_disputed",
  "insufficient_funds",
  "declined",
] as const;

/** Every reason for which there are words; what else stands in the books is shown as it stands there. */
export const REASONS = [
  ...new Set([
    ...SUPPLIER_ERROR_KINDS,
    ...REFUND_CODES,
    BUYERS_CODE,
    ...CLAIM_REASONS,
    ...OWN_REASONS,
    ...STRIPE_REASONS,
  ] as const),
];
