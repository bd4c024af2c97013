import type { ActivationPolicy, Allowance, Destination, PackageCard } from "./model";

const MB_PER_GB = 1024;

/** `1 GB`, `500 MB`, `12.5 GB` in the reader's number form. */
export function formatData(mb: number, locale: string): string {
  const inGb = mb >= MB_PER_GB;
  const value = inGb ? mb / MB_PER_GB : mb;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: inGb ? 1 : 0 }).format(value);
  return `${number}\u00a0${inGb ? "GB" : "MB"}`;
}

/** Number and unit of a data allowance apart, so that the number can be set large. */
export function dataParts(mb: number, locale: string): { number: string; unit: "GB" | "MB" } {
  const [number = "", unit] = formatData(mb, locale).split("\u00a0");
  return { number, unit: unit === "GB" ? "GB" : "MB" };
}

/** What a package gives in data: unlimited, an amount, or none at all; the words for the first and last are the caller's. */
export function dataText(
  allowance: Pick<Allowance, "dataMb" | "unlimited">,
  locale: string,
  word: (key: "unlimited" | "noData") => string,
): string {
  if (allowance.unlimited) return word("unlimited");
  return allowance.dataMb ? formatData(allowance.dataMb, locale) : word("noData");
}

/** The message that says when the days of a package begin: by its rule, and whether it is for one country or more. */
export function startsKey(
  card: Pick<PackageCard, "activationPolicy" | "destination">,
): `${ActivationPolicy}-${"local" | "wide"}` {
  return `${card.activationPolicy}-${card.destination.kind === "local" ? "local" : "wide"}`;
}

/** A country by its name in the reader's language (CLDR); a region by the supplier's title. */
export function destinationName(
  destination: Pick<Destination, "countryCode" | "title">,
  locale: string,
): string {
  if (!destination.countryCode) return destination.title;
  return countryName(destination.countryCode, locale);
}

const countryNames = new Map<string, Intl.DisplayNames>();

/** A country's name in the reader's language; the code itself where CLDR knows none. */
export function countryName(code: string, locale: string): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames([locale], { type: "region" });
  countryNames.set(locale, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** True where a package holds calls or texts besides data. */
export function hasVoiceOrTexts(allowance: Pick<Allowance, "voiceMinutes" | "textMessages">): boolean {
  return Boolean(allowance.voiceMinutes) || Boolean(allowance.textMessages);
}
