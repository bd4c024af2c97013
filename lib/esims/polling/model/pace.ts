import { atLeast } from "./odds";
import { daysOfUse } from "./rhythm";

/**
 * What is known of how fast an eSIM's data goes, as a gamma distribution: `bursts` were seen in `days` days of use. Data goes
 * in bursts (a film, a map, a call), and how many of them come is a matter of chance; that is where the uncertainty of
 * a forecast comes from.
 */
export type Pace = { readonly bursts: number; readonly days: number };

/** Size of a burst in MB: the measured spread of use around its mean, not the size of any one download. */
const BURST_MB = 150;
/** What is older than some days of use counts for less and less, since people change their ways. */
const MEMORY_DAYS = 4;
/** A guess from the package weighs as much as this many days of watching. */
const GUESS_DAYS = 0.2;
/** Most travellers do not use up what they bought. */
const USUAL_SHARE = 0.8;
const LEAST_BURSTS = 0.1;

/** What is guessed before anything was seen: that the package is used over its days, and little is known of it. */
export function guessedPace(allowanceMb: number, validityDays: number): Pace {
  const perDay = (allowanceMb * USUAL_SHARE) / Math.max(1, validityDays);
  return { bursts: Math.max(LEAST_BURSTS, (perDay / BURST_MB) * GUESS_DAYS), days: GUESS_DAYS };
}

/** What is known after `usedMb` went in `days` days of use; negative figures and times teach nothing. */
export function learnedPace(pace: Pace, usedMb: number, days: number): Pace {
  if (!(usedMb >= 0) || !(days > 0)) return pace;
  const kept = Math.exp(-days / MEMORY_DAYS);
  return {
    bursts: Math.max(LEAST_BURSTS, pace.bursts * kept + usedMb / BURST_MB),
    days: pace.days * kept + days,
  };
}

/** How probable it is that `mb` are used within `days` days of use; 1 where nothing is left to use. */
export function chanceOfUsing(pace: Pace, mb: number, days: number): number {
  if (mb <= 0) return 1;
  if (days <= 0) return 0;
  // A gamma-distributed rate of Poisson bursts: negative binomial, whose tail is an incomplete beta function.
  return atLeast(mb / BURST_MB, { shape: pace.bursts, share: days / (pace.days + days) });
}

/** Two answers about one eSIM, as far as a pace can be read from them. Times in ms since the epoch. */
export type Figures = {
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
  readonly at: number | null;
};

/**
 * What is known after another answer. Nothing is learned where the package changed meanwhile or its figures went up, nor
 * from a first answer, of which nobody knows how long its use took.
 */
export function paceAfter(
  pace: Pace,
  before: Figures,
  after: Figures & { readonly offsetHours: number | null },
): Pace {
  if (before.remainingMb === null || after.remainingMb === null || before.totalMb !== after.totalMb)
    return pace;
  if (before.at === null || after.at === null) return pace;
  return learnedPace(
    pace,
    before.remainingMb - after.remainingMb,
    daysOfUse(before.at, after.at, after.offsetHours),
  );
}
