import "server-only";
import { notFound } from "next/navigation";
import { isLocale, type Locale } from "./locales";

/**
 * The language of a page, before anything else is read: pages render beside their layouts, not after them, so each one
 * must turn away an unknown first segment (and the placeholder that `next build` renders) by itself.
 */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}
