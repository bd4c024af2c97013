import { confusableWith } from "@/lib/catalog/search/model/confusable";
import { groupOf, type UsageView } from "@/lib/esims/model";
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
    }
  /** The same was bought a moment ago. */
  | { readonly kind: "bought"; readonly orderId: string; readonly number: string; readonly minutes: number }
  /** The name of the country is easily taken for others. */
  | { readonly kind: "lookalike"; readonly countryCode: string; readonly others: readonly string[] };

type Place = LineSnapshot["destination"];

export type OwnEsim = {
  readonly id: string;
  readonly last4: string;
  readonly label: string | null;
  readonly isReturned: boolean;
  readonly snapshot: LineSnapshot;
  readonly usage: Pick<UsageView, "status"> | null;
};
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
  wanted: readonly LineSnapshot[],
  has: { readonly esims: readonly OwnEsim[]; readonly orders: readonly OwnOrder[]; readonly now: Date },
): Hint[] {
  return [
    ...wanted.flatMap((line) => justBought(line, has)),
    ...wanted.flatMap((line) => ownedFor(line, has.esims)),
    ...wanted.flatMap(lookalikes),
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

function ownedFor(line: LineSnapshot, esims: readonly OwnEsim[]): Hint[] {
  const esim = esims.find(
    ({ snapshot, isReturned, usage }) =>
      !isReturned &&
      snapshot.rechargeable &&
      snapshot.destination.slug === line.destination.slug &&
      usage !== null &&
      groupOf(usage.status) === "current",
  );
  if (!esim) return [];
  const { id: esimId, last4, label, snapshot } = esim;
  return [{ kind: "owned", esimId, last4, label, place: snapshot.destination }];
}

function lookalikes({ destination: { countryCode } }: LineSnapshot): Hint[] {
  const others = countryCode ? confusableWith(countryCode) : [];
  return countryCode && others.length > 0 ? [{ kind: "lookalike", countryCode, others }] : [];
}
