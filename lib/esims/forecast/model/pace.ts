import { DAY_MS, HOUR_MS, type Stretch, usedIn } from "./stretches";

/** What is used in a day, in MB: on the slowest and the fastest that has to be reckoned with. */
export type Pace = {
  readonly slow: number;
  readonly mean: number;
  readonly fast: number;
  /** The last hours were much faster than those before. */
  readonly isRising: boolean;
};

/** With less nobody knows what a night does to it. */
export const WHOLE_DAYS_MS = 36 * HOUR_MS;
const STEP_MS = 3 * HOUR_MS;
const MOSTLY = 0.75;
/** How much further apart the edges are drawn for want of days to compare. */
const DOUBT = 0.5;
const NIGHT = 0.4;
const RUSH = 1.9;
const RISE = 2.5;
const RECENT_MS = 12 * HOUR_MS;

/**
 * How fast data was used, for a question that looks so far ahead (ms): what happens in two days is compared with what
 * happened in any two days, so that one busy evening weighs no more than it did then. Null where nothing can be compared.
 */
export function paceOf(stretches: readonly Stretch[], aheadMs: number): Pace | null {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  const span = last.to - first.from;
  const all = usedIn(stretches, first.from, last.to);
  if (all.coveredMs < span / 2) return null;
  const mean = (all.mb / all.coveredMs) * DAY_MS;
  const recent = risen(stretches, { from: first.from, to: last.to });
  const edges = span < WHOLE_DAYS_MS ? { slow: mean * NIGHT, fast: mean * RUSH } : inDays();
  return { slow: edges.slow, mean, fast: Math.max(edges.fast, recent ?? 0), isRising: recent !== null };

  function inDays(): { slow: number; fast: number } {
    const days = Math.max(1, Math.min(Math.round(aheadMs / DAY_MS), Math.floor(span / DAY_MS / 2)));
    const length = days * DAY_MS;
    const paces: number[] = [];
    for (let to = (last as Stretch).to; to - length >= (first as Stretch).from; to -= STEP_MS) {
      const { mb, coveredMs } = usedIn(stretches, to - length, to);
      if (coveredMs >= length * MOSTLY) paces.push((mb / coveredMs) * DAY_MS);
    }
    const doubt = 1 + (DOUBT * length) / span;
    return { slow: Math.min(mean, ...paces) / doubt, fast: Math.max(mean, ...paces) * doubt };
  }
}

/** The pace of the last hours where it is far beyond that of the time before; null where it is not. */
function risen(stretches: readonly Stretch[], { from, to }: { from: number; to: number }): number | null {
  const border = to - Math.min(RECENT_MS, (to - from) / 4);
  const [before, after] = [usedIn(stretches, from, border), usedIn(stretches, border, to)];
  if (before.coveredMs === 0 || after.coveredMs === 0) return null;
  const pace = after.mb / after.coveredMs;
  // Of what a day holds an hour may have much: only with days behind it is a rush more than the evening.
  const usual = Math.max(before.mb / before.coveredMs, busiest(stretches, { from, to: border }));
  return pace > RISE * usual ? pace * DAY_MS : null;
}

/** The fastest that as many hours were before; nothing where not even a day is known. */
function busiest(stretches: readonly Stretch[], { from, to }: { from: number; to: number }): number {
  let most = 0;
  for (let end = to; end - RECENT_MS >= from; end -= STEP_MS) {
    const { mb, coveredMs } = usedIn(stretches, end - RECENT_MS, end);
    if (coveredMs >= RECENT_MS * MOSTLY) most = Math.max(most, mb / coveredMs);
  }
  return most;
}
