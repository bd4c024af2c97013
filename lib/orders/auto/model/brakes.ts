import { add, type Money, share } from "@/lib/money/model";
import { STOP_WORDS } from "@/lib/notifications/model";
import type { CardRefusal } from "@/lib/payments/cards/model";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { Steps } from "@/lib/platform/states";
import type { TopupRefusal } from "../../model";
import type { QuoteRefusal } from "../../quote/model";
import { EACH_BUFFER_BPS, MOST_DAYS, USUAL_DAYS } from "./limits";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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
export const STOP_REASONS = ["times_used", "ended", "by_owner", "by_hand", ...STOP_WORDS] as const;
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

/** What holds a rule back, and what it has used of that. Amounts in minor units of one currency. */
export type Brakes = {
  readonly mostTimes: number;
  readonly mostMinor: number;
  readonly mostEachMinor: number;
  readonly endsAt: Date;
};
export type Used = { readonly times: number; readonly spentMinor: number };

/** The last moment that counts. */
export function lastDayOf({ endsAt }: Pick<Brakes, "endsAt">): Date {
  return new Date(endsAt.getTime() - 1);
}

export type Brake = Extract<StopReason, "times_used" | "money_used" | "price_changed" | "ended">;

/** What one purchase may cost at most, by the price of the day on which the rule is made. */
export function mostEach(price: Money): Money {
  return add(price, share(price, EACH_BUFFER_BPS, "half-up"));
}

/** The end of a calendar day, as `2026-12-09`, in UTC; null where it is none from today on to a year from now. */
export function endOfDay(day: string, now: Date): Date | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // Not every such text is a day: the 30th of February reads as the 2nd of March.
  if (Number.isNaN(start) || dayOf(new Date(start)) !== day) return null;
  const end = start + DAY_MS;
  return end > now.getTime() && start <= now.getTime() + MOST_DAYS * DAY_MS ? new Date(end) : null;
}

/** The calendar day of a moment, in UTC, as `2026-12-09`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The last day that is proposed: that of the trip, or else a month from now. */
export function proposedDay(tripEndsOn: Date | null, now: Date): string {
  const trip = tripEndsOn && dayOf(tripEndsOn);
  return trip && endOfDay(trip, now) ? trip : dayOf(new Date(now.getTime() + USUAL_DAYS * DAY_MS));
}

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
