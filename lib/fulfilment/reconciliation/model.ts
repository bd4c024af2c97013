import type { Money } from "@/lib/money/model";

/** In what our books can differ from the supplier's or Stripe's. */
export const BREAK_KINDS = [
  "SURPLUS_ORDER",
  "UNKNOWN_ORDER",
  "MISSING_ORDER",
  "COST_DIFFERENCE",
  "BALANCE_DIFFERENCE",
  "UNKNOWN_PAYMENT",
  "PAYMENT_DIFFERENCE",
  "UNKNOWN_REFUND",
  "REFUND_DIFFERENCE",
] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** A difference between our books and another's. */
export type Difference = {
  readonly orderId?: string | null;
  readonly lineId?: string | null;
  /** The other side's name for what differs. */
  readonly foreignId?: string;
  readonly expected?: Money | null;
  readonly found?: Money | null;
};

/** What came of looking at one thing: in what it differs; null where the books agree about it. */
export type Finding = {
  readonly kind: BreakKind;
  /** Of which thing it is said; with the kind it names the difference, which is opened once. */
  readonly subject: string;
  readonly difference: Difference | null;
};

/** Why a difference was closed without a person. */
export const RESOLUTIONS = ["gone", "credited", "claim_refused", "came_back"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const USUAL_DAYS = 2;
/** The longest that a comparison reaches back. */
export const MOST_DAYS = 31;

/**
 * From when on the books are compared: the last two days, or as many as asked for. A run reaches two days behind the last
 * one that succeeded, so that nothing falls between them if the shop stood still or its books or its clock were set back.
 */
export function windowStart(
  now: Date,
  { lastRun, days }: { lastRun: Date | null; days: number | null },
): Date {
  const before = Math.min(now.getTime(), lastRun?.getTime() ?? now.getTime());
  const usual = days === null ? before - USUAL_DAYS * DAY_MS : now.getTime() - days * DAY_MS;
  return new Date(Math.max(usual, now.getTime() - MOST_DAYS * DAY_MS));
}

/** The supplier's times have no zone, so that an order of ours can stand under the day before or after. */
export function listedFrom(since: Date): Date {
  return new Date(since.getTime() - DAY_MS);
}

/** Orders are listed up to a minute late, and the clocks differ; what is younger than this cannot be called missing. */
export const LISTED_AFTER_MS = 10 * 60_000;

export type Movement = {
  /** What neither orders nor credits explain: a deposit, or (below zero) money that is missing. */
  readonly other: number;
  /** Of what is missing, what the next run may still explain. */
  readonly carried: number;
  /** What no run explained: missing in this one and the one before. Zero or less. */
  readonly missing: number;
};

/**
 * Explains how the balance moved, in minor units. An order may be charged before it is listed, so that money is missing
 * only if the next run does not explain it either.
 */
export function explainMovement(given: {
  before: number;
  carriedBefore: number;
  balance: number;
  spent: number;
  credited: number;
}): Movement {
  const { before, carriedBefore, balance, spent, credited } = given;
  const other = balance - before + spent - credited + carriedBefore;
  if (other >= 0) return { other, carried: 0, missing: 0 };
  const missing = carriedBefore < 0 ? Math.max(carriedBefore, other) : 0;
  return { other, carried: other - missing, missing };
}
