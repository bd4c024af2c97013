import { type Money, money } from "@/lib/money/model";
import { CHOICE_MINUTES, isInWork, type LineStatus, PROMISE_MINUTES } from "../model";

/** What became of the eSIMs of a line, by the operator's word; `unknown` where that is too old to go by. */
export type EsimUse = "unused" | "started" | "over" | "unknown";

/** All that decides whether the money of a line can go back. */
export type RefundFacts = {
  readonly kind: "ESIM" | "TOPUP";
  readonly status: LineStatus;
  readonly total: Money;
  readonly paidAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly use: EsimUse;
  /** What was ever asked back of this line, whatever became of it: what failed is tried again, not asked for anew. */
  readonly given: Money;
  readonly hasFailed: boolean;
  /** What is left of the order's payment. */
  readonly left: Money;
  readonly isDisputed: boolean;
};

/** Why the money of a line can or cannot go back; the words for buyer and staff come from the message catalogue. */
export const REFUND_WHYS = [
  "unpaid",
  "failed",
  "given",
  "disputed",
  "asking",
  "waiting",
  "late",
  "unused",
  "unchecked",
  "started",
  "over",
  "too_old",
  "topped_up",
] as const;
export type RefundWhy = (typeof REFUND_WHYS)[number];

/**
 * Who may have the money sent back: the buyer and staff; both, once the operator was asked whether the eSIM is still
 * unused; staff; staff who say why they make an exception; nobody now.
 */
export type RefundRight = "buyer" | "after_look" | "staff" | "exception" | "nobody";

const RIGHTS: Readonly<Record<RefundWhy, RefundRight>> = {
  unpaid: "nobody",
  failed: "nobody",
  given: "nobody",
  disputed: "nobody",
  asking: "nobody",
  waiting: "staff",
  late: "buyer",
  unused: "buyer",
  unchecked: "after_look",
  started: "exception",
  over: "exception",
  too_old: "exception",
  topped_up: "exception",
};

export type RefundVerdict = {
  readonly why: RefundWhy;
  readonly right: RefundRight;
  /** The most that can go back; nothing where nobody may. */
  readonly amount: Money;
  /** When that changes by itself: the choice opens, the promise ends, the window closes. */
  readonly until: Date | null;
  /** `give_up`: the line will not be delivered, and all of it goes back. `return`: it was, and any part can. */
  readonly way: "give_up" | "return";
  /** What is sent back whole is the supplier's again, as far as anybody knows. */
  readonly isUnused: boolean;
};

/** What can be sent back of one line. */
export type RefundableLine = {
  readonly id: string;
  readonly verdict: RefundVerdict;
  readonly total: Money;
  readonly given: Money;
  /** What of that is at the buyer's bank. */
  readonly settled: Money;
  readonly esimIds: readonly string[];
};

/** Whether, why, how much and until when the money of a line can go back: the same answer for its buyer and for staff. */
export function refundVerdict(facts: RefundFacts, at: { now: Date; refundDays: number }): RefundVerdict {
  const { why, until } = reasonOf(facts, at);
  const right = RIGHTS[why];
  return {
    why,
    right,
    until,
    amount: right === "nobody" ? money(0, facts.total.currency) : atMost(facts),
    way: facts.status === "DELIVERED" ? "return" : "give_up",
    isUnused: facts.kind === "ESIM" && (facts.use === "unused" || facts.use === "unknown"),
  };
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const later = (since: Date | null, ms: number) => since && new Date(since.getTime() + ms);

function reasonOf(
  facts: RefundFacts,
  { now, refundDays }: { now: Date; refundDays: number },
): { why: RefundWhy; until: Date | null } {
  const { status, paidAt } = facts;
  const choice = later(paidAt, CHOICE_MINUTES * MINUTE_MS);
  if (status === "AWAITING_PAYMENT" || status === "CANCELLED") return { why: "unpaid", until: null };
  if (facts.hasFailed) return { why: "failed", until: null };
  if (atMost(facts).minor === 0 || isGivenUp(status)) return { why: "given", until: null };
  if (facts.isDisputed) return { why: "disputed", until: null };
  if (status === "ORDERING" || status === "OUTCOME_UNKNOWN") return { why: "asking", until: choice };
  if (status === "PAID")
    return choice && now >= choice
      ? { why: "late", until: later(paidAt, PROMISE_MINUTES * MINUTE_MS) }
      : { why: "waiting", until: choice };
  const closes = later(facts.deliveredAt, refundDays * DAY_MS);
  return { why: whyDelivered(facts, closes === null || now >= closes), until: closes };
}

function whyDelivered({ kind, use }: RefundFacts, isTooOld: boolean): RefundWhy {
  if (kind === "TOPUP") return "topped_up";
  if (use === "started" || use === "over") return use;
  if (isTooOld) return "too_old";
  return use === "unused" ? "unused" : "unchecked";
}

function isGivenUp(status: LineStatus): boolean {
  return status === "REFUND_DUE" || status === "REFUNDED";
}

/** What is left of a line, and never more than is left of the payment. */
function atMost({ total, given, left }: RefundFacts): Money {
  return money(Math.max(0, Math.min(total.minor - given.minor, left.minor)), total.currency);
}

/** Whether a line still has the buyer waiting, past the time after which the money can be had instead. */
export function isChoiceOpen(status: LineStatus, paidAt: Date | null, now: Date): boolean {
  const choice = later(paidAt, CHOICE_MINUTES * MINUTE_MS);
  return isInWork(status) && choice !== null && now >= choice;
}

/** When the money of a line that is not delivered goes back by itself. */
export function promiseEnds(paidAt: Date | null): Date | null {
  return later(paidAt, PROMISE_MINUTES * MINUTE_MS);
}

/** Who asks for the money. `insists`: a member of staff makes an exception, and has written down why. */
export type RefundAsker =
  { readonly kind: "buyer" } | { readonly kind: "staff"; readonly id: string; readonly insists: boolean };

/** Why an asker does not get what the engine said; null where they do. */
export function refusalOf(
  { right, amount, way, why }: RefundVerdict,
  { by, minor }: { by: RefundAsker; minor: number },
): RefundWhy | "too_much" | "whole_only" | null {
  if (right === "nobody") return why;
  if (by.kind === "buyer" && right !== "buyer") return why;
  if (by.kind === "staff" && !by.insists && (right === "exception" || right === "after_look")) return why;
  if (minor > amount.minor || minor <= 0) return "too_much";
  return way === "give_up" && minor < amount.minor ? "whole_only" : null;
}

/** Why staff send money back. */
export const REFUND_CODES = [
  "not_needed",
  "wrong_package",
  "not_working",
  "bought_twice",
  "late",
  "goodwill",
] as const;
export type RefundCode = (typeof REFUND_CODES)[number];
/** Of a line that was given up, or sent back, by its buyer. */
export const BUYERS_CODE = "buyer_asked";

/** Money that went back, or is on its way: to the card, by a decision of the bank's, or in another way. */
export type Returned = {
  readonly amount: Money;
  readonly at: Date;
  readonly way: "card" | "bank" | "other";
  readonly isDone: boolean;
};
