import { SOLD_COUNTRIES, type SoldCountry } from "./countries.ts";

export type Region = {
  slug: string;
  title: string;
  operators: readonly string[];
  baseCents: number;
  countries: SoldCountry[];
};

type Membership = (country: SoldCountry) => boolean;

const codes = (list: string): Membership => {
  const wanted = new Set(list.split(" "));
  return (country) => wanted.has(country.code);
};
const subregions =
  (...names: string[]): Membership =>
  (country) =>
    names.includes(country.subregion);

const EUROPE = codes(
  `AL AD AT BE BA BG HR CY CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE LV LI LT LU MT MD MC ME NL MK NO PL PT RO SM RS SK SI ES SE CH TR UA GB XK AX VA`,
);
const ASIA = codes(`BD KH CN HK IN ID JP KR LA MO MY MN MM NP PK PH SG LK TW TH VN UZ KZ KG`);
const GULF_AND_NORTH_AFRICA = codes(`AE BH EG IL IQ JO KW LB MA OM PS QA SA TN DZ TR YE`);
const MOST_VISITED = codes(
  `US CA MX BR AR CL CO PE GB IE FR ES PT IT DE AT CH NL BE GR HR PL CZ HU DK SE NO FI IS TR AE SA IL EG MA ZA KE IN CN HK TW JP KR TH VN ID MY SG PH AU NZ`,
);

const RULES: [
  slug: string,
  title: string,
  operators: readonly string[],
  baseCents: number,
  member: Membership,
][] = [
  ["europe", "Europe", ["Eurolane", "Continental Voice", "Schengen Unlimited"], 500, EUROPE],
  ["nordics", "Nordics", ["Aurora Link"], 450, codes("DK SE NO FI IS FO AX GL")],
  ["balkans", "Balkans", ["Danube Connect"], 600, codes("AL BA BG HR GR XK ME MK RO RS SI")],
  ["asia", "Asia", ["Silk Signal", "Monsoon Unlimited"], 500, ASIA],
  ["southeast-asia", "Southeast Asia", ["Lotus Lane"], 500, subregions("South-Eastern Asia")],
  [
    "middle-east-and-north-africa",
    "Middle East and North Africa",
    ["Caravan Mobile"],
    900,
    GULF_AND_NORTH_AFRICA,
  ],
  ["africa", "Africa", ["Baobab Mobile", "Safari Voice"], 1_100, (country) => country.region === "Africa"],
  [
    "north-america",
    "North America",
    ["Continental Divide Mobile", "Norte Unlimited"],
    600,
    codes("US CA MX"),
  ],
  [
    "latin-america",
    "Latin America",
    ["Pampa Mobile"],
    850,
    (country) => subregions("South America", "Central America")(country) || codes("MX DO PR")(country),
  ],
  ["caribbean-islands", "Caribbean Islands", ["Trade Wind Mobile"], 1_200, subregions("Caribbean")],
  ["oceania", "Oceania", ["Coral Mobile"], 700, codes("AU NZ FJ PG VU WS TO NC PF GU SB NR")],
  ["central-asia", "Central Asia", ["Steppe Mobile"], 800, subregions("Central Asia")],
  [
    "world",
    "Global",
    ["Meridian", "Meridian Voice"],
    900,
    (country) => country.region !== "Antarctic" && !codes("YE SD VE CF TD BI AF")(country),
  ],
  ["world-essentials", "Global Essentials", ["Equator"], 700, MOST_VISITED],
];

export const REGIONS: Region[] = RULES.map(([slug, title, operators, baseCents, member]) => ({
  slug,
  title,
  operators,
  baseCents,
  countries: SOLD_COUNTRIES.filter(member),
}));
