const MINUTE = 60_000;

/**
 * Plans that are alike: how many, the longest gap between two answers, the mean lateness of what is found at the end of it,
 * and the sum of their probabilities of news.
 */
export type PlannedGaps = {
  readonly count: number;
  readonly gapMs: number;
  readonly lateMs: number;
  readonly chance: number;
};

/** How late an alert about used data comes, in ms from the moment it became true, by what is planned now. */
export type Outlook = {
  /** eSIMs whose data is watched. */
  readonly watched: number;
  readonly typicalMs: number;
  readonly lateMs: number;
  readonly worstMs: number;
  /** Share of the alerts that come within half an hour. */
  readonly inHalfAnHour: number;
};

const HALF_AN_HOUR = 30 * MINUTE;
const LATE_SHARE = 0.95;

/**
 * Reads from the plans how late alerts will be: a crossing is seen with the next answer, at any age up to twice the mean alike,
 * and `lagMs` later than planned where the budget does not suffice. Plans count by their probability of a crossing, because
 * where none is expected nobody waits. Null where nothing is watched.
 */
export function outlook(plans: readonly PlannedGaps[], lagMs: number): Outlook | null {
  const watched = plans.reduce((sum, { count }) => sum + count, 0);
  const chances = plans.reduce((sum, { chance }) => sum + chance, 0);
  if (watched === 0 || chances <= 0) return null;
  /** Of all alerts, the share that comes within a time. */
  const within = (ms: number) =>
    plans.reduce((sum, { lateMs, chance }) => sum + chance * Math.min(1, ms / (2 * lateMs + lagMs)), 0) /
    chances;
  const worstMs = Math.max(...plans.map(({ gapMs }) => gapMs)) + lagMs;
  return {
    watched,
    typicalMs: earliest(within, 0.5, worstMs),
    lateMs: earliest(within, LATE_SHARE, worstMs),
    worstMs,
    inHalfAnHour: within(HALF_AN_HOUR),
  };
}

/** The least time within which a share of the alerts comes, to the minute. */
function earliest(within: (ms: number) => number, share: number, worstMs: number): number {
  let [low, high] = [0, worstMs];
  while (high - low > MINUTE) {
    const middle = (low + high) / 2;
    if (within(middle) >= share) high = middle;
    else low = middle;
  }
  return high;
}
