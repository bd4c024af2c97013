import "server-only";
import { alertLateness } from "@/lib/esims/alerts/data";
import { planSummary, restingMs } from "@/lib/esims/polling/data";
import { outlook } from "@/lib/esims/polling/model/outlook";
import { fromNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import type { PollingReport } from "../model/polling";

const WEEK_MS = 7 * 86_400_000;

/** How late alerts about used data come, by the plans of this moment and by those of the last week. */
export async function pollingReport(): Promise<PollingReport> {
  const [{ plans, lagMs }, restMs, told] = await Promise.all([
    planSummary(),
    restingMs(),
    alertLateness(fromNow(-WEEK_MS)),
  ]);
  return {
    callsPerSecond: env().POLL_CALLS_PER_SECOND,
    outlook: outlook(plans, lagMs),
    lagMs,
    restUntil: restMs > 0 ? fromNow(restMs) : null,
    told,
  };
}
