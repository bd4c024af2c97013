import type { Reading } from "@/lib/esims/readings/model";
import { STOP_WORDS } from "@/lib/notifications/model";
import type { CardRefusal } from "@/lib/payments/cards/model";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { Steps } from "@/lib/platform/states";
import type { TopupRefusal } from "../model";
import type { QuoteRefusal } from "../quote/model";

/** When an eSIM counts as low: less than a share of its data, less than an amount, or less than a day of its time. */
export const THRESHOLDS = ["share-20", "share-10", "mb-500", "last-day"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export const RULE_STATUSES = ["ON", "OFF", "STOPPED"] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

/** The road of one purchase: told of, being bought, paid for, on the eSIM. From the first two it may end without money. */
export const RUN_STATUSES = ["ANNOUNCED", "BUYING", "PAID", "DONE", "UNDONE", "FAILED"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const RUN_STEPS: Steps<RunStatus> = {
  ANNOUNCED: ["BUYING", "UNDONE", "FAILED"],
  BUYING: ["PAID", "FAILED"],
  PAID: ["DONE", "FAILED"],
  DONE: [],
  UNDONE: [],
  FAILED: [],
};

/** Why a rule does not go on by itself; views and mails have words for each. */
export const STOP_REASONS = ["times_used", "ended", "by_owner", ...STOP_WORDS] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** What stands in a rule's ledger. */
export const STEP_TYPES = [
  "switched_on",
  "announced",
  "undone",
  "buying",
  "paid",
  "done",
  "failed",
  "enough",
  "stopped",
  "switched_off",
] as const;
export type StepType = (typeof STEP_TYPES)[number];

/** How long there is to undo a purchase: less where nothing is left to surf with. */
export const NOTICE_MINUTES = 15;
export const EMPTY_NOTICE_MINUTES = 3;
/** After this long without an answer of the supplier, or of the mail server that has to carry the notice, a rule stops. */
export const PATIENCE_MINUTES = 60;
/** How much dearer than on the day of the rule one purchase may become, as money moves against money. */
export const EACH_BUFFER_BPS = 1_000;
export const MOST_TIMES = 10;
export const MOST_DAYS = 365;
export const USUAL_TIMES = 2;
export const USUAL_DAYS = 30;

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

/** What holds a rule back, and what it has used of that. Amounts in minor units of one currency. */
export type Brakes = {
  readonly mostTimes: number;
  readonly mostMinor: number;
  readonly mostEachMinor: number;
  readonly endsAt: Date;
};
export type Used = { readonly times: number; readonly spentMinor: number };
export type Brake = Extract<StopReason, "times_used" | "money_used" | "price_changed" | "ended">;

/** What a refusal to sell or to charge means to a rule: over, asked again for a while, or found out by itself. */
export type Way =
  { readonly kind: "stop"; readonly reason: StopReason } | { readonly kind: "wait" | "unknown" };

export function wayOf(
  code: TopupRefusal | QuoteRefusal | CardRefusal | "price_changed" | "shop_paused",
): Way {
  switch (code) {
    case "outcome_unknown":
      return { kind: "unknown" };
    case "supplier_unavailable":
    case "payment_unavailable":
    case "currency_paused":
      return { kind: "wait" };
    case "price_changed":
    case "package_gone":
    case "card_declined":
    case "card_needs_buyer":
    case "card_gone":
    case "recycled":
    case "shop_paused":
    case "disputed":
      return { kind: "stop", reason: code };
    case "none_offered":
      return { kind: "stop", reason: "package_gone" };
    default:
      return { kind: "stop", reason: "not_possible" };
  }
}

/** Takes one purchase out of what a rule may still do, before anything is paid; or the brake that holds it. */
export function reserve(
  { mostTimes, mostMinor, mostEachMinor, endsAt }: Brakes,
  { times, spentMinor }: Used,
  { priceMinor, now }: { priceMinor: number; now: Date },
): Result<Used, Brake> {
  if (now >= endsAt) return fail("ended");
  if (times >= mostTimes) return fail("times_used");
  if (!Number.isSafeInteger(priceMinor) || priceMinor <= 0 || priceMinor > mostEachMinor)
    return fail("price_changed");
  if (spentMinor + priceMinor > mostMinor) return fail("money_used");
  return ok({ times: times + 1, spentMinor: spentMinor + priceMinor });
}

/** The brake that would hold the next purchase at the same price, so that a rule that is used up says so at once; null where it goes on. */
export function brakeAhead(brakes: Brakes, used: Used, priceMinor: number): Brake | null {
  if (used.times >= brakes.mostTimes) return "times_used";
  return used.spentMinor + priceMinor > brakes.mostMinor ? "money_used" : null;
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
