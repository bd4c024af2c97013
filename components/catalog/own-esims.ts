"use client";

import type { Destination } from "@/lib/catalog/model";
import { covers } from "@/lib/catalog/topups/model";
import type { OwnOffer } from "@/lib/orders/own/model";
import { useAnswer } from "./answers";
import { useKnown } from "./known";
import { useCurrency } from "./prices";

const NONE: readonly OwnOffer[] = [];

/** The visitor's eSIMs that can be topped up. For whoever can have none nobody is asked. */
export function useOwnEsims(locale: string): readonly OwnOffer[] {
  const [currency] = useCurrency();
  const known = useKnown();
  const query = new URLSearchParams({ locale, ...(currency !== null && { currency }) });
  const answer = useAnswer(known ? `/api/esims/own?${query.toString()}` : null);
  return (answer as readonly OwnOffer[] | undefined) ?? NONE;
}

/** The one of them that works in a place, the newest first. */
export function ownIn(
  esims: readonly OwnOffer[],
  place: Pick<Destination, "slug" | "countryCode">,
): OwnOffer | undefined {
  return esims.find((esim) => covers(esim, place));
}
