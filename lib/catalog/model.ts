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
