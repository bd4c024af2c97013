import { isId } from "@/lib/platform/ids";

/** Where the private link of a mail can lead besides to its order: a page of one of the order's eSIMs, and no other address. */
const ESIM_PLACES = ["esim", "install", "top-up", "quick", "doctor"] as const;
export type EsimPlace = { readonly to: (typeof ESIM_PLACES)[number]; readonly esimId: string };

/** A place as the query of a private link. */
export function placeQuery({ to, esimId }: EsimPlace): string {
  return new URLSearchParams({ to, esim: esimId }).toString();
}

/**
 * The eSIM that the query of a private link names, and the address of its page below that of a language; null where none is
 * named, or a place that is not on the list. The page has a gate of its own.
 */
export function placeIn(query: URLSearchParams): { esimId: string; path: string } | null {
  const to = ESIM_PLACES.find((place) => place === query.get("to"));
  const esimId = query.get("esim") ?? "";
  if (to === undefined || !isId(esimId)) return null;
  return { esimId, path: `/esims/${esimId}${to === "esim" ? "" : `/${to}`}` };
}

/** The same private link, but to the top-up page for whoever reads the mail on what is left of a connection; null where it leads to none. */
export function quickLink(link: string): string | null {
  const quick = new URL(link);
  if (quick.searchParams.get("to") !== "top-up") return null;
  quick.searchParams.set("to", "quick");
  return quick.href;
}
