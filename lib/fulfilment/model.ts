import { money, type Money, times } from "@/lib/money/model";
import { derivedCode } from "@/lib/platform/ids";
import type { Steps } from "@/lib/platform/states";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { SupplierErrorKind } from "@/lib/suppliers/errors";

/** What became of a write to the supplier; while it is open, nothing else is sent for its line. */
export const ATTEMPT_OUTCOMES = ["OPEN", "SUCCEEDED", "REJECTED", "NOT_EXECUTED", "ABANDONED"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
export const ATTEMPT_STEPS: Steps<AttemptOutcome> = {
  OPEN: ["SUCCEEDED", "REJECTED", "NOT_EXECUTED", "ABANDONED"],
  // It was looked for in vain and turned up later.
  NOT_EXECUTED: ["SUCCEEDED"],
  SUCCEEDED: [],
  REJECTED: [],
  // What the supplier made of it cannot be handed over, or staff gave it up; it is claimed back.
  ABANDONED: [],
};

/** How the reference of every attempt begins, by which our orders are told from others at the supplier. */
export const REFERENCE_PREFIX = "lf-";
/** Whether a reference at the supplier has the form of ours. */
export function isOwnReference(reference: string): boolean {
  return reference.startsWith(REFERENCE_PREFIX);
}
const STEM_LENGTH = 18;
const NUMBER_LENGTH = 2;

/** How the references of all attempts for a line begin, and those of no other line. */
export function referenceStem(lineId: string): string {
  return REFERENCE_PREFIX + derivedCode(lineId, STEM_LENGTH).toLowerCase();
}

/**
 * The reference of an attempt follows from its line and number, so that it can be looked for also if our books have
 * forgotten it. All are of one length and none is part of another, since the supplier's filter is a "contains" match.
 */
export function referenceOf(lineId: string, number: number): string {
  return referenceStem(lineId) + number.toString(36).padStart(NUMBER_LENGTH, "0");
}

/** Which attempt for its line a reference names; null where it is not of that line. */
export function attemptNumber(lineId: string, reference: string): number | null {
  const stem = referenceStem(lineId);
  if (!reference.startsWith(stem)) return null;
  const number = Number.parseInt(reference.slice(stem.length), 36);
  return Number.isSafeInteger(number) && referenceOf(lineId, number) === reference ? number : null;
}

/** An attempt that is not sent this soon after it was written down is not sent at all: its process was frozen. */
export const LEASE_MS = 10_000;
/**
 * Look-ups that find nothing before an attempt counts as not executed. The last one must come later than an order can
 * show up: it may leave after 10 s, be answered after 15 more, and be listed a minute after that.
 */
export const EMPTY_LOOKUPS = 4;

/** What a line was quoted to cost us, in the supplier's currency. */
export function quotedCost(line: {
  readonly unitCostMinor: number;
  readonly costCurrency: string;
  readonly quantity: number;
}): Money {
  return times(money(line.unitCostMinor, line.costCurrency), line.quantity);
}

/** Why an order of the supplier's cannot be handed over: it is not what was bought, or does not name every eSIM. */
export type DeliveryFault = "wrong_order" | "incomplete";

/** What is wrong with an order that the supplier made for a line; null where it can be handed over. */
export function faultOf(
  line: { kind: "ESIM" | "TOPUP"; supplierPackageId: string; quantity: number },
  order: Pick<SupplierOrder, "packageId" | "quantity" | "type" | "sims">,
): DeliveryFault | null {
  const isMeant =
    order.packageId === line.supplierPackageId &&
    order.quantity === line.quantity &&
    order.type === (line.kind === "ESIM" ? "sim" : "topup");
  if (!isMeant) return "wrong_order";
  return line.kind === "TOPUP" || order.sims.length === line.quantity ? null : "incomplete";
}

/** What a refusal of the supplier means for the line. `unknown` is never repeated before it was looked up. */
export function reactionTo(kind: SupplierErrorKind): "refund" | "retry" | "unknown" {
  switch (kind) {
    case "unknown_outcome":
      return "unknown";
    case "rejected":
    case "not_found":
    case "recycled":
    case "out_of_stock":
      return "refund";
    case "insufficient_balance":
    case "throttled":
    case "unavailable":
      return "retry";
  }
}

/** Between attempts, in seconds: doubling from the first to the longest. An empty balance waits for somebody to fund it. */
const PAUSES: Readonly<Partial<Record<SupplierErrorKind, { first: number; longest: number }>>> = {
  insufficient_balance: { first: 30, longest: 120 },
};
const USUAL_PAUSE = { first: 5, longest: 300 };

export const LONGEST_PAUSE_SECONDS = USUAL_PAUSE.longest;

/**
 * Seconds until attempt `number + 1`. However long the supplier asks us to wait, it is not longer than the longest pause:
 * the pauses that it names are kept for all calls together, and nothing is sent in one.
 */
export function pauseAfter(
  number: number,
  { kind, retryAfterSeconds }: { kind: SupplierErrorKind; retryAfterSeconds: number | null },
): number {
  const { first, longest } = PAUSES[kind] ?? USUAL_PAUSE;
  const seconds = Math.max(retryAfterSeconds ?? 0, Math.min(first * 2 ** (number - 1), longest));
  return Math.min(seconds, LONGEST_PAUSE_SECONDS);
}
