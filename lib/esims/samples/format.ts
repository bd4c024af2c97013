import type { Sample } from "./model";

const COLUMNS = ["measured_at_utc", "status", "remaining_mb", "total_mb"];
const END = "\r\n";

/** Samples as a file for spreadsheets (RFC 4180): times ISO 8601 in UTC, data in MB; an empty cell is "not known". */
export function samplesCsv(samples: readonly Sample[]): string {
  const rows = samples.map(({ at, status, remainingMb, totalMb }) => [
    at.toISOString(),
    status,
    remainingMb,
    totalMb,
  ]);
  return [COLUMNS, ...rows].map((cells) => cells.map(cell).join(",") + END).join("");
}

/** What begins like a formula is begun with an apostrophe, so that no program takes text for one; numbers stay numbers. */
function cell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The name of that file: the place and the day, never the number on the card. */
export function samplesFileName(slug: string, day: Date): string {
  const place = slug.toLowerCase().replaceAll(/[^a-z0-9-]/g, "") || "esim";
  return `usage-${place}-${day.toISOString().slice(0, 10)}.csv`;
}
