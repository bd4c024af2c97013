import type { Reading } from "@/lib/esims/readings/model";

/** When an eSIM counts as low: less than a share of its data, less than an amount, or less than a day of its time. */
export const THRESHOLDS = ["share-20", "share-10", "mb-500", "last-day"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** What a rule remembers of the readings it has seen. */
export type Watch = {
  /** False from a purchase until a reading shows that there is enough again: one low is one purchase. */
  readonly isArmed: boolean;
  readonly seenAt: Date | null;
  /** MB, or minutes until the end where time is watched. */
  readonly seenAmount: number | null;
};
export type Verdict = "nothing" | "low" | "empty" | "recycled";

const SKEW_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * What a reading means for a rule. One that is old, unknown, impossible or higher than the last never begins a purchase; nor does the
 * first one after a clock was set back, which only says where things stand.
 */
export function look(
  watch: Watch,
  reading: Reading,
  { threshold, now }: { threshold: Threshold; now: Date },
): { watch: Watch; verdict: Verdict } {
  const ahead = now.getTime() + SKEW_MS;
  const wasSetBack = watch.seenAt !== null && watch.seenAt.getTime() > ahead;
  const isOld = watch.seenAt !== null && !wasSetBack && reading.at <= watch.seenAt;
  if (isOld || reading.at.getTime() > ahead) return { watch, verdict: "nothing" };
  if (reading.status === "RECYCLED") return { watch: { ...watch, seenAt: reading.at }, verdict: "recycled" };
  const amount = amountOf(reading, threshold);
  if (amount === null) return { watch: { ...watch, seenAt: reading.at }, verdict: "nothing" };
  const seen = { ...watch, seenAt: reading.at, seenAmount: amount };
  if (!isLow(amount, reading, threshold)) return { watch: { ...seen, isArmed: true }, verdict: "nothing" };
  const rises = watch.seenAmount !== null && amount > watch.seenAmount;
  if (!watch.isArmed || rises || wasSetBack) return { watch: seen, verdict: "nothing" };
  return { watch: { ...seen, isArmed: false }, verdict: amount === 0 ? "empty" : "low" };
}

/** How much a reading says is left, in MB or minutes; null where it says nothing that could be true. */
function amountOf(reading: Reading, threshold: Threshold): number | null {
  const { status, unlimited, remainingMb: left, totalMb: total, expiresAt, at } = reading;
  if (threshold === "last-day") {
    const minutes = expiresAt && Math.floor((expiresAt.getTime() - at.getTime()) / MINUTE_MS);
    return status === "ACTIVE" && minutes !== null && minutes > 0 ? minutes : null;
  }
  if ((status !== "ACTIVE" && status !== "FINISHED") || unlimited === true) return null;
  if (left === null || total === null || total <= 0 || left < 0 || left > total) return null;
  return left;
}

function isLow(amount: number, { totalMb }: Reading, threshold: Threshold): boolean {
  switch (threshold) {
    case "share-20":
      return amount * 100 < (totalMb ?? 0) * 20;
    case "share-10":
      return amount * 100 < (totalMb ?? 0) * 10;
    case "mb-500":
      return amount < 500;
    case "last-day":
      return amount < DAY_MINUTES;
  }
}

/** Whether a package lifts an eSIM over a threshold: a rule with one that does not would never know enough again. */
export function lifts(
  topup: { readonly dataMb: number | null; readonly unlimited: boolean; readonly validityDays: number },
  threshold: Threshold,
): boolean {
  if (threshold === "last-day") return topup.validityDays > 1;
  // An unlimited one is never read as low, so that nothing more is bought: that is what it is for.
  if (topup.unlimited) return true;
  return (topup.dataMb ?? 0) > (threshold === "mb-500" ? 500 : 0);
}

/** How often a rule would have bought, had it been on while these readings came; each purchase adds `addedMb` from then on. */
export function wouldHaveBought(
  readings: readonly Reading[],
  { threshold, addedMb, mostTimes }: { threshold: Threshold; addedMb: number; mostTimes: number },
): number {
  let watch: Watch = { isArmed: true, seenAt: null, seenAmount: null };
  let times = 0;
  for (const reading of readings) {
    const added = times * addedMb;
    const { remainingMb: left, totalMb: total } = reading;
    const filled = {
      ...reading,
      remainingMb: left === null ? null : left + added,
      totalMb: total === null ? null : total + added,
    };
    const seen = look(watch, filled, { threshold, now: reading.at });
    ({ watch } = seen);
    if (seen.verdict !== "low" && seen.verdict !== "empty") continue;
    times += 1;
    if (times >= mostTimes) break;
  }
  return times;
}
