import { destinationName, formatData } from "@/lib/catalog/format";
import type { Destination } from "@/lib/catalog/model";
import { direction, isLocale } from "@/lib/platform/i18n/locales";
import { zonesOf } from "../polling/model/rhythm";

/** What an alert calls an eSIM: its owner's word for it, or where it works. */
export function esimName(label: string | null, destination: Destination | null, locale: string): string {
  return label ?? (destination ? destinationName(destination, locale) : "eSIM");
}

/** Kept together in a sentence of either direction. */
function apart(text: string, locale: string): string {
  return isLocale(locale) && direction(locale) === "rtl" ? `\u2068${text}\u2069` : text;
}

/** `256 MB`, in the reader's units. */
export function printedData(mb: number, locale: string): string {
  return apart(formatData(mb, locale), locale);
}

/**
 * Day and minute with the zone written out: the destination's, where it has one alone, since that is where its data is used;
 * else UTC, because where the reader is by now nobody knows.
 */
export function printedMoment(at: Date, locale: string, countryCode: string | null): string {
  const [zone, ...more] = zonesOf(countryCode);
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone: zone !== undefined && more.length === 0 ? zone : "UTC",
  });
  return apart(format.format(at), locale);
}
