import { hashText } from "../../kernel/random.ts";
import { SOLD_COUNTRIES, type SoldCountry } from "./countries.ts";
import { ladderOf, type LadderPlan } from "./ladder.ts";
import { slugOf, type Destination, type Operator } from "./model.ts";
import { networksOf } from "./networks.ts";
import { operatorNames } from "./operator-names.ts";
import { anchorsFor, anchorsFrom, isPricedByHand, scaled, type Anchors } from "./price-list.ts";
import { REGIONS, type Region } from "./regions.ts";

const GRADIENTS: readonly [string, string][] = [
  ["#0f1b3f", "#194281"],
  ["#7b1e3a", "#c2456b"],
  ["#0b4f4a", "#1b9a8a"],
  ["#5b2a86", "#9c5bd1"],
  ["#8a3b12", "#e07a2f"],
  ["#1f3a2d", "#4d8b57"],
];

const FIRST_OPERATOR_ID = 301;

/** The whole catalogue, the same at every start: every figure follows from names and tables. */
export function buildCatalogue(): Destination[] {
  let operatorId = FIRST_OPERATOR_ID;
  const numbered = (operator: Omit<Operator, "id">): Operator => ({ id: operatorId++, ...operator });
  return [
    ...SOLD_COUNTRIES.map((country) => ({
      slug: country.slug,
      countryCode: country.code,
      title: country.title,
      operators: operatorNames(country).map((name, index) => numbered(localOperator(country, name, index))),
    })),
    ...REGIONS.map((region) => ({
      slug: region.slug,
      countryCode: "",
      title: region.title,
      operators: region.operators.map((name, index) => numbered(regionalOperator(region, name, index))),
    })),
  ];
}

function localOperator(country: SoldCountry, name: string, index: number): Omit<Operator, "id"> {
  // The first brand is the standard one, later ones are dearer (better networks) or cheaper (fewer).
  const anchors = scaled(anchorsFor(country), [1, 1.1, 0.95][index] ?? 1);
  return operatorFor(name, [country], { anchors, popular: index === 0 && isPricedByHand(country.code) });
}

function regionalOperator(region: Region, name: string, index: number): Omit<Operator, "id"> {
  const anchors = scaled(anchorsFrom(region.baseCents), [1, 1.15, 1.1][index] ?? 1);
  return operatorFor(name, region.countries, { anchors, popular: false });
}

function operatorFor(
  name: string,
  countries: SoldCountry[],
  { anchors, popular }: { anchors: Anchors; popular: boolean },
): Omit<Operator, "id"> {
  const slug = slugOf(name);
  const hash = hashText(slug);
  const hasVoice = / (Voice|Voix|Voz|Voce|Ses|Funk)$/.test(name);
  const kind = kindOf(name, hasVoice, popular);
  const coverages = countries.map((country) => ({ code: country.code, networks: networksOf(country) }));
  const has5G = coverages.some(({ networks }) => networks.some(({ types }) => types.includes("5G")));
  const needsIdentity = !popular && hash % 23 === 0;
  return {
    slug,
    title: name,
    style: hash % 2 === 0 ? "light" : "dark",
    gradient: GRADIENTS[hash % GRADIENTS.length] ?? ["#0f1b3f", "#194281"],
    hasVoice,
    activation: !popular && hash % 6 === 0 ? "installation" : "first-usage",
    manualApn: !popular && hash % 7 === 0 ? `${slug.split("-")[0] ?? slug}.internet` : null,
    needsIdentity,
    rechargeable: popular || hash % 9 !== 0,
    roaming: hash % 8 !== 3,
    info: infoLines(hasVoice, has5G, countries.length),
    otherInfo: needsIdentity
      ? "Identity verification (passport) is required before the eSIM can be activated."
      : null,
    coverages,
    places: countries.map((country) => ({ code: country.code, title: country.title })),
    packages: ladderOf({ operatorSlug: slug, anchors, netPercent: netPercent(anchors, hash), kind }),
  };
}

function kindOf(name: string, hasVoice: boolean, popular: boolean): LadderPlan["kind"] {
  if (name.endsWith(" Unlimited")) return "unlimited";
  if (hasVoice) return "voice";
  return popular ? "data-and-unlimited" : "data";
}

/** 60-80: where data is cheap there is room for margin, where it is dear the supplier keeps more. */
function netPercent(anchors: Anchors, hash: number): number {
  const dearness = Math.min(12, Math.floor((anchors[0] - 400) / 60));
  return Math.min(80, 62 + dearness + (hash % 6));
}

function infoLines(hasVoice: boolean, has5G: boolean, countries: number): string[] {
  return [
    `${has5G ? "LTE/5G" : "LTE"} ${hasVoice ? "data, calls and texts" : "data-only"} eSIM.`,
    hasVoice
      ? "Comes with a phone number; calls and texts within the covered countries."
      : "Calls and texts through apps only.",
    ...(countries > 1 ? [`Works in ${countries} countries and territories.`] : []),
    "Tethering and personal hotspot are allowed.",
  ];
}
