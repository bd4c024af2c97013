import type { Money } from "@/lib/money/model";

/**
 * What a price is of: a destination's cheapest package, a region's cheapest that works in the country of the page, a package,
 * one GB or one day of it, or its cheapest top-up.
 */
export type PriceOf = "place" | "wider" | "package" | "gb" | "day" | "topup";

/** Prices by `priceKey`. */
export type PriceList = Readonly<Record<string, Money>>;

export function priceKey(of: PriceOf, slug: string): string {
  return `${of}:${slug}`;
}
