/** A card that a customer keeps at Stripe: what is printed on any receipt, and nothing more. */
export type SavedCard = {
  readonly id: string;
  /** Stripe's word, such as `visa`. */
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
};

/** Whether the buyer is there to answer their bank while a kept card is charged. */
export type Presence = "buyer" | "nobody";

/** Whether a card's last month is over. Banks count by their own zone, so a day more is left to it. */
export function isExpired({ expMonth, expYear }: Pick<SavedCard, "expMonth" | "expYear">, at: Date): boolean {
  return at.getTime() > Date.UTC(expYear, expMonth, 2);
}

/** Why a kept card was not charged; nothing was taken, but for `outcome_unknown`, of which Stripe is being asked. */
export type CardRefusal =
  "card_declined" | "card_needs_buyer" | "card_gone" | "payment_unavailable" | "outcome_unknown";

/** Our own words for why a charge failed, beside Stripe's. */
export const CARD_GONE = "card_gone";
export const NOT_CHARGED = "not_charged";

/** Stripe's words for a card whose bank wants to ask its owner. */
const NEEDS_BUYER = ["authentication_required", "authentication_not_handled"];

/** What Stripe's word for a failed charge means to who pressed. */
export function refusalOf(failure: string | null): CardRefusal {
  if (failure !== null && NEEDS_BUYER.includes(failure)) return "card_needs_buyer";
  if (failure === CARD_GONE) return "card_gone";
  return failure === null || failure === NOT_CHARGED ? "payment_unavailable" : "card_declined";
}

const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
  cartes_bancaires: "Cartes Bancaires",
  eftpos_au: "eftpos",
};

/** What a card's brand calls itself; null where it is not known. */
export function brandName(brand: string): string | null {
  return BRANDS[brand] ?? null;
}
