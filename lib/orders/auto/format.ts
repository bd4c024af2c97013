import { formatData } from "@/lib/catalog/format";
import { brandName } from "@/lib/payments/cards/model";
import type { Threshold } from "./model/watch";

/** A moment with its zone written out: where its reader is by now, nobody knows. */
export function printedMoment(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(at);
}

/** A kept card as its owner knows it: `Visa ·· 4242`. */
export function cardName({ brand, last4 }: { readonly brand: string; readonly last4: string }): string {
  const name = brandName(brand) ?? `${brand.charAt(0).toUpperCase()}${brand.slice(1)}`;
  return `${name} ·· ${last4}`;
}

/** How much was left when a low was read: data, or time. */
export function leftText(amount: number, threshold: Threshold, locale: string): string {
  if (threshold !== "last-day") return formatData(amount, locale);
  const inHours = amount >= 120;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: inHours ? "hour" : "minute",
    unitDisplay: "long",
    maximumFractionDigits: 0,
  }).format(inHours ? Math.floor(amount / 60) : amount);
}
