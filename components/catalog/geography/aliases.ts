import "server-only";
import countries from "world-countries";

const byCode = new Map(countries.map((country) => [country.cca2, country]));
const SHORTEST = 3;

/** Other names people type for a country: short and old names, its capital. */
export function aliasesOf(countryCode: string): string[] {
  const country = byCode.get(countryCode);
  if (!country) return [];
  const names = [country.name.common, ...country.altSpellings, ...country.capital];
  return [...new Set(names)].filter((name) => name.length >= SHORTEST && name.length <= 24);
}
