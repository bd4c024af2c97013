import type { Listing } from "./listing";
import type { SyncProblem } from "./problem";

const MOST_UNREADABLE = 0.05;
const MOST_VANISHED = 0.5;

/** A package that is on sale today. */
type Sold = { readonly supplierId: string; readonly type: string };

/** The packages on sale that the supplier does not list any more, in whatever form. */
export function vanished<Item extends Sold>(listing: Listing, sold: readonly Item[]): Item[] {
  const garbled = new Set(listing.unreadable.map((item) => item.packageId));
  return sold.filter(({ supplierId }) => !listing.packages.has(supplierId) && !garbled.has(supplierId));
}

/**
 * Why a catalogue that was read whole is not believed; null where it is. Many unreadable packages mean that the form
 * changed. Many that vanished mean a fault over there more often than the truth; eSIMs and top-ups are looked at apart,
 * since a list without any top-up is the likeliest fault. Said twice in a row, it is the truth.
 */
export function refusal(
  listing: Listing,
  { sold, saidBefore }: { sold: readonly Sold[]; saidBefore: boolean },
): SyncProblem["word"] | null {
  const listed = listing.packages.size + listing.unreadable.length;
  if (listing.unreadable.length > listed * MOST_UNREADABLE) return "unreadable";
  const lost = vanished(listing, sold);
  const many = ["SIM", "TOPUP"].some((type) => {
    const ofType = ({ type: own }: Sold) => own === type;
    return lost.filter(ofType).length > sold.filter(ofType).length * MOST_VANISHED;
  });
  return many && !saidBefore ? "vanished" : null;
}
