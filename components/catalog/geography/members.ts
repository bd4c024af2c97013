import "server-only";
import countries from "world-countries";

const bySubregion = (...names: string[]) =>
  countries.filter((country) => names.includes(country.subregion)).map((country) => country.cca2);
const byRegion = (name: string) =>
  countries.filter((country) => country.region === name).map((country) => country.cca2);

const list = (codes: string) => codes.split(" ");

/** Which countries a region is drawn with. The coverage of a package is the supplier's word; this is only its picture. */
const REGIONS: Readonly<Record<string, () => string[]>> = {
  africa: () => byRegion("Africa"),
  asia: () => [...bySubregion("Eastern Asia", "South-Eastern Asia", "Southern Asia", "Central Asia")],
  balkans: () => list("AL BA BG HR GR XK ME MK RO RS SI"),
  "caribbean-islands": () => bySubregion("Caribbean"),
  "central-asia": () => bySubregion("Central Asia"),
  europe: () =>
    list(
      "AL AD AT BE BA BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO PL PT RO SM RS SK SI ES SE CH UA GB XK VA",
    ),
  "latin-america": () => [...bySubregion("South America", "Central America"), "MX", "DO", "PR"],
  "middle-east-and-north-africa": () => list("AE BH EG IL IQ JO KW LB MA OM PS QA SA TN DZ TR YE SY LY IR"),
  "north-america": () => list("US CA MX"),
  nordics: () => list("DK SE NO FI IS FO AX"),
  oceania: () => byRegion("Oceania"),
  "southeast-asia": () => bySubregion("South-Eastern Asia"),
};

/** The countries to draw for a region; none where it is not known, or is the world. */
export function regionMembers(slug: string): readonly string[] {
  return REGIONS[slug]?.() ?? [];
}
