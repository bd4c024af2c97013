import type { Steps } from "@/lib/platform/states";

/** Stripe's word wins over our clock: a session that we took for over and that was paid counts as paid. */
export const PAYMENT_STATUSES = ["OPEN", "PROCESSING", "PAID", "EXPIRED", "FAILED", "SURPLUS"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export const PAYMENT_STEPS: Steps<PaymentStatus> = {
  OPEN: ["PROCESSING", "PAID", "EXPIRED", "FAILED", "SURPLUS"],
  PROCESSING: ["PAID", "FAILED", "SURPLUS"],
  EXPIRED: ["PAID", "SURPLUS"],
  FAILED: ["PAID", "SURPLUS"],
  PAID: [],
  // Paid beside another paid payment of the same order: all of it goes back.
  SURPLUS: [],
};

export const REFUND_STATUSES = ["REQUESTED", "PENDING", "SUCCEEDED", "FAILED", "SUPERSEDED"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];
export const REFUND_STEPS: Steps<RefundStatus> = {
  REQUESTED: ["PENDING", "SUCCEEDED", "FAILED", "SUPERSEDED"],
  PENDING: ["SUCCEEDED", "FAILED"],
  // A bank can send the money back days later.
  SUCCEEDED: ["FAILED"],
  FAILED: ["REQUESTED", "SUPERSEDED"],
  // The money went back in another way: in Stripe's dashboard, or by a dispute that was lost.
  SUPERSEDED: [],
};

export const REFUND_KINDS = ["AUTOMATIC", "STAFF", "STRIPE", "SURPLUS", "DISPUTE"] as const;
export type RefundKind = (typeof REFUND_KINDS)[number];

export const DISPUTE_STATUSES = ["OPEN", "WON", "LOST"] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];
export const DISPUTE_STEPS: Steps<DisputeStatus> = { OPEN: ["WON", "LOST"], WON: [], LOST: [] };

const FIRST_CHECK_MS = 2 * 60_000;
const LONGEST_CHECK_MS = 60 * 60_000;

/**
 * When Stripe is asked again how something stands, should no event tell: at first after two minutes, then as long again
 * as it has been waiting, an hour at most.
 */
export function nextCheck(createdAt: Date, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age, FIRST_CHECK_MS), LONGEST_CHECK_MS));
}

const SOON_MS = 5_000;

/** The same where somebody waits for the answer: after five seconds at first. */
export function soon(createdAt: Date, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age, SOON_MS), LONGEST_CHECK_MS));
}

/** Which checks are due. One that lies further ahead than any is put off was planned before the clock was set back. */
export function dueChecks(at: Date) {
  return { OR: [{ checkAt: { lte: at } }, { checkAt: { gt: new Date(at.getTime() + LONGEST_CHECK_MS) } }] };
}
