import type Stripe from "stripe";

type Capabilities = Pick<
  Stripe.Account,
  | "id"
  | "object"
  | "type"
  | "country"
  | "default_currency"
  | "charges_enabled"
  | "payouts_enabled"
  | "details_submitted"
>;

/** The shop's own account: ready to take money, as a live one is once Stripe has checked its owner. */
export const ACCOUNT: Capabilities = {
  id: "acct_1Sandbox00000000",
  object: "account",
  type: "standard",
  country: "IE",
  default_currency: "eur",
  charges_enabled: true,
  payouts_enabled: true,
  details_submitted: true,
};
