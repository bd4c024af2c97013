const SHOWN_LETTERS = 2;

/** An address as lists show it: `an…@example.com`. Enough to recognise, not enough to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 1) return "…";
  return `${email.slice(0, Math.min(SHOWN_LETTERS, at - 1) || 1)}…${email.slice(at)}`;
}

const STEPS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/** A span of time in its largest whole unit; one that is negative, for clocks that disagree, is none. */
function largestUnit(milliseconds: number) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const step =
    STEPS.find(({ unit, seconds: size }) => seconds >= size * (unit === "day" ? 2 : 1)) ?? STEPS[3];
  return { unit: step.unit, count: Math.floor(seconds / step.seconds) };
}

/** A span of time by itself: `3 min`, `2 hr`, `5 days`. Within a sentence its case would be wrong in some languages. */
export function formatSpan(milliseconds: number, locale: string): string {
  const { unit, count } = largestUnit(milliseconds);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(count);
}

/** How long ago something was, as it can stand in a sentence: `3 minutes ago`, `vor 2 Tagen`, `قبل يومين`. */
export function formatAgo(milliseconds: number, locale: string): string {
  const { unit, count } = largestUnit(milliseconds);
  return new Intl.RelativeTimeFormat(locale).format(-count, unit);
}

/** A moment as staff compare them: `2026-11-21 14:03`, in UTC. */
export function formatMoment(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}

/** A supplier's stored answer for reading: indented where it is whole JSON, as it is where it was cut. */
export function readableAnswer(answer: unknown): string {
  if (typeof answer !== "string")
    return answer === null || answer === undefined ? "" : JSON.stringify(answer, null, 2);
  try {
    return JSON.stringify(JSON.parse(answer), null, 2);
  } catch {
    return answer;
  }
}
