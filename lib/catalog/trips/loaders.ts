import "server-only";
import { money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { pricingIn } from "../prices/data";
import { chosenCurrency } from "../prices/loaders";
import { coveredCountries, offersIn, type PricedOffer } from "./data";
import { type Planned, planTrip, type TripPlan } from "./model";
import { type AskedTrip, tripIn } from "./schema";

export type TripView = {
  readonly asked: AskedTrip;
  /** Every country that can be chosen. */
  readonly countries: readonly string[];
  readonly cheapest: Planned | null;
  readonly single: Planned | null;
  /** Places of stays, among those that can be planned, that nothing covers. */
  readonly uncovered: readonly number[];
};

const MB_PER_GB = 1024;

/** The cheapest packages for a trip, as it was asked for in an address, in the currency that was chosen in this browser. */
export async function loadTrip(query: Readonly<Record<string, unknown>>): Promise<TripView> {
  const countries = await coveredCountries();
  const asked = tripIn(query, { known: new Set(countries), today: now().toISOString().slice(0, 10) });
  const { stays, gb } = asked;
  if (stays.length === 0) return { asked, countries, cheapest: null, single: null, uncovered: [] };
  const currency = await chosenCurrency();
  const pricing = currency === null ? null : await pricingIn(currency);
  const offers = await offersIn(
    stays.map(({ countryCode }) => countryCode),
    pricing,
  );
  const nights = stays.reduce((sum, stay) => sum + stay.nights, 0);
  const plans = planTrip(offers.map(toOffer), { stays, mbPerNight: (gb * MB_PER_GB) / nights });
  const known = new Map(offers.map((offer) => [offer.card.slug, offer]));
  return {
    asked,
    countries,
    cheapest: plans.cheapest && planned(plans.cheapest, known),
    single: plans.single && planned(plans.single, known),
    uncovered: plans.uncovered,
  };
}

function toOffer({ card, countries, price }: PricedOffer) {
  return {
    slug: card.slug,
    countries,
    days: card.validityDays,
    mb: card.unlimited ? null : (card.dataMb ?? 0),
    minor: price.minor,
  };
}

function planned(plan: TripPlan, known: ReadonlyMap<string, PricedOffer>): Planned | null {
  const parts = plan.parts.flatMap((part) => {
    const offer = known.get(part.slug);
    return offer
      ? [{ quantity: part.quantity, stays: part.stays, card: offer.card, price: offer.price }]
      : [];
  });
  const [first] = parts;
  return first ? { parts, total: money(plan.minor, first.price.currency), installs: plan.installs } : null;
}
