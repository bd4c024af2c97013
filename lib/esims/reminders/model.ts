import { addDays, type Day, dayOf, daysBetween, type Trip } from "../trip/model";

/** Nothing happened for days after delivery; the trip is a week away; it begins tomorrow. */
export const REMINDER_KINDS = ["delivered", "week", "eve"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

const HOUR_MS = 3_600_000;
/** Mails of a day are not sent in its first hours: most readers are asleep then. */
const MORNING_MS = 9 * HOUR_MS;
const WEEK_DAYS = 7;

/** How long after delivery an eSIM without a trip may lie about before it is spoken of; and until when that makes sense. */
export const IDLE_DAYS = { from: 5, to: 7 } as const;

/** The day by which reminders are counted: a new one begins at nine in the morning. */
export function reminderDay(now: Date): Day {
  return dayOf(new Date(now.getTime() - MORNING_MS));
}

/** The first days of the trips of which a kind of reminder speaks today: from one to another. */
export function tripsToRemind(kind: "week" | "eve", today: Day): { from: Day; to: Day } {
  return kind === "eve"
    ? { from: addDays(today, 1), to: addDays(today, 1) }
    : { from: addDays(today, 2), to: addDays(today, WEEK_DAYS) };
}

/** Whether a kind of reminder still fits the trip that an eSIM is for by now. */
export function isDue(kind: ReminderKind, trip: Trip | null, today: Day): boolean {
  if (kind === "delivered" || trip === null) return kind === "delivered" && trip === null;
  const { from, to } = tripsToRemind(kind, today);
  return trip.startsOn >= from && trip.startsOn <= to;
}

/**
 * The reminders of a trip whose time has come already when it is told: whoever has just typed the days has read what they
 * would say.
 */
export function sparedBy({ startsOn }: Trip, now: Date): ReminderKind[] {
  const ahead = daysBetween(reminderDay(now), startsOn);
  return [...(ahead <= WEEK_DAYS ? ["week" as const] : []), ...(ahead <= 1 ? ["eve" as const] : [])];
}

/**
 * The mail that says it, or none: a week ahead an eSIM whose days begin when it is installed should still be left alone.
 */
export function templateFor(
  kind: ReminderKind,
  policy: "first-usage" | "installation",
): "notInstalled" | "tripSoon" | null {
  if (kind === "eve") return "tripSoon";
  return kind === "week" && policy === "installation" ? null : "notInstalled";
}
