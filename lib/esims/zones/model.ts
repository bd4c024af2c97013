type WithZones = {
  readonly timeZones?: readonly string[];
  readonly getTimeZones?: () => readonly string[] | undefined;
};

/** With more countries than this a range of local times says nothing any more. */
const MOST_COUNTRIES = 60;
const MOST_APART_MINUTES = 6 * 60;

/**
 * The time zones that clocks at a destination show at a moment, from west to east, one for each time of day. From the zone
 * names that the runtime itself keeps by country (CLDR). None where nobody knows, or where a region's clocks are so far
 * apart that a range would not help; a single country's are always told.
 */
export function zonesAt(countryCodes: readonly string[], at: Date): string[] {
  if (countryCodes.length > MOST_COUNTRIES) return [];
  const byOffset = new Map<number, string>();
  for (const zone of countryCodes.flatMap(zonesOf)) {
    const offset = offsetMinutes(zone, at);
    if (offset !== null && !byOffset.has(offset)) byOffset.set(offset, zone);
  }
  const sorted = [...byOffset].sort(([west], [east]) => west - east);
  const apart = (sorted.at(-1)?.[0] ?? 0) - (sorted[0]?.[0] ?? 0);
  return countryCodes.length > 1 && apart > MOST_APART_MINUTES ? [] : sorted.map(([, zone]) => zone);
}

function zonesOf(countryCode: string): readonly string[] {
  try {
    const place: WithZones = new Intl.Locale("und", { region: countryCode });
    // A method since 2024, a property in runtimes of before.
    return place.getTimeZones?.() ?? place.timeZones ?? [];
  } catch {
    return [];
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at a moment; null for a zone that the runtime does not know. */
export function offsetMinutes(zone: string, at: Date): number | null {
  try {
    let clock = clocks.get(zone);
    if (!clock) {
      clock = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
      clocks.set(zone, clock);
    }
    const name = clock.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return null;
  }
}
