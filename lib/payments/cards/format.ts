import { direction, isLocale } from "@/lib/platform/i18n/locales";
import { brandName, type SavedCard } from "./model";

/** `Visa ·· 4242`; `unknown` is the reader's word for a card of no known brand. */
export function cardText(
  { brand, last4 }: Pick<SavedCard, "brand" | "last4">,
  locale: string,
  unknown: string,
): string {
  const text = `${brandName(brand) ?? unknown} ·· ${last4}`;
  // By itself: right-to-left sentences would otherwise part the name from its number.
  return isLocale(locale) && direction(locale) === "rtl" ? `\u2068${text}\u2069` : text;
}

/** `12/2030`, as it is printed on the card. */
export function expiryText(
  { expMonth, expYear }: Pick<SavedCard, "expMonth" | "expYear">,
  locale: string,
): string {
  const month = new Intl.DateTimeFormat(locale, { month: "2-digit", year: "numeric", timeZone: "UTC" });
  return month.format(Date.UTC(expYear, expMonth - 1, 1));
}
