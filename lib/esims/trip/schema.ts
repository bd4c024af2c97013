import { z } from "zod";
import { ACTIVATION_POLICIES, DESTINATION_KINDS } from "@/lib/catalog/model";
import { isId } from "@/lib/platform/ids";
import { addDays, type Day, daysBetween, type Trip } from "./model";

/** Of what was bought, as far as it decides when to install: the line's frozen words hold more. */
export const boughtSchema = z.object({
  destination: z.object({
    slug: z.string(),
    kind: z.enum(DESTINATION_KINDS),
    countryCode: z.string().nullable(),
    title: z.string(),
  }),
  activationPolicy: z.enum(ACTIVATION_POLICIES),
  rechargeable: z.boolean(),
  validityDays: z.number(),
});

/** What is wrong with the days that were typed; views have a sentence for each. */
export type TripProblem = "bad_day" | "no_start" | "end_first" | "past" | "too_far" | "too_long";

/** Nobody plans further ahead, and no eSIM lasts longer. */
export const MOST_DAYS_AHEAD = 730;
export const MOST_TRIP_DAYS = 365;

export const tripFormSchema = z.object({
  esim: z.string().refine(isId),
  starts: z.string().trim().max(20).default(""),
  ends: z.string().trim().max(20).default(""),
});

/** The trip that was typed; null where both days were left empty, which takes it back. */
export function readTrip(
  { starts, ends }: { readonly starts: string; readonly ends: string },
  today: Day,
): { trip: Trip | null } | { problem: TripProblem; field: "starts" | "ends" } {
  if (!starts && !ends) return { trip: null };
  if (!starts) return { problem: "no_start", field: "starts" };
  if (!isDay(starts)) return { problem: "bad_day", field: "starts" };
  if (ends && !isDay(ends)) return { problem: "bad_day", field: "ends" };
  if (ends && ends < starts) return { problem: "end_first", field: "ends" };
  // Where the traveller is, it may still be yesterday.
  if ((ends || starts) < addDays(today, -1)) return { problem: "past", field: ends ? "ends" : "starts" };
  if (daysBetween(today, starts) > MOST_DAYS_AHEAD) return { problem: "too_far", field: "starts" };
  if (ends && daysBetween(starts, ends) > MOST_TRIP_DAYS) return { problem: "too_long", field: "ends" };
  return { trip: { startsOn: starts, endsOn: ends || null } };
}

/** A day of the calendar, not only digits in its form. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
