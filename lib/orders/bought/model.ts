import type { Money } from "@/lib/money/model";
import type { HistoryView } from "@/lib/esims/schema";
import type { LineSnapshot } from "../schema";

/** A package that was bought here for an eSIM: with it, or as a top-up. */
export type Bought = {
  readonly kind: "ESIM" | "TOPUP";
  /** When it was paid. */
  readonly at: Date;
  /** What one of it cost its buyer; null where that is no whole amount. */
  readonly price: Money | null;
  readonly snapshot: Pick<LineSnapshot, "dataMb" | "unlimited" | "validityDays">;
};

/**
 * What was paid for each entry of a package history, in its order, and what was bought that the supplier does not list yet.
 * The supplier names no purchase of ours, so an entry is the oldest purchase of the same kind, data and days.
 */
export function paidFor(
  history: HistoryView,
  bought: readonly Bought[],
): { prices: readonly (Money | null)[]; unlisted: readonly Bought[] } {
  const open = bought.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const prices = history.map((): Money | null => null);
  // The supplier lists the newest first or last; what began earliest was bought earliest.
  const oldestFirst = history.map((entry, place) => ({ entry, place })).toSorted(byBeginning);
  for (const { entry, place } of oldestFirst) {
    const found = open.findIndex((purchase) => isSame(purchase, entry));
    if (found === -1) continue;
    prices[place] = open.splice(found, 1)[0]?.price ?? null;
  }
  return { prices, unlisted: open.filter(({ kind }) => kind === "TOPUP") };
}

type Entry = HistoryView[number];

function byBeginning(a: { entry: Entry }, b: { entry: Entry }): number {
  return beginning(a.entry) - beginning(b.entry);
}

function beginning({ activatedAt }: Entry): number {
  return activatedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(activatedAt);
}

function isSame({ kind, snapshot }: Bought, entry: Entry): boolean {
  return (
    (kind === "TOPUP") === (entry.type === "topup") &&
    snapshot.validityDays === entry.validityDays &&
    (snapshot.unlimited ? entry.unlimited : (snapshot.dataMb ?? 0) === entry.dataMb)
  );
}
