import { localePath } from "@/lib/platform/i18n/locale-path";

export const MOST_COMPARED = 4;

/** Where packages stand side by side. */
export function comparePath(locale: string, slugs: readonly string[]): string {
  const query = new URLSearchParams(slugs.map((slug) => ["package", slug]));
  return localePath(locale, `/compare?${query.toString()}`);
}
