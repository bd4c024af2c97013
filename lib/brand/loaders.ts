import "server-only";
import type { Locale } from "@/lib/platform/i18n/locales";
import { brandFile, legalHtml } from "./data";
import { inLanguage, type LegalText } from "./schema";

/** How the shop looks, as far as the reseller says so. */
export function loadLook() {
  const { logo, accent, font, legal } = brandFile();
  return { logo, accent, font, hasImprint: Object.keys(legal.imprint ?? {}).length > 0 };
}

/** The first words of the home page, where they are the reseller's own. */
export function loadHomeText(locale: Locale): { readonly title: string; readonly lead: string } | undefined {
  return inLanguage(brandFile().home, locale);
}

/** A legal text of the reseller's as clean HTML; null where there is none. */
export function loadLegal(name: LegalText, locale: Locale): string | null {
  return legalHtml(name, locale);
}
