import { missingMb, type Outlook } from "./outlook";
import { DAY_MS } from "./stretches";

/** Until when data is wanted: to the end of the trip where its owner named one, else to the end of the days. */
export type Goal = { readonly at: Date; readonly isTrip: boolean };

export function goalOf(
  { expiresAt, tripEndsOn }: { readonly expiresAt: Date | null; readonly tripEndsOn: Date | null },
  now: Date,
): Goal | null {
  // The last day of a trip is part of it.
  const tripEnd = tripEndsOn && new Date(tripEndsOn.getTime() + DAY_MS);
  if (tripEnd && tripEnd > now) return { at: tripEnd, isTrip: true };
  return expiresAt && expiresAt > now ? { at: expiresAt, isTrip: false } : null;
}

/** The time without data before the goal, and how much it takes to get through; null where there is none. */
export function gapBefore(
  outlook: Outlook,
  goal: Goal | null,
): { readonly from: Date; readonly until: Date; readonly missingMb: number } | null {
  if (outlook.kind !== "empties" || !goal || outlook.from >= goal.at) return null;
  return { from: outlook.from, until: goal.at, missingMb: missingMb(outlook, goal.at) };
}
