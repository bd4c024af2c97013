/** What a buyer says before paying, kept with the order. */
export type Consent = {
  /** Where they live, by two letters; null where nobody asked. */
  readonly country: string | null;
  /** That the phone takes eSIMs and is not locked; null for a top-up, whose eSIM is on the phone already. */
  readonly deviceConfirmedAt: Date | null;
  /** That delivery may begin at once, which ends the right of withdrawal; null where there is none to give up. */
  readonly waivedAt: Date | null;
};

/** Of an order before which nobody was asked. */
export const NOT_ASKED: Consent = { country: null, deviceConfirmedAt: null, waivedAt: null };

// The European Union, and the three that took its consumer law over: Directive 2011/83/EU, article 16 (m).
const WITHDRAWAL = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO".split(" "),
);

/** Whether somebody who lives there can withdraw from a purchase within fourteen days, unless they agree to begin at once. */
export function hasWithdrawal(country: string | null): boolean {
  return country !== null && WITHDRAWAL.has(country);
}

/** Where somebody most likely lives, by what their browser asks for (`de-AT,de;q=0.9`); null where it says no country. */
export function likelyCountry(acceptLanguage: string | null): string | null {
  const [first = ""] = (acceptLanguage ?? "").split(",");
  return /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})(?:;|$)/.exec(first.trim())?.[1] ?? null;
}
