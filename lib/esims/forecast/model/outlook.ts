import { knownSamples, type Sample } from "../../samples/model";
import { type Pace, paceOf, WHOLE_DAYS_MS } from "./pace";
import { DAY_MS, HOUR_MS, rhythmOf, stretchesOf } from "./stretches";

/** Why nothing is foretold. */
export type Silence =
  "unlimited" | "unknown" | "not_running" | "too_few" | "stale" | "irregular" | "rising" | "far";

/** How long the data lasts, by our own samples alone. */
export type Outlook =
  | { readonly kind: "silent"; readonly why: Silence }
  /** Even at the fastest pace there is some left when the days are over. */
  | { readonly kind: "lasts" }
  | {
      readonly kind: "empties";
      /** Between these it will be empty: whole hours, unless the first is now. */
      readonly from: Date;
      readonly to: Date;
      /** Before the days are over even at the slowest pace; otherwise it may just do. */
      readonly isCertain: boolean;
      /** At the fastest pace, a day. */
      readonly mbPerDay: number;
      /** When the figures were measured that it starts from, and what was left then. */
      readonly since: Date;
      readonly remainingMb: number;
    };

export type Circumstances = {
  readonly now: Date;
  readonly expiresAt: Date | null;
  readonly unlimited: boolean | null;
};

const FEWEST = 3;
const SHORTEST_MS = 2 * HOUR_MS;
/** Samples of before say nothing of today. */
export const LOOK_BACK_MS = 8 * DAY_MS;
const FRESH_MS = 26 * HOUR_MS;
/** So far ahead as samples reach back, and as much again: there a figure is worth something. */
const REACH = 2;
const FURTHEST_MS = 30 * DAY_MS;
/** A range of a day is of use however near it is; a wider one has to be further away. */
const CLOSE_MS = DAY_MS;
const WIDEST = 1.2;

/** When the data of an eSIM will be used up, as a range; silent rather than wrong. */
export function outlookOf(samples: readonly Sample[], circumstances: Circumstances): Outlook {
  const { now, expiresAt, unlimited } = circumstances;
  if (unlimited) return silent("unlimited");
  const known = knownSamples(samples).filter(
    ({ at }) => at <= now && now.getTime() - at.getTime() <= LOOK_BACK_MS,
  );
  const newest = samples.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  const last = known.at(-1);
  if (newest && newest.status !== "ACTIVE") return silent("not_running");
  if (!last || newest?.remainingMb == null) return silent("unknown");
  if (last.remainingMb <= 0 || (expiresAt && expiresAt <= now)) return silent("not_running");
  if (now.getTime() - last.at.getTime() > FRESH_MS) return silent("stale");
  // What the phone did before it was online says nothing of what it does.
  const running = known.filter(({ status }) => status === "ACTIVE");
  const stretches = stretchesOf(running);
  const span = last.at.getTime() - (running[0] ?? last).at.getTime();
  if (running.length < FEWEST || stretches.length < FEWEST - 1 || span < SHORTEST_MS)
    return silent("too_few");
  const rough = paceOf(stretches, DAY_MS);
  if (!rough) return silent("too_few");
  const ahead = (last.remainingMb / rough.mean) * DAY_MS;
  const pace = paceOf(stretches, ahead) ?? rough;
  const rhythm = rhythmOf(stretches);
  const start = { at: last.at.getTime(), mb: last.remainingMb, rhythm };
  return judged(
    { from: emptyAt(start, pace.fast), to: emptyAt(start, pace.slow) },
    { ...circumstances, pace, span, last },
  );
}

type Found = Circumstances & {
  readonly pace: Pace;
  readonly span: number;
  readonly last: { readonly at: Date; readonly remainingMb: number };
};

/** Whether a range is worth telling, and what it means for the days that are left. */
function judged(range: { from: number; to: number }, { now, expiresAt, pace, span, last }: Found): Outlook {
  // Nobody uses data evenly within an hour: one more at either edge.
  const from = Math.max(Math.floor(range.from / HOUR_MS - 1) * HOUR_MS, now.getTime());
  const to = Math.max(Math.ceil(range.to / HOUR_MS + 1) * HOUR_MS, now.getTime() + HOUR_MS);
  const end = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const reach = Math.max(span * REACH, DAY_MS);
  if (from >= end) return end - now.getTime() <= reach * REACH ? { kind: "lasts" } : silent("far");
  if (from - now.getTime() > Math.min(reach, FURTHEST_MS)) return silent("far");
  const isClose = to - from <= CLOSE_MS;
  if (!isClose && to - from > WIDEST * (from - now.getTime()))
    return silent(span < WHOLE_DAYS_MS ? "too_few" : pace.isRising ? "rising" : "irregular");
  return {
    kind: "empties",
    from: new Date(from),
    to: new Date(to),
    isCertain: to < end,
    mbPerDay: pace.fast,
    since: last.at,
    remainingMb: last.remainingMb,
  };
}

const TOLD = ["too_few", "irregular", "rising"] as const;
/** A forecast, or why there is none yet where samples may still make one. */
export type WorthTelling =
  Exclude<Outlook, { kind: "silent" }> | { readonly kind: "silent"; readonly why: (typeof TOLD)[number] };

/** Whether there is something to say. */
export function isWorthTelling(outlook: Outlook): outlook is Outlook & WorthTelling {
  return outlook.kind !== "silent" || TOLD.some((why) => why === outlook.why);
}

function silent(why: Silence): Outlook {
  return { kind: "silent", why };
}

type Start = { readonly at: number; readonly mb: number; readonly rhythm: readonly number[] };

/** When so much is used up at so many MB a day, hour by hour; never, where nothing is used. */
function emptyAt({ at, mb, rhythm }: Start, mbPerDay: number): number {
  let [time, left] = [at, mb];
  while (time - at < FURTHEST_MS * 2) {
    const next = (Math.floor(time / HOUR_MS) + 1) * HOUR_MS;
    const weight = rhythm[Math.floor(time / HOUR_MS) % rhythm.length] ?? 1;
    const used = (mbPerDay / DAY_MS) * weight * (next - time);
    if (used >= left && used > 0) return time + ((next - time) * left) / used;
    left -= used;
    time = next;
  }
  return Number.MAX_SAFE_INTEGER;
}

/** How much more data it takes to last until a moment at the fastest pace, in MB; 0 where nothing is missing. */
export function missingMb(
  { mbPerDay, since, remainingMb }: Extract<Outlook, { kind: "empties" }>,
  until: Date,
): number {
  const needed = (mbPerDay * (until.getTime() - since.getTime())) / DAY_MS;
  return Math.max(0, Math.ceil(needed - remainingMb));
}
