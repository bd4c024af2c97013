import type { ActivationPolicy } from "@/lib/catalog/model";
import { groupOf, type UsageView } from "../model";

/** A day of the calendar, `YYYY-MM-DD`; it has no zone. */
export type Day = string;
/** The trip an eSIM is for, as its owner told: first and last day. */
export type Trip = { readonly startsOn: Day; readonly endsOn: Day | null };

const DAY_MS = 86_400_000;
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** The day some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(msOf(day) + days * DAY_MS));
}

/** Days from one to another; below nothing where the second is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOf(to) - msOf(from)) / DAY_MS);
}

/** The day it is at a moment, in a zone. */
export function dayOf(moment: Date, zone = "UTC"): Day {
  // Swedish writes days as calendars do.
  return zone === "UTC"
    ? moment.toISOString().slice(0, 10)
    : new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(moment);
}

/**
 * The zone of a country whose clocks all show the same at a moment; null where there are several, or none is known: a time
 * of day would be wrong for somebody there.
 */
export function zoneOf(countryCode: string | null, moment: Date): string | null {
  if (!countryCode || !/^[A-Z]{2}$/.test(countryCode)) return null;
  const zones = zonesIn(countryCode);
  const [first] = zones;
  if (!first) return null;
  const clock = (zone: string) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(
      moment,
    );
  return zones.every((zone) => clock(zone) === clock(first)) ? first : null;
}

function zonesIn(countryCode: string): readonly string[] {
  // Older engines have a property in the place of the method.
  const region = new Intl.Locale(`und-${countryCode}`) as Partial<Intl.Locale> & { timeZones?: string[] };
  return region.getTimeZones?.() ?? region.timeZones ?? [];
}

/** How the days of a package meet those of the trip: no last day is known, they end before it, on it, or after it. */
export type Fit = "open" | "short" | "tight" | "enough";

type Span = {
  /** The day on which it ends: at the hour at which it began. */
  readonly endsOn: Day;
  readonly fit: Fit;
  /** Days of the trip without data. */
  readonly missingDays: number;
};

export type Advice =
  /** The trip is still ahead. */
  | (Span & {
      readonly kind: "ahead";
      readonly policy: ActivationPolicy;
      readonly installOn: Day;
      readonly startsOn: Day;
    })
  /** The trip has begun and the eSIM has not. */
  | (Span & { readonly kind: "now"; readonly policy: ActivationPolicy; readonly installOn: Day })
  /** It runs, and its end is known to the minute; the zone is null where the country has several. */
  | (Span & { readonly kind: "running"; readonly endsAt: string; readonly zone: string | null })
  /** It runs, and the operator has not said until when. */
  | { readonly kind: "unsaid" };

export type Bought = {
  readonly activationPolicy: ActivationPolicy;
  readonly validityDays: number;
  readonly countryCode: string | null;
};

/** When to install, when it starts and until when it runs; null where there is nothing left to advise. */
export function adviceFor(
  trip: Trip,
  { bought, usage, today }: { bought: Bought; usage: UsageView | null; today: Day },
): Advice | null {
  const group = groupOf(usage?.status ?? "UNKNOWN");
  if (group === "ended" || (trip.endsOn !== null && trip.endsOn < today && group === "waiting")) return null;
  if (group === "current") return whileRunning(trip, usage?.expiresAt ?? null, bought.countryCode);
  const { activationPolicy: policy, validityDays } = bought;
  const startsOn = trip.startsOn > today ? trip.startsOn : today;
  const span = spanTo(addDays(startsOn, validityDays), trip);
  if (trip.startsOn <= today) return { kind: "now", policy, installOn: today, ...span };
  // Where installing starts the days it waits for the day of departure; else home and its Wi-Fi are the better place.
  const eve = addDays(startsOn, -1);
  return { kind: "ahead", policy, installOn: policy === "installation" ? startsOn : eve, startsOn, ...span };
}

function whileRunning(trip: Trip, endsAt: string | null, countryCode: string | null): Advice {
  if (!endsAt) return { kind: "unsaid" };
  const moment = new Date(endsAt);
  const zone = zoneOf(countryCode, moment);
  return { kind: "running", endsAt, zone, ...spanTo(dayOf(moment, zone ?? "UTC"), trip) };
}

function spanTo(endsOn: Day, trip: Trip): Span {
  if (trip.endsOn === null) return { endsOn, fit: "open", missingDays: 0 };
  const missing = daysBetween(endsOn, trip.endsOn);
  const fit = missing > 0 ? "short" : missing === 0 ? "tight" : "enough";
  return { endsOn, fit, missingDays: Math.max(0, missing) };
}
