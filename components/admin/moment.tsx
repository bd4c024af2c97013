import { formatMoment } from "@/lib/reporting/format";

/** A time as staff compare them, in UTC; a dash where there is none. */
export function Moment({ at, none = "–" }: { at: Date | string | null; none?: string }) {
  if (!at) return <span className="text-ink-faint">{none}</span>;
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{formatMoment(date)}</time>;
}
