const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How busy each hour of a traveller's own day is, beside the average hour: little at night, most in the evening. */
const HOURS = [
  0.5, 0.25, 0.15, 0.1, 0.1, 0.15, 0.35, 0.7, 1, 1.1, 1.15, 1.2, 1.25, 1.2, 1.1, 1.1, 1.2, 1.35, 1.5, 1.65,
  1.8, 1.85, 1.7, 1.1,
];
const DAY_SUM = HOURS.reduce((sum, hour) => sum + hour, 0);
/** The share of a day's use that lies before each hour. */
const BEFORE = HOURS.map((_, hour) => HOURS.slice(0, hour).reduce((sum, each) => sum + each, 0) / DAY_SUM);

/** Days of use that lie before a moment of a clock which runs from the epoch. */
function useBefore(localMs: number): number {
  const day = Math.floor(localMs / DAY_MS);
  const hours = (localMs - day * DAY_MS) / HOUR_MS;
  const hour = Math.floor(hours);
  return day + (BEFORE[hour] ?? 0) + ((hours - hour) * (HOURS[hour] ?? 0)) / DAY_SUM;
}

/**
 * How many days' worth of use lies between two moments (ms since the epoch): an evening hour is worth several of the night.
 * `offsetHours` is the destination's distance from UTC; null where it is not known, and every hour counts alike.
 */
export function daysOfUse(from: number, to: number, offsetHours: number | null): number {
  if (to <= from) return 0;
  if (offsetHours === null) return (to - from) / DAY_MS;
  const shift = offsetHours * HOUR_MS;
  return useBefore(to + shift) - useBefore(from + shift);
}

const offsets = new Map<string, number | null>();

/**
 * Hours between UTC and a country's time, of the middle one of its zones, since nobody knows in which of them a traveller is.
 * Null where the country is not known. Summer time moves the day by an hour, which is not worth a calendar.
 */
export function offsetOf(countryCode: string | null): number | null {
  if (countryCode === null) return null;
  const known = offsets.get(countryCode);
  if (known !== undefined) return known;
  const found = middleOffset(countryCode);
  offsets.set(countryCode, found);
  return found;
}

/** Older engines know no zones of a country. */
type Zoned = { readonly getTimeZones?: () => string[] | undefined };

/** The time zones of a country, by their IANA names; none where the country, or the engine, knows none. */
export function zonesOf(countryCode: string | null): readonly string[] {
  if (countryCode === null || !/^[A-Z]{2}$/.test(countryCode)) return [];
  return (new Intl.Locale(`und-${countryCode}`) as Zoned).getTimeZones?.() ?? [];
}

function middleOffset(countryCode: string): number | null {
  const hours = zonesOf(countryCode)
    .map(zoneHours)
    .toSorted((a, b) => a - b);
  return hours[Math.floor(hours.length / 2)] ?? null;
}

function zoneHours(timeZone: string): number {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
}
