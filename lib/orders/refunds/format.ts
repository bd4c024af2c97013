import type { Money } from "@/lib/money/model";
import type { RefundableLine, RefundVerdict, RefundWhy } from "./model";

/** What the page of an order says about the money of one line, as it crosses to the browser. */
export type MoneyBack = {
  readonly lineId: string;
  readonly why: Exclude<RefundWhy, "unpaid" | "waiting"> | "settled";
  /** What can go back, or did. */
  readonly amount: Money;
  /** Until when, or since when not any more. */
  readonly until: string | null;
  /** What went back before, by which an old page is told from a new one. */
  readonly seenMinor: number;
  readonly way: RefundVerdict["way"];
  /** The buyer can have it with a tap. */
  readonly isOffered: boolean;
};

/** What a buyer reads about the money of a line; null where there is nothing to say. */
export function moneyBack({ id, verdict, given, settled }: RefundableLine, now: Date): MoneyBack | null {
  const { why, right, until, way } = verdict;
  const isOffered = right === "buyer" || right === "after_look";
  const isGone = why === "given";
  // A refund of the whole payment in another way is told by the order, not by its lines.
  if (why === "unpaid" || why === "waiting" || (isGone && given.minor === 0)) return null;
  if (why === "asking" && (until === null || now < until)) return null;
  return {
    lineId: id,
    why: isGone && settled.minor >= given.minor ? "settled" : why,
    amount: isGone ? given : verdict.amount,
    until: until?.toISOString() ?? null,
    seenMinor: given.minor,
    way,
    isOffered,
  };
}
