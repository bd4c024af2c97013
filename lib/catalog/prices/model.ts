import type { Money } from "@/lib/money/model";

/** What a price is of: a destination's cheapest package, a package, one GB of it, or its cheapest top-up. */
export type PriceOf = "place" | "package" | "gb" | "topup";

/** Prices by `priceKey`. */
export type PriceList = Readonly<Record<string, Money>>;

export function priceKey(of: PriceOf, slug: string): string {
  return `${of}:${slug}`;
}
