import countries from "world-countries";
import { LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { destinationName } from "../format";
import type { Destination } from "../model";
import { CITIES } from "./model/cities";

const byCode = new Map(countries.map((country) => [country.cca2, country]));
const SHORTEST_SPELLING = 3;
const LONGEST_SPELLING = 24;
const AIRPORT = /^[A-Z]{3}$/;

/** What a destination is called and found by, in one language first and in all others after it. */
export function namesOf(
  destination: Pick<Destination, "slug" | "countryCode" | "title">,
  locale: Locale,
): { name: string; aliases: string[]; codes: string[] } {
  const name = destinationName(destination, locale);
  const code = destination.countryCode;
  const country = code ? byCode.get(code) : undefined;
  const cities = code ? citiesOf(code) : NO_CITIES;
  const aliases = [
    ...cities.names,
    ...LOCALES.map((other) => destinationName(destination, other)),
    ...(country ? [country.name.common, ...country.altSpellings, ...country.capital].filter(isTyped) : []),
  ];
  return {
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
    codes: [...(country ? [country.cca3] : []), ...cities.airports],
  };
}

/** Spellings that somebody would type, unlike official names in full. */
function isTyped(spelling: string): boolean {
  return spelling.length >= SHORTEST_SPELLING && spelling.length <= LONGEST_SPELLING;
}

type Cities = { readonly names: readonly string[]; readonly airports: readonly string[] };
const NO_CITIES: Cities = { names: [], airports: [] };

function citiesOf(countryCode: string): Cities {
  const cities = (CITIES[countryCode] ?? "").split("|").map((city) => city.split(" "));
  const isAirport = (word: string): boolean => AIRPORT.test(word);
  return {
    names: cities
      .flatMap((words) =>
        words
          .filter((word) => !isAirport(word))
          .join(" ")
          .split("/"),
      )
      .filter((name) => name !== ""),
    airports: cities.flatMap((words) => words.filter(isAirport)),
  };
}
