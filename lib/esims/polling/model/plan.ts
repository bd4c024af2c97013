import type { UsageStatus } from "@/lib/suppliers/contract/esims";
import { USAGE_MINUTES } from "../../model";
import { LEAST_PRICE } from "./budget";
import { chanceOfUsing, type Pace } from "./pace";
import { daysOfUse } from "./rhythm";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Everything by which is decided when to ask about an eSIM next. Times in ms since the epoch, data in MB. */
export type Watched = {
  readonly status: UsageStatus;
  readonly unlimited: boolean | null;
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
  readonly expiresAt: number | null;
  /** When the figures were given; null before the first answer. */
  readonly measuredAt: number | null;
  readonly pace: Pace;
  /** Of the destination's clock; see `daysOfUse`. */
  readonly offsetHours: number | null;
  readonly deliveredAt: number;
  readonly tripStartsAt: number | null;
  readonly viewedAt: number | null;
};

/** What a call has to bring, as a probability of news; and a throw of the dice, 0 to 1, that keeps plans apart. */
export type Terms = { readonly price: number; readonly chance?: number };

/** When to ask (null: not by itself), and how probable it is that a threshold of its data is crossed by then. */
export type Plan = {
  readonly at: number | null;
  readonly chance: number;
  /** How long ago such a crossing will have been then, on average. */
  readonly lateMs: number;
};

/** Shares of the data at which its owner is told; after the last of them only its end is left to be seen. */
export const USED_LEVELS = [0.75, 0.9] as const;
/** Before its end, when its owner is told that it expires. */
export const EXPIRY_LEADS = [3 * DAY, DAY] as const;

/** Nobody is told of the end itself; it is known for the page, and for whoever tops up by himself. */
const END_WEIGHT = 0.15;
const START_WEIGHT = 0.15;
/** How much longer than a running one an eSIM that is not started may go unseen. */
const WAITING_STRETCH = 3;
/** Whoever looked within a day is waiting for news. */
const VIEWED_WEIGHT = 1.5;
const VIEWED_MS = DAY;

const LEAST_GAP = USAGE_MINUTES * MINUTE;
/** Nothing that is watched goes unseen for longer. */
const LONGEST_GAP = DAY;
/** Where calls are left over, so that the chart has points. */
const CHART_GAP = 6 * HOUR;
/** Of it, so much is left to chance, so that what was planned together does not stay together. */
const SPREAD = 0.5;
/** Before the mail that it expires, its figures are read once more if they would be older than this. */
const STALE_MS = 6 * HOUR;
const NO_FIGURES_GAP = 6 * HOUR;
const ENDED_GAP = 3 * DAY;
const AFTER_EXPIRY = 5 * MINUTE;
/** An eSIM that nobody started for so long is asked about when somebody looks. */
const FORGOTTEN_MS = 400 * DAY;

/**
 * When the supplier is asked about an eSIM next: as soon as the answer is worth `price`, which is the probability of news
 * that a call has to bring. What is over is asked about rarely or never; a view or a top-up makes a new plan.
 */
export function planned(esim: Watched, { price, chance = 0 }: Terms, now: number): Plan {
  const since = Math.min(esim.measuredAt ?? now, now);
  const longest = (price <= LEAST_PRICE ? CHART_GAP : LONGEST_GAP) * (1 - SPREAD * chance);
  const plan = byStatus(esim, { price, longest, since, now });
  if (plan.at === null) return plan;
  const at = Math.min(plan.at, expiryLook(esim, since) ?? plan.at);
  return { ...plan, at: Math.max(at, esim.measuredAt === null ? now : since + LEAST_GAP) };
}

const NOTHING_EXPECTED = { chance: 0, lateMs: 0 };

type Asked = {
  readonly price: number;
  readonly longest: number;
  readonly since: number;
  readonly now: number;
};

function byStatus(esim: Watched, asked: Asked): Plan {
  const { since, now } = asked;
  switch (esim.status) {
    case "NOT_ACTIVE":
      return waiting(esim, asked);
    case "ACTIVE":
      return running(esim, asked);
    case "UNKNOWN":
      return { at: since + NO_FIGURES_GAP, ...NOTHING_EXPECTED };
    case "FINISHED": {
      const goesOn = esim.expiresAt !== null && esim.expiresAt > now;
      return { at: goesOn ? since + ENDED_GAP : null, ...NOTHING_EXPECTED };
    }
    case "EXPIRED":
    case "RECYCLED":
      return { at: null, ...NOTHING_EXPECTED };
  }
}

