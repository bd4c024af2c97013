import type { Money } from "@/lib/money/model";

export const DESTINATION_KINDS = ["local", "regional", "global"] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** When a package's validity starts to run: at the first network it joins, or when the profile is installed. */
export const ACTIVATION_POLICIES = ["first-usage", "installation"] as const;
export type ActivationPolicy = (typeof ACTIVATION_POLICIES)[number];

/** A place one can buy a package for: a country, a region, or the world. */
export type Destination = {
  readonly slug: string;
  readonly kind: DestinationKind;
  /** ISO 3166-1 alpha-2; null for regions and the world. */
  readonly countryCode: string | null;
  /** The supplier's English name; countries are shown by `destinationName`, in the reader's language. */
  readonly title: string;
};

/** A destination as it stands in a list. */
export type DestinationTile = Destination & {
  readonly from: Money;
  readonly packages: number;
  readonly countries: number;
};

export type Network = { readonly name: string; readonly types: readonly string[] };
export type Coverage = { readonly countryCode: string; readonly networks: readonly Network[] };

/** What a package gives. Data in MB (1 GB = 1024 MB), voice in minutes, texts in messages; null where there is none. */
export type Allowance = {
  readonly dataMb: number | null;
  readonly unlimited: boolean;
  readonly validityDays: number;
  readonly voiceMinutes: number | null;
  readonly textMessages: number | null;
};

/** A package in a list: enough for a landing card. */
export type PackageCard = Allowance & {
  readonly slug: string;
  readonly price: Money;
  readonly operator: string;
  readonly activationPolicy: ActivationPolicy;
  readonly rechargeable: boolean;
  readonly destination: Destination;
};

/** Everything the package page shows. */
export type PackageDetail = PackageCard & {
  readonly kycRequired: boolean;
  readonly roaming: boolean | null;
  readonly apn: { readonly type: "automatic" | "manual"; readonly value: string | null };
  readonly fairUsePolicy: string | null;
  readonly coverages: readonly Coverage[];
  /** Cheapest top-up of the same operator, where it can be topped up. */
  readonly topupFrom: Money | null;
  readonly available: boolean;
};

/** Price of one GB, for comparing packages; null for unlimited ones and those without data. */
export function pricePerGb(card: Pick<PackageCard, "price" | "dataMb" | "unlimited">): Money | null {
  if (card.unlimited || !card.dataMb) return null;
  return { minor: Math.round((card.price.minor * 1024) / card.dataMb), currency: card.price.currency };
}

/** A region whose packages work in a country too, and how they do there. */
export type WiderPlace = Destination & {
  /** Its cheapest package that works in the country. */
  readonly from: Money;
  /** The cheapest gigabyte among those; null where none has an amount. */
  readonly perGb: Money | null;
  /** In how many other countries they work. */
  readonly others: number;
  readonly networks: readonly Network[];
};

/** The newest of the network generations named: "5G" of 3G, 4G and 5G; null where none is. */
export function newestType(networks: readonly Network[]): string | null {
  const types = networks.flatMap(({ types: all }) => all);
  return NETWORK_TYPES.findLast((type) => types.includes(type)) ?? null;
}
const NETWORK_TYPES = ["2G", "3G", "4G", "LTE", "5G"];

/** Price of one day. */
export function pricePerDay({ price, validityDays }: Pick<PackageCard, "price" | "validityDays">): Money {
  return { minor: Math.round(price.minor / validityDays), currency: price.currency };
}

/** What sets a package apart from the others of its destination; computed, never given away. */
export const MARKS = ["cheapest", "bestValue", "cheapestUnlimited"] as const;
export type Mark = (typeof MARKS)[number];

/** The marks of packages that stand in one list, by their addresses. Where there is nothing to choose from there are none. */
export function marksOf(cards: readonly PackageCard[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>();
  if (cards.length < 2) return marks;
  const give = (mark: Mark, among: readonly PackageCard[], cost: (card: PackageCard) => number) => {
    const [winner, other] = among.toSorted((a, b) => cost(a) - cost(b));
    // Two that are equal are both nothing special.
    if (winner && other && cost(winner) < cost(other))
      marks.set(winner.slug, [...(marks.get(winner.slug) ?? []), mark]);
  };
  give("cheapest", cards, ({ price }) => price.minor);
  give(
    "bestValue",
    cards.filter((card) => pricePerGb(card) !== null),
    (card) => pricePerGb(card)?.minor ?? 0,
  );
  give(
    "cheapestUnlimited",
    cards.filter(({ unlimited }) => unlimited),
    ({ price }) => price.minor,
  );
  return marks;
}

/** A destination as the search in the browser knows it; `from` is printed in the reader's language. */
export type SearchEntry = {
  readonly slug: string;
  readonly name: string;
  readonly kind: DestinationKind;
  readonly countryCode: string | null;
  readonly from: string;
  readonly aliases: readonly string[];
  readonly codes: readonly string[];
};
