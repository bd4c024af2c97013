import { confusableWith } from "@/lib/catalog/search/model/confusable";
import { cheapestTopup, covers } from "@/lib/catalog/topups/model";
import { type Money, subtract } from "@/lib/money/model";
import type { OwnEsim } from "../own/model";
import type { LineSnapshot } from "../schema";

/** Something that a buyer may not have thought of; never a reason to refuse. */
export type Hint =
  /** An eSIM they have covers the place and can be topped up. */
  | {
      readonly kind: "owned";
      readonly esimId: string;
      readonly last4: string;
      readonly label: string | null;
      readonly place: Place;
      /** Its cheapest top-up that gives at least as much, and by how much that is cheaper; null where it is not. */
      readonly topup: Money | null;
      readonly saved: Money | null;
    }
  /** The same was bought a moment ago. */
  | { readonly kind: "bought"; readonly orderId: string; readonly number: string; readonly minutes: number }
  /** The name of the country is easily taken for others. */
  | { readonly kind: "lookalike"; readonly countryCode: string; readonly others: readonly string[] };

type Place = LineSnapshot["destination"];

/** What somebody is about to buy, at its price. */
type WantedLine = { readonly snapshot: LineSnapshot; readonly unitPrice: Money };
export type OwnOrder = {
  readonly id: string;
  readonly number: string;
  readonly paidAt: Date | null;
  readonly lines: readonly { readonly kind: "ESIM" | "TOPUP"; readonly snapshot: LineSnapshot }[];
};

const MINUTE_MS = 60_000;
/** Whoever buys the same again within so many minutes may think that it did not work. */
const JUST_NOW_MINUTES = 30;

const isSamePackage = (one: LineSnapshot, other: LineSnapshot): boolean =>
  one.destination.slug === other.destination.slug &&
  one.operator === other.operator &&
  one.dataMb === other.dataMb &&
  one.validityDays === other.validityDays;

/** What to ask softly before somebody pays for these packages. */
export function hintsFor(
  wanted: readonly WantedLine[],
  has: { readonly esims: readonly OwnEsim[]; readonly orders: readonly OwnOrder[]; readonly now: Date },
): Hint[] {
  return [
    ...wanted.flatMap(({ snapshot }) => justBought(snapshot, has)),
    ...ownedFor(wanted, has.esims),
    ...wanted.flatMap(({ snapshot }) => lookalikes(snapshot)),
  ];
}

function justBought(line: LineSnapshot, { orders, now }: { orders: readonly OwnOrder[]; now: Date }): Hint[] {
  const order = orders.find(({ lines }) =>
    lines.some(({ kind, snapshot }) => kind === "ESIM" && isSamePackage(snapshot, line)),
  );
  if (!order?.paidAt) return [];
  const minutes = Math.floor((now.getTime() - order.paidAt.getTime()) / MINUTE_MS);
  return minutes >= 0 && minutes < JUST_NOW_MINUTES
    ? [{ kind: "bought", orderId: order.id, number: order.number, minutes }]
    : [];
}

/** Each of their eSIMs is named once, with the first line in whose place it would do. */
function ownedFor(wanted: readonly WantedLine[], esims: readonly OwnEsim[]): Hint[] {
  const instead = wanted.flatMap((line) => {
    const esim = esims.find((own) => covers(own, line.snapshot.destination));
    return esim ? [{ esim, line }] : [];
  });
  const first = Map.groupBy(instead, ({ esim }) => esim.id).values();
  return [...first].flatMap(([found]) => (found ? [ownedHint(found.esim, found.line)] : []));
}

function ownedHint({ id: esimId, last4, label, place, topups }: OwnEsim, line: WantedLine): Hint {
  const topup = cheapestTopup(topups, line.snapshot);
  const isCheaper = topup?.currency === line.unitPrice.currency && topup.minor < line.unitPrice.minor;
  const saved = topup && isCheaper ? subtract(line.unitPrice, topup) : null;
  return { kind: "owned", esimId, last4, label, place, topup, saved };
}

function lookalikes({ destination: { countryCode } }: LineSnapshot): Hint[] {
  const others = countryCode ? confusableWith(countryCode) : [];
  return countryCode && others.length > 0 ? [{ kind: "lookalike", countryCode, others }] : [];
}