/** MB until the next threshold, and what its crossing is worth. Null where no data is counted. */
export function nextThreshold(
  esim: Pick<Watched, "unlimited" | "remainingMb" | "totalMb">,
): { mb: number; weight: number } | null {
  const { unlimited, remainingMb, totalMb } = esim;
  if (unlimited || remainingMb === null || totalMb === null) return null;
  // With nothing left it would say that it is finished: such figures are not believed, and not waited for.
  if (remainingMb <= 0) return null;
  const ahead = USED_LEVELS.map((level) => remainingMb - totalMb * (1 - level)).find((mb) => mb > 0);
  if (ahead !== undefined) return { mb: ahead, weight: 1 };
  return { mb: remainingMb, weight: END_WEIGHT };
}

function running(esim: Watched, { price, longest, since }: Asked): Plan {
  const threshold = nextThreshold(esim);
  if (threshold === null)
    return { at: since + (esim.unlimited ? longest : NO_FIGURES_GAP), ...NOTHING_EXPECTED };
  const isViewed = esim.viewedAt !== null && since - esim.viewedAt < VIEWED_MS;
  const weight = threshold.weight * (isViewed ? VIEWED_WEIGHT : 1);
  const crossedBy = (at: number) =>
    chanceOfUsing(esim.pace, threshold.mb, daysOfUse(since, at, esim.offsetHours));
  // The area below the chance is the time for which a crossing will have gone unseen.
  let [gap, chance, unseen] = [0, 0, 0];
  for (const next of gaps(longest)) {
    const then = crossedBy(since + next);
    unseen += ((chance + then) / 2) * (next - gap);
    [gap, chance] = [next, then];
    if (weight * chance >= price) break;
  }
  return { at: since + gap, chance, lateMs: chance > 0 ? unseen / chance : 0 };
}

/** Ever longer steps: what is far away need not be planned to the minute. */
function* gaps(longest: number): Generator<number> {
  for (let gap = LEAST_GAP; gap < longest;) {
    yield gap;
    gap += gap < 3 * HOUR ? 10 * MINUTE : gap < 10 * HOUR ? 30 * MINUTE : HOUR;
  }
  yield longest;
}

/** An eSIM that is not started is asked about when it may be by now, so that its page turns green and its data is watched. */
function waiting(esim: Watched, { price, longest, since, now }: Asked): Plan {
  if (now - esim.deliveredAt > FORGOTTEN_MS) return { at: null, ...NOTHING_EXPECTED };
  let expected = 0;
  let at = since;
  while (at - since < longest * WAITING_STRETCH) {
    const step = at - since < 3 * HOUR ? 20 * MINUTE : HOUR;
    expected += (startsPerDay(esim, at + step / 2) * step) / DAY;
    at += step;
    if (START_WEIGHT * (1 - Math.exp(-expected)) >= price) break;
  }
  return { at, ...NOTHING_EXPECTED };
}

/** How many of a hundred such eSIMs start per day at that time, divided by a hundred. */
function startsPerDay({ deliveredAt, tripStartsAt, viewedAt }: Watched, at: number): number {
  const isLookedAt = viewedAt !== null && at - viewedAt < 3 * HOUR;
  return (
    (isLookedAt ? 1.5 : 0) + (tripStartsAt === null ? byAge(at - deliveredAt) : byTrip(at - tripStartsAt))
  );
}

function byAge(age: number): number {
  if (age < 2 * HOUR) return 1;
  if (age < 7 * DAY) return 0.2;
  return age < 60 * DAY ? 0.05 : 0.01;
}

/** `after` counts from midnight UTC of its first day, which begins up to half a day earlier in the east. */
function byTrip(after: number): number {
  if (after < -12 * HOUR) return 0.02;
  return after < 2 * DAY ? 1.2 : 0.2;
}

/** A moment before which its figures or its end have to be seen anyway; null where there is none ahead. */
function expiryLook({ status, expiresAt }: Watched, since: number): number | null {
  if (expiresAt === null || (status !== "ACTIVE" && status !== "FINISHED")) return null;
  const looks = status === "ACTIVE" ? EXPIRY_LEADS.map((lead) => expiresAt - lead - HOUR / 2) : [];
  return (
    [...looks.filter((at) => at - since > STALE_MS), expiresAt + AFTER_EXPIRY].find((at) => at > since) ??
    null
  );
}
