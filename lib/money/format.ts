import { minorDigits, shownDigits } from "./currencies";
import type { Money } from "./model";

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * Money as people read it in their locale, e.g. `$9.50` or `9,50 €`; the same on server and client. `code` is for where the
 * currency's sign cannot be shown: `THB 9.50`.
 */
export function formatMoney(
  amount: Money,
  locale: string,
  display: "narrowSymbol" | "code" = "narrowSymbol",
): string {
  const key = `${locale} ${amount.currency} ${display}`;
  const digits = shownDigits(amount.currency);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: amount.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      currencyDisplay: display,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(decimalText(amount) as `${number}`);
}

/** Money as a plain decimal ("9.50"), for machines: JSON-LD, CSV, logs. */
export function decimalText(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const sign = amount.minor < 0 ? "-" : "";
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}
