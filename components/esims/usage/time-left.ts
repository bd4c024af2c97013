export type TimeLeft =
  { readonly unit: "days" | "hours" | "minutes"; readonly count: number } | "over" | null;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long until a moment, in the unit people count it in, rounded down so that nobody is promised more; null where it is not known. */
export function timeLeft(until: string | null, now: number): TimeLeft {
  if (!until) return null;
  const left = Date.parse(until) - now;
  if (left <= 0) return "over";
  if (left >= 2 * DAY) return { unit: "days", count: Math.floor(left / DAY) };
  if (left >= 2 * HOUR) return { unit: "hours", count: Math.floor(left / HOUR) };
  return { unit: "minutes", count: Math.ceil(left / MINUTE) };
}
