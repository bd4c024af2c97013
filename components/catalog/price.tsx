"use client";

import { type PriceTag, usePrice } from "./prices";

/** A price on a page that is the same for everybody, in the currency that this browser chose. */
export function Price(tag: PriceTag) {
  return usePrice(tag);
}
