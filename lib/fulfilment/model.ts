import type { SupplierErrorKind } from "@/lib/suppliers/errors";

/** How the reference of every attempt begins, by which our orders are told from others at the supplier. */
export const REFERENCE_PREFIX = "lf-";
/** An attempt that is not sent this soon after it was written down is not sent at all: its process was frozen. */
export const LEASE_MS = 10_000;
/** After this long without success a line is given up and refunded, if it is certain that nothing was ordered. */
export const PROMISE_MINUTES = 60;
/**
 * Look-ups that find nothing before an attempt counts as not executed. The last one must come later than an order can
 * show up: it may leave after 10 s, be answered after 15 more, and be listed a minute after that.
 */
export const EMPTY_LOOKUPS = 4;

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

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds until attempt `number + 1`. */
export function pauseAfter(number: number, retryAfterSeconds: number | null): number {
  return Math.max(
    retryAfterSeconds ?? 0,
    Math.min(FIRST_PAUSE_SECONDS * 2 ** (number - 1), LONGEST_PAUSE_SECONDS),
  );
}
