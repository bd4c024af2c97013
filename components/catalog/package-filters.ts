/** What the list of packages can be narrowed down by; everything that differs is `any`. */
export type Conditions = {
  readonly sort: string;
  readonly trip: string;
  readonly data: string;
  /** Names of `WITH`, with commas between them. */
  readonly with: string;
};

export const SORTS = ["price", "perGb", "perDay", "data", "days"] as const;
export const TRIPS = ["any", "3", "7", "15", "30"] as const;
/** GB. */
export const AMOUNTS = ["any", "1", "3", "5", "10", "20"] as const;
export const WITH = ["unlimited", "calls", "topup"] as const;
export type With = (typeof WITH)[number];

/** What a package is sorted and sifted by. */
export type Sortable = {
  readonly price: number;
  /** Price of one GB; null where there is none to compare. */
  readonly perGb: number | null;
  readonly perDay: number;
  /** MB; null for unlimited. */
  readonly data: number | null;
  readonly days: number;
  readonly with: readonly With[];
};

const MB_PER_GB = 1024;
const LAST = Number.MAX_SAFE_INTEGER;

const orders: Readonly<Record<(typeof SORTS)[number], (left: Sortable, right: Sortable) => number>> = {
  price: (left, right) => left.price - right.price,
  perGb: (left, right) => (left.perGb ?? LAST) - (right.perGb ?? LAST),
  perDay: (left, right) => left.perDay - right.perDay,
  data: (left, right) => (right.data ?? LAST) - (left.data ?? LAST),
  days: (left, right) => right.days - left.days,
};

/** The names in a list that are known; an address can say anything. */
export function chosenWith(text: string): With[] {
  const asked = text.split(",");
  return WITH.filter((name) => asked.includes(name));
}

/** The items that fit, in the order that was asked for. Conditions that make no sense are none. */
export function sifted<Item extends Sortable>(items: readonly Item[], conditions: Conditions): Item[] {
  const days = Number(conditions.trip) || 0;
  const leastMb = (Number(conditions.data) || 0) * MB_PER_GB;
  const wanted = chosenWith(conditions.with);
  const sort = SORTS.find((name) => name === conditions.sort) ?? "price";
  return items
    .filter(
      (item) =>
        item.days >= days &&
        (item.data ?? LAST) >= leastMb &&
        wanted.every((name) => item.with.includes(name)),
    )
    .toSorted(orders[sort]);
}
