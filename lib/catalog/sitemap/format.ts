import { DEFAULT_LOCALE, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { fileCount, type Listed } from "./model";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Which files there are: `en-1.xml` holds the first pages in English. */
export function sitemapIndex(origin: string, pages: readonly Listed[]): string {
  const files = LOCALES.flatMap((locale) =>
    Array.from({ length: fileCount(pages) }, (_, index) => `${origin}/sitemaps/${locale}-${index + 1}.xml`),
  );
  const entries = files.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>`);
  return `${HEAD}<sitemapindex ${SPACE}>\n${entries.join("\n")}\n</sitemapindex>\n`;
}

/** Pages in one language, each with its addresses in the others. */
export function sitemap(origin: string, locale: Locale, pages: readonly Listed[]): string {
  const link = (language: string, url: string): string =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(url)}"/>`;
  const entries = pages.map(({ path, changedAt }) => {
    const url = (other: Locale): string => origin + localePath(other, path);
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
    const others = LOCALES.map((other) => link(other, url(other)));
    const fallback = link("x-default", url(DEFAULT_LOCALE));
    return `<url><loc>${escaped(url(locale))}</loc>${changed}${others.join("")}${fallback}</url>`;
  });
  return `${HEAD}<urlset ${SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("\n")}\n</urlset>\n`;
}
