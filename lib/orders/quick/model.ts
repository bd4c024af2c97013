import type { Destination } from "@/lib/catalog/model";
import type { Money } from "@/lib/money/model";
import type { SavedCard } from "@/lib/payments/cards/model";
import type { LineSnapshot } from "../schema";

/** The cheapest ones: what helps for the least money stands first, and there is no scrolling through the rest. */
export const MOST_OFFERS = 3;

/** How the page says that something did not work; in none of these cases was anything taken. */
export type QuickProblem = "declined" | "gone" | "changed" | "unavailable" | "again";

export type QuickOffer = {
  readonly id: string;
  readonly price: Money;
  readonly snapshot: LineSnapshot;
  /** Names the purchase, so that pressed twice it is one. */
  readonly key: string;
};

/** What the smallest top-up page shows: from our own tables, but for the offers. */
export type QuickView = {
  readonly esimId: string;
  readonly name: string | null;
  readonly place: Pick<Destination, "slug" | "kind" | "countryCode" | "title">;
  readonly data: {
    readonly remainingMb: number;
    readonly totalMb: number;
    readonly at: string | null;
  } | null;
  readonly offers: readonly QuickOffer[];
  /** Null where none is kept, or nobody is signed in. */
  readonly card: SavedCard | null;
};

/** What a refusal means on a page of a few sentences. */
export function quickProblem(code: string): QuickProblem {
  if (code === "card_declined") return "declined";
  if (code === "card_gone") return "gone";
  if (code === "price_changed" || code === "package_gone") return "changed";
  return CANNOT_NOW.includes(code) ? "unavailable" : "again";
}

const CANNOT_NOW: readonly string[] = [
  "payment_unavailable",
  "shop_paused",
  "supplier_unavailable",
  "failed",
];
