import "server-only";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/crypto";
import type { Pause } from "../data";
import { LONGEST_PAUSE_MS } from "../mutations";

/** What a pause is about: an operation, or one of its subjects, such as an eSIM, which is not named in clear. */
export function pauseScope(operation: string, subject: string | undefined): string {
  return subject === undefined ? operation : `${operation}:${keyedHash("supplier_pause", subject)}`;
}

/** Whole seconds for which nothing may be sent; 0 once a pause is over, or was noted before the clock was set back. */
export function remainingSeconds(pause: Pause | null): number {
  if (!pause || pause.since > fromNow(MOST_SKEW_MS)) return 0;
  const leftMs = pause.until.getTime() - now().getTime();
  return leftMs <= 0 || leftMs > LONGEST_PAUSE_MS ? 0 : Math.ceil(leftMs / 1000);
}
