import "server-only";
import countries from "world-countries";
import { countryName } from "@/lib/catalog/format";

/** Every country somebody can live in, by its name in one language. */
export function countriesIn(locale: string): { value: string; label: string }[] {
  return countries
    .map(({ cca2 }) => ({ value: cca2, label: countryName(cca2, locale) }))
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}
