import type { Money } from "@/lib/money/model";
import type { PackageCard } from "../model";

/** Some nights in a country, one stay after the other. */
export type Stay = { readonly countryCode: string; readonly nights: number };

/** A package as far as a trip is concerned. `mb` is null where there is no limit. */
export type Offer = {
  readonly slug: string;
  readonly countries: ReadonlySet<string>;
  readonly days: number;
  readonly mb: number | null;
  readonly minor: number;
};

/** So many of one package, one after the other, for some of the stays (by their places in the trip). */
export type TripPart = {
  readonly slug: string;
  readonly quantity: number;
  readonly stays: readonly number[];
  readonly minor: number;
};

export type TripPlan = {
  readonly parts: readonly TripPart[];
  readonly minor: number;
  /** How many eSIMs are put on the phone. */
  readonly installs: number;
};

/** A plan with what it is made of, as it is shown: prices are of one package each. */
export type Planned = {
  readonly parts: readonly (Pick<TripPart, "quantity" | "stays"> & {
    readonly card: PackageCard;
    readonly price: Money;
  })[];
  readonly total: Money;
  readonly installs: number;
};

export type TripPlans = {
  /** The cheapest set of packages; null where no stay is covered by anything. */
  readonly cheapest: TripPlan | null;
  /** The cheapest way with one package for all, where that is not the cheapest anyway. */
  readonly single: TripPlan | null;
  /** Places of the stays that nothing on sale covers. */
  readonly uncovered: readonly number[];
};

export const MOST_STAYS = 8;
export const MOST_NIGHTS = 90;
/** As many of one package as an order takes. */
const MOST_IN_A_ROW = 5;

type Trip = { readonly stays: readonly Stay[]; readonly mbPerNight: number };

/** What one package costs for some of the stays together, or null where it cannot serve them. */
function partOf(offer: Offer, places: readonly number[], { stays, mbPerNight }: Trip): TripPart | null {
  const served = places.map((place) => stays[place]).filter((stay) => stay !== undefined);
  if (!served.every(({ countryCode }) => offer.countries.has(countryCode))) return null;
  const [first = 0, last = first] = [places[0], places.at(-1)];
  // From the first night to the last, whatever lies between: days run on in countries that it does not cover.
  const span = stays.slice(first, last + 1).reduce((sum, { nights }) => sum + nights, 0);
  const nights = served.reduce((sum, stay) => sum + stay.nights, 0);
  const byData =
    offer.mb === null ? 1 : offer.mb === 0 ? Infinity : Math.ceil((nights * mbPerNight) / offer.mb);
  const quantity = Math.max(Math.ceil(span / offer.days), byData, 1);
  if (quantity > MOST_IN_A_ROW) return null;
  return { slug: offer.slug, quantity, stays: places, minor: quantity * offer.minor };
}

/** The cheapest; at the same price, what is less work. Null of nothing. */
function best<Choice>(
  choices: readonly Choice[],
  costOf: (choice: Choice) => { readonly minor: number; readonly installs: number },
): Choice | null {
  const [first] = choices.toSorted((left, right) => {
    const [one, other] = [costOf(left), costOf(right)];
    return one.minor - other.minor || one.installs - other.installs;
  });
  return first ?? null;
}

function placesIn(set: number): number[] {
  return Array.from({ length: MOST_STAYS }, (_, place) => place).filter((place) => set & (1 << place));
}

/**
 * The cheapest set of packages for a trip. Each stay is served by one package, which may serve others as well, or by several
 * of the same one after the other. All ways to share the stays out are compared, so that nothing cheaper of that kind exists.
 */
export function planTrip(offers: readonly Offer[], trip: Trip): TripPlans {
  const { stays } = trip;
  if (stays.length > MOST_STAYS) throw new RangeError(`more than ${MOST_STAYS} stays`);
  const all = (1 << stays.length) - 1;
  const parts = new Map<number, TripPart>();
  for (let set = 1; set <= all; set += 1) {
    const places = placesIn(set);
    const fitting = offers.flatMap((offer) => partOf(offer, places, trip) ?? []);
    const part = best(fitting, ({ minor, quantity }) => ({ minor, installs: quantity }));
    if (part) parts.set(set, part);
  }
  const uncovered = stays.map((_, place) => place).filter((place) => !parts.has(1 << place));
  const covered = uncovered.reduce((set, place) => set & ~(1 << place), all);
  if (covered === 0) return { cheapest: null, single: null, uncovered };
  const cheapest = sharedOut(covered, parts);
  const whole = parts.get(covered);
  const single = whole && whole.minor > cheapest.minor ? planOf([whole]) : null;
  return { cheapest, single: cheapest.installs > (single?.installs ?? 0) ? single : null, uncovered };
}

function planOf(parts: readonly TripPart[]): TripPlan {
  return {
    parts: parts.toSorted((a, b) => (a.stays[0] ?? 0) - (b.stays[0] ?? 0)),
    minor: parts.reduce((sum, part) => sum + part.minor, 0),
    installs: parts.reduce((sum, part) => sum + part.quantity, 0),
  };
}

/** The cheapest way to share a set of stays out among parts; every single stay has one. */
function sharedOut(covered: number, parts: ReadonlyMap<number, TripPart>): TripPlan {
  const nothing = planOf([]);
  const plans = new Map<number, TripPlan>([[0, nothing]]);
  // Every subset comes before the sets that it is part of.
  for (let set = 1; set <= covered; set += 1) {
    if ((set & covered) !== set) continue;
    // Whoever serves the first of them is chosen first, so that no way is counted twice.
    const choices = subsetsWith(set & -set, set).flatMap((taken) => {
      const [part, rest] = [parts.get(taken), plans.get(set & ~taken)];
      return part && rest ? [planOf([...rest.parts, part])] : [];
    });
    const plan = best(choices, (choice) => choice);
    if (plan) plans.set(set, plan);
  }
  return plans.get(covered) ?? nothing;
}

/** The parts of a set that hold one of its members. */
function subsetsWith(member: number, set: number): number[] {
  const found: number[] = [];
  for (let subset = set; subset > 0; subset = (subset - 1) & set) if (subset & member) found.push(subset);
  return found;
}
