import type { Money } from "@/lib/money/model";
import type { Allowance, Destination } from "../model";

/** A top-up as the catalogue lists it. */
export type Topup = Allowance & {
  /** The supplier's own id for it. */
  readonly offer: string;
  readonly price: Money;
};

/** Where an eSIM works: the destination it was sold for, and the countries of its operator. */
export type Reach = { readonly slug: string; readonly countryCodes: readonly string[] };

/** Whether it works there. A region is its own only: of another we know the number of its countries, not the names. */
export function covers(
  { slug, countryCodes }: Reach,
  place: Pick<Destination, "slug" | "countryCode">,
): boolean {
  return slug === place.slug || (place.countryCode !== null && countryCodes.includes(place.countryCode));
}

/** The cheapest of them, or of those that give at least as much; null where there is none. */
export function cheapestTopup(topups: readonly Topup[], atLeast?: Allowance): Money | null {
  const enough = atLeast ? topups.filter((topup) => givesAsMuch(topup, atLeast)) : topups;
  return enough.map(({ price }) => price).toSorted((a, b) => a.minor - b.minor)[0] ?? null;
}

function givesAsMuch(topup: Allowance, wanted: Allowance): boolean {
  const hasData = topup.unlimited || (!wanted.unlimited && (topup.dataMb ?? 0) >= (wanted.dataMb ?? 0));
  return (
    hasData &&
    topup.validityDays >= wanted.validityDays &&
    (topup.voiceMinutes ?? 0) >= (wanted.voiceMinutes ?? 0) &&
    (topup.textMessages ?? 0) >= (wanted.textMessages ?? 0)
  );
}
