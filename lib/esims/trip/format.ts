import { addDays, type Advice, type Day } from "./model";

/** A day as its reader writes it; the year only where it is not this one. */
export function printDay(day: Day, locale: string, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The end of what runs: to the minute as clocks show it there, or the day alone where the country has several zones. */
function printEnd({ endsAt, zone }: { endsAt: string; zone: string | null }, locale: string): string {
  const time = {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    ...(zone ? { ...time, timeZone: zone } : { timeZone: "UTC" }),
  }).format(new Date(endsAt));
}

type AdviceKey =
  "ahead-first-usage" | "ahead-installation" | "now-first-usage" | "now-installation" | "running" | "unsaid";

/** The one sentence of an advice: the message below `advice.sentence`, and what is put into it. */
export function adviceWords(
  advice: Advice,
  {
    locale,
    today,
    rechargeable,
    place,
  }: { locale: string; today: Day; rechargeable: boolean; place: string },
): { key: AdviceKey; values: Record<string, string | number> } {
  if (advice.kind === "unsaid") return { key: "unsaid", values: {} };
  const print = (day: Day) => printDay(day, locale, today);
  const common = {
    fit: advice.fit,
    missing: advice.missingDays,
    remedy: rechargeable ? "top_up" : "another",
  };
  if (advice.kind === "running")
    return {
      key: "running",
      values: { ...common, end: printEnd(advice, locale), clock: advice.zone ? "there" : "none", place },
    };
  const values = { ...common, install: print(advice.installOn), end: print(advice.endsOn) };
  return advice.kind === "now"
    ? { key: `now-${advice.policy}`, values }
    : { key: `ahead-${advice.policy}`, values: { ...values, start: print(advice.startsOn) } };
}

/** A whole day in a calendar. */
type CalendarEvent = {
  /** The same for the same event for ever, so that a file opened again changes it instead of doubling it. */
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** When it reminds, in hours from the midnight with which its day begins. */
  readonly alarmHour: number;
};

/** What of an advice belongs into a calendar: the days on which something has to be done or begins to matter. */
export function calendarDays(
  advice: Advice,
): readonly { readonly name: "install" | "start" | "end"; readonly day: Day }[] {
  if (advice.kind === "unsaid") return [];
  const end = { name: "end", day: advice.endsOn } as const;
  if (advice.kind === "running") return [end];
  const install = { name: "install", day: advice.installOn } as const;
  if (advice.kind === "now" || advice.policy === "installation") return [install, end];
  return [install, { name: "start", day: advice.startsOn }, end];
}

const EOL = "\r\n";
const LONGEST_LINE = 75;

/** A calendar file after RFC 5545. */
export function calendarFile(events: readonly CalendarEvent[], now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Landfall//eSIM trip//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap(({ uid, day, summary, description, url, alarmHour }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${digits(day)}`,
      `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:${alarmHour < 0 ? "-" : ""}PT${Math.abs(alarmHour)}H`,
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("");
}

const digits = (day: Day): string => day.replaceAll("-", "");

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

/** A line, broken where it would have more than 75 bytes; never inside of a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let text = "";
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (bytes + length > LONGEST_LINE) {
      text += `${EOL} `;
      bytes = 1;
    }
    text += character;
    bytes += length;
  }
  return text + EOL;
}
