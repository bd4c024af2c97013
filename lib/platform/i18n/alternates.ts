import { DEFAULT_LOCALE, LOCALES, type Locale } from "./locales";
import { localePath } from "./locale-path";

/** The address of a page in its own language and in all others, for `<head>`. */
export function alternates(locale: Locale, path: string) {
  const languages = Object.fromEntries(LOCALES.map((other) => [other, localePath(other, path)]));
  return {
    canonical: localePath(locale, path),
    languages: { ...languages, "x-default": localePath(DEFAULT_LOCALE, path) },
  };
}
