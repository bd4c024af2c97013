import type { Decline } from "../checkout/model.ts";

export type TestCard = {
  number: string;
  brand: "visa" | "mastercard" | "amex";
  /** What it is for, as the pay page lists it. */
  label: string;
  onSession: "pays" | "challenge" | Decline;
  /** With the buyer away: once saved, charged by the shop. */
  offSession: "pays" | "authentication" | Decline;
  refunds?: "pending" | "fail";
  /** Its bank takes every payment for fraud. */
  warnsOfFraud?: true;
};

const declined = (code: string, message: string, declineCode?: string): Decline => ({
  code,
  declineCode,
  message,
});

const REFUSED = declined("card_declined", "Your card was declined.", "generic_decline");
const NO_FUNDS = declined("card_declined", "Your card has insufficient funds.", "insufficient_funds");
const EXPIRED = declined("expired_card", "Your card has expired.", "expired_card");
const WRONG_CVC = declined("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc");
const TROUBLE = declined(
  "processing_error",
  "An error occurred while processing your card. Try again in a little bit.",
  "processing_error",
);
const REAL_CARD = declined(
  "card_declined",
  "Your card was declined. This is a sandbox: use one of the test cards.",
  "test_mode_live_card",
);
export const NOT_AUTHENTICATED = declined(
  "payment_intent_authentication_failure",
  "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
);
export const NEEDS_AUTHENTICATION = declined(
  "authentication_required",
  "Your card was declined. This transaction requires authentication.",
  "authentication_required",
);

function visa(number: string, label: string, behaviour: Partial<TestCard>): TestCard {
  return { number, brand: "visa", label, onSession: "pays", offSession: "pays", ...behaviour };
}
const refusing = (decline: Decline): Partial<TestCard> => ({ onSession: decline, offSession: decline });

/** Stripe's own test numbers, doing what Stripe's documentation says of them. */
export const TEST_CARDS: readonly TestCard[] = [
  visa("4242424242424242", "Pays", {}),
  visa("4000002500003155", "3-D Secure, then pays", { onSession: "challenge" }),
  visa("4000000000003220", "3-D Secure every time", { onSession: "challenge", offSession: "authentication" }),
  visa("4000000000000002", "Declined", refusing(REFUSED)),
  visa("4000000000009995", "Insufficient funds", refusing(NO_FUNDS)),
  visa("4000000000000069", "Expired card", refusing(EXPIRED)),
  visa("4000000000000127", "Wrong security code", refusing(WRONG_CVC)),
  visa("4000000000000119", "Processing error", refusing(TROUBLE)),
  visa("4000000000000341", "Pays now, fails when charged later", { offSession: REFUSED }),
  visa("4000000000007726", "Pays; a refund takes an hour", { refunds: "pending" }),
  visa("4000000000005126", "Pays; a refund fails after an hour", { refunds: "fail" }),
  visa("4000000000005423", "Pays; its bank warns of fraud", { warnsOfFraud: true }),
];

const ALSO_ACCEPTED: readonly TestCard[] = [
  { ...visa("5555555555554444", "Mastercard", {}), brand: "mastercard" },
  { ...visa("378282246310005", "American Express", {}), brand: "amex" },
];

/** Names the library's users write instead of numbers. */
const NAMED: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_mastercard: "5555555555554444",
  pm_card_amex: "378282246310005",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_authenticationRequired: "4000000000003220",
};

export function cardFor(number: string): TestCard {
  const known = [...TEST_CARDS, ...ALSO_ACCEPTED].find((card) => card.number === number);
  return known ?? visa(number, "Not a test card", refusing(REAL_CARD));
}

export function numberNamed(methodId: string): string | undefined {
  return NAMED[methodId];
}

/** The check digit every card number carries. */
export function passesLuhn(number: string): boolean {
  const digits = Array.from(number, Number).reverse();
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return /^\d{13,19}$/.test(number) && sum % 10 === 0;
}
