import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import type { ActivationPolicy, Allowance, Destination, PackageCard } from "./model";

const MB_PER_GB = 1024;

/** What gigabytes and megabytes are called where not by their English letters. */
const UNITS: Readonly<Record<string, Readonly<Record<"GB" | "MB", string>>>> = { fr: { GB: "Go", MB: "Mo" } };

/** `1 GB`, `500 MB`, `12.5 GB` in the reader's number form; `1 Go` in French. */
export function formatData(mb: number, locale: string): string {
  const inGb = mb >= MB_PER_GB;
  const value = inGb ? mb / MB_PER_GB : mb;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: inGb ? 1 : 0 }).format(value);
  const unit = inGb ? "GB" : "MB";
  return `${number}\u00a0${UNITS[locale]?.[unit] ?? unit}`;
}

/** Number and unit of a data allowance apart, so that the number can be set large. */
export function dataParts(mb: number, locale: string): { number: string; unit: string } {
  const [number = "", unit = ""] = formatData(mb, locale).split("\u00a0");
  return { number, unit };
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

/** Regions that CLDR knows, by the supplier's slug: UN M49 codes. */
const REGION_CODES: Readonly<Record<string, string>> = {
  africa: "002",
  asia: "142",
  "caribbean-islands": "029",
  "central-asia": "143",
  europe: "150",
  global: "001",
  "latin-america": "419",
  "north-america": "003",
  oceania: "009",
  "southeast-asia": "035",
  world: "001",
};

/** Regions that it does not. */
const REGION_NAMES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  balkans: {
    en: "Balkans",
    de: "Balkan",
    es: "Balcanes",
    fr: "Balkans",
    tr: "Balkanlar",
    ar: "البلقان",
  },
  "middle-east-and-north-africa": {
    en: "Middle East and North Africa",
    de: "Naher Osten und Nordafrika",
    es: "Oriente Medio y norte de África",
    fr: "Moyen-Orient et Afrique du Nord",
    tr: "Orta Doğu ve Kuzey Afrika",
    ar: "الشرق الأوسط وشمال أفريقيا",
  },
  nordics: {
    en: "Nordics",
    de: "Nordeuropa",
    es: "Países nórdicos",
    fr: "Pays nordiques",
    tr: "İskandinavya",
    ar: "بلدان الشمال الأوروبي",
  },
};

/** A destination by its name in the reader's language; by the supplier's title where nobody knows another. */
export function destinationName(
  destination: Pick<Destination, "slug" | "countryCode" | "title">,
  locale: string,
): string {
  const { slug, countryCode, title } = destination;
  const code = countryCode ?? REGION_CODES[slug];
  if (!code) return (isLocale(locale) ? REGION_NAMES[slug]?.[locale] : undefined) ?? title;
  const name = countryName(code, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
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
