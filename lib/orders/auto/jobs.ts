import "server-only";
import { z } from "zod";
import { newestReadings } from "@/lib/esims/readings/data";
import { watchedUsageRead } from "@/lib/esims/readings/mutations";
import { refreshUsage } from "@/lib/esims/service";
import { fromNow, now } from "@/lib/platform/clock";
import { topic, wake, wakeAll, worker } from "@/lib/platform/queue";
import { dueRuns, ruleOn, rulesOn } from "./data";
import { stopRule } from "./mutations/stop";
import { lookAtRule, proceedWithRun } from "./service";

const tick = topic("orders.auto-topup", z.object({}));
const look = topic("orders.auto-topup.look", z.object({ esimId: z.uuid() }));
const ask = topic("orders.auto-topup.ask", z.object({ esimId: z.uuid() }));
const proceed = topic("orders.auto-topup.proceed", z.object({ runId: z.uuid() }));

const BATCH = 1_000;
const SKEW_MS = 5 * 60_000;
/** Nothing more comes of these, until somebody tops them up by hand. */
const OVER: readonly string[] = ["RECYCLED", "EXPIRED", "NOT_ACTIVE"];

async function lookAt({ esimId }: { esimId: string }): Promise<void> {
  const rule = await ruleOn(esimId);
  const reading = rule && (await newestReadings([esimId])).get(esimId);
  if (!rule || !reading) return;
  const announced = await lookAtRule(rule, reading);
  if (announced) await wake(proceed, { runId: announced.runId }, { delaySeconds: announced.seconds });
}

/**
 * Finds what no job is left for: rules whose day has come, readings that nobody looked at, and purchases that are due. Of eSIMs with a
 * rule usage is asked for as often as the operator allows, since a purchase that comes too late helps nobody.
 */
async function sweep(): Promise<void> {
  for (let after: string | null = null; ;) {
    const rules: Awaited<ReturnType<typeof rulesOn>> = await rulesOn(after, BATCH);
    const over = rules.filter(({ endsAt }) => endsAt <= now());
    for (const { id } of over) await stopRule(id, "ended");
    await wakeFor(rules.filter((rule) => !over.includes(rule)));
    after = rules.at(-1)?.id ?? null;
    if (rules.length < BATCH) break;
  }
  const due = await dueRuns(now(), BATCH);
  await wakeAll(
    proceed,
    due.map((runId) => ({ runId })),
  );
}

async function wakeFor(rules: readonly { esimId: string; seenAt: Date | null }[]): Promise<void> {
  const readings = await newestReadings(rules.map(({ esimId }) => esimId));
  const unseen = rules.filter(({ esimId, seenAt }) => {
    const at = readings.get(esimId)?.at;
    return at && (seenAt === null || at > seenAt || seenAt > fromNow(SKEW_MS));
  });
  const askable = rules.filter(({ esimId }) => {
    const reading = readings.get(esimId);
    return !reading || (reading.nextAskAt <= now() && !OVER.includes(reading.status));
  });
  const only = ({ esimId }: { esimId: string }) => ({ esimId });
  await wakeAll(look, unseen.map(only));
  await wakeAll(ask, askable.map(only));
}

export const autoTopupWorkers = [
  worker(tick, sweep, { every: "* * * * *", concurrency: 1 }),
  worker(watchedUsageRead, lookAt),
  worker(look, lookAt),
  worker(ask, async ({ esimId }) => refreshUsage(esimId), { concurrency: 2 }),
  worker(proceed, async ({ runId }) => proceedWithRun(runId)),
];
