import "server-only";
import { now } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/crypto";
import { LONGEST_PAUSE_MS } from "../mutations";

/** What a pause is about: an operation, or one of its subjects, such as an eSIM, which is not named in clear. */
export function pauseScope(operation: string, subject: string | undefined): string {
  return subject === undefined ? operation : `${operation}:${keyedHash("supplier_pause", subject)}`;
}

/** Whole seconds for which nothing may be sent; 0 once a pause is over, or so long that no supplier meant it. */
export function remainingSeconds(until: Date | null): number {
  const leftMs = (until?.getTime() ?? 0) - now().getTime();
  return leftMs <= 0 || leftMs > LONGEST_PAUSE_MS ? 0 : Math.ceil(leftMs / 1000);
}
