import countries from "world-countries";
import { hashText } from "../../kernel/random.ts";
import { slugOf } from "./model.ts";

export type SoldCountry = {
  code: string;
  title: string;
  slug: string;
  capital: string;
  region: string;
  subregion: string;
};

/** Uninhabited, without a network worth the name, or under sanctions: no real catalogue sells them. */
const NOT_SOLD = new Set(
  `AQ BV HM GS TF UM IO PN CC CX NF KP EH SJ SH TK NU WF PM ER CU TM SO MH FM PW KI TV CK AS MP ST FK SY LY IR SS`.split(
    " ",
  ),
);

export const SOLD_COUNTRIES: SoldCountry[] = countries
  .filter((country) => !NOT_SOLD.has(country.cca2))
  .map((country) => ({
    code: country.cca2,
    title: country.name.common,
    slug: slugOf(country.name.common),
    capital: country.capital[0] ?? country.name.common,
    region: country.region,
    subregion: country.subregion,
  }))
  .sort((a, b) => a.title.localeCompare(b.title, "en"));

/** What 1 GB for 7 days retails for, in cents, where the price was not set by hand. */
const SUBREGION_BASE: Record<string, number> = {
  "Northern Europe": 450,
  "Western Europe": 450,
  "Southern Europe": 450,
  "Central Europe": 450,
  "Southeast Europe": 550,
  "Eastern Europe": 600,
  "Western Asia": 650,
  "Eastern Asia": 550,
  "South-Eastern Asia": 550,
  "Southern Asia": 650,
  "Central Asia": 700,
  "Northern Africa": 750,
  "Southern Africa": 850,
  "Eastern Africa": 900,
  "Western Africa": 950,
  "Middle Africa": 1_150,
  "North America": 700,
  "Central America": 750,
  "South America": 750,
  Caribbean: 950,
  "Australia and New Zealand": 550,
  Melanesia: 1_050,
  Micronesia: 1_150,
  Polynesia: 1_200,
};

export function basePriceCents(country: SoldCountry): number {
  const base = SUBREGION_BASE[country.subregion] ?? 900;
  return base + (hashText(country.code) % 3) * 50;
}
