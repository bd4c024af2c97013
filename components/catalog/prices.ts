"use client";

import { useSyncExternalStore } from "react";
import { type PriceOf, priceKey } from "@/lib/catalog/prices/model";
import { useAnswer } from "./answers";

type Printed = Readonly<Record<string, string>>;

const CHANGED = "currencychange";
const YEAR_SECONDS = 365 * 24 * 3600;
const COOKIE = /(?:^|; )currency=([A-Z]{3})(?:;|$)/;

/** The currency that was chosen in this browser; null for the one that pages are in. */
function chosen(): string | null {
  return COOKIE.exec(document.cookie)?.[1] ?? null;
}

function subscribe(listener: () => void) {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Pages are the same for everybody; what is chosen here is read by them and by the checkout. */
function choose(currency: string | null) {
  document.cookie = `currency=${currency ?? ""}; Path=/; Max-Age=${currency ? YEAR_SECONDS : 0}; SameSite=Lax`;
  window.dispatchEvent(new Event(CHANGED));
}

export function useCurrency(): [string | null, (currency: string | null) => void] {
  return [useSyncExternalStore(subscribe, chosen, () => null), choose];
}

/** The list that a price stands in: that of one destination, or of all of them. */
function listUrl(currency: string | null, { locale, place }: { locale: string; place: string | undefined }) {
  if (currency === null) return null;
  const query = new URLSearchParams({ currency, locale, ...(place !== undefined && { place }) });
  return `/api/prices?${query.toString()}`;
}

export type PriceTag = {
  readonly locale: string;
  readonly of: PriceOf;
  readonly slug: string;
  /** The destination whose prices the page shows; none where it shows those of many. */
  readonly place?: string | undefined;
  /** In the currency of the page. */
  readonly base: string;
};

/** A price as it is printed, in the currency that was chosen; worked out by the server, never here. */
export function usePrice({ locale, of, slug, place, base }: PriceTag): string {
  const [currency] = useCurrency();
  const url = listUrl(currency, { locale, place });
  // A currency that is not sold now: the page keeps its own prices, which are as true.
  const printed = useAnswer(url) as Printed | undefined;
  return printed?.[priceKey(of, slug)] ?? base;
}
