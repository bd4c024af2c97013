import type { PackageCard } from "@/lib/catalog/model";
import { groupOf, type UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "../schema";

const DAY_MS = 24 * 3_600_000;

/**
 * What a top-up will do. Suppliers list each package of an eSIM with a start and an end of its own, so a top-up has days of its own;
 * none of them states whether it starts at once or after the package in use. Both are counted then, and neither is promised.
 */
export type Effect =
  | { readonly kind: "atOnce"; readonly endsAt: Date }
  | { readonly kind: "between"; readonly from: Date; readonly to: Date }
  | { readonly kind: "earliest"; readonly from: Date };

type Known = Pick<UsageView, "status" | "expiresAt"> | null;

/** When a top-up bought now ends, as far as it can be known from what was last heard of the eSIM. */
export function effectOf(usage: Known, validityDays: number, now: Date): Effect {
  const from = new Date(now.getTime() + validityDays * DAY_MS);
  const ends = usage?.expiresAt ? new Date(usage.expiresAt) : null;
  const isOver = usage !== null && (groupOf(usage.status) === "ended" || (ends !== null && ends <= now));
  if (isOver) return { kind: "atOnce", endsAt: from };
  if (usage?.status !== "ACTIVE" || ends === null) return { kind: "earliest", from };
  return { kind: "between", from, to: new Date(ends.getTime() + validityDays * DAY_MS) };
}

/** What a traveller whose eSIM cannot be topped up still needs. */
export type Need = { readonly days: number; readonly dataMb: number | null; readonly unlimited: boolean };

/** Days until the trip ends where its owner told, else until the package would have ended, else as many as were bought. */
export function needOf(
  bought: LineSnapshot,
  { usage, tripEndsOn, now }: { usage: Known; tripEndsOn: Date | null; now: Date },
): Need {
  const until = (moment: Date) => Math.ceil((moment.getTime() - now.getTime()) / DAY_MS);
  const tripDays = tripEndsOn ? until(new Date(tripEndsOn.getTime() + DAY_MS)) : 0;
  const ownDays = usage?.expiresAt ? until(new Date(usage.expiresAt)) : 0;
  const days = [tripDays, ownDays].find((left) => left > 0) ?? bought.validityDays;
  return { days, dataMb: bought.dataMb, unlimited: bought.unlimited };
}

type Choice = Pick<PackageCard, "dataMb" | "unlimited" | "validityDays" | "price">;

/** The cheapest package that covers a need, or the one that comes nearest to it; `covers` tells which it is. */
export function bestInstead<Card extends Choice>(
  cards: readonly Card[],
  need: Need,
): { readonly card: Card; readonly covers: boolean } | null {
  const cheapest = (among: readonly Card[]) => among.toSorted((a, b) => a.price.minor - b.price.minor)[0];
  const hasData = ({ unlimited, dataMb }: Card) =>
    unlimited || (!need.unlimited && (dataMb ?? 0) >= (need.dataMb ?? 0));
  const covering = cheapest(cards.filter((card) => card.validityDays >= need.days && hasData(card)));
  if (covering) return { card: covering, covers: true };
  const lasting = cards.filter((card) => card.validityDays >= need.days);
  const longest = Math.max(...cards.map(({ validityDays }) => validityDays));
  const nearest = cheapest(
    lasting.length > 0 ? lasting : cards.filter((card) => card.validityDays === longest),
  );
  return nearest ? { card: nearest, covers: false } : null;
}

/** What the operator said before a top-up arrived. */
export type Before = {
  readonly status: UsageView["status"];
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
} | null;

/** Whether the operator counts a top-up: only a reading that is younger than it, and shows more than the last one before it. */
export function countsTopup(usage: UsageView | null, before: Before, deliveredAt: string): boolean {
  if (!usage?.measuredAt || Date.parse(usage.measuredAt) <= Date.parse(deliveredAt)) return false;
  if (before === null) return usage.status === "ACTIVE";
  const { data } = usage;
  const grew =
    data !== null &&
    (data.total > (before.totalMb ?? data.total) || data.remaining > (before.remainingMb ?? data.remaining));
  const revived = groupOf(before.status) === "ended" && usage.status === "ACTIVE";
  // Without figures there is nothing that could grow.
  return grew || revived || (usage.unlimited === true && usage.status === "ACTIVE");
}
