import "server-only";
import pLimit from "p-limit";
import { z } from "zod";
import { elapsedMs, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { errorText } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { areJobsEnding, topic, worker } from "@/lib/platform/queue";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplier } from "@/lib/suppliers/registry";
import { pollUsage } from "../service";
import { dueForPolling, restingMs, wasClockSetBack } from "./data";
import { closeTick, noteCall, pollSoon, postponePolls, replanAll, takeCalls } from "./mutations";

const tick = topic("esims.poll", z.object({}));
/** A little less than until the next one. */
const TICK_MS = 50_000;
/** While the budget is spent. */
const WAIT_MS = 200;
const MOST_AT_ONCE = 20;

/**
 * Asks about the eSIMs that are due, as the budget allows, until none is or the time is over. Calls are spread over that time.
 * Half of the turns at the supplier stay free for people, whose questions do not wait for this.
 */
export async function pollFor(milliseconds: number): Promise<{ asked: number }> {
  const { POLL_CALLS_PER_SECOND: budget, SUPPLIER_CONCURRENCY: turns } = env();
  const end = elapsedMs() + milliseconds;
  const inTurn = pLimit(Math.max(1, Math.floor(turns / 2)));
  const sums = { asked: 0, plans: 0, gapsMs: 0, lagMs: 0 };
  while (budget > 0 && elapsedMs() < end && !areJobsEnding() && (await restingMs()) === 0) {
    const due = await batch(Math.min(MOST_AT_ONCE, Math.ceil(budget)));
    sums.lagMs = due[0] ? Math.max(0, now().getTime() - due[0].pollAt.getTime()) : 0;
    if (due.length === 0) break;
    const granted = await takeCalls(budget, due.length);
    const gaps = await Promise.all(due.slice(0, granted).map(({ esimId }) => inTurn(() => ask(esimId))));
    sums.asked += granted;
    for (const gap of gaps.filter((each) => each !== null)) {
      sums.plans += 1;
      sums.gapsMs += gap;
    }
    if (granted < due.length) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  await closeTick(sums);
  return { asked: sums.asked };
}

/** Who is due, of those the supplier of today delivered; the others are put off. */
async function batch(take: number): Promise<{ esimId: string; pollAt: Date }[]> {
  const { name } = supplier();
  for (;;) {
    const due = await dueForPolling(take);
    const foreign = due.filter((esim) => esim.supplier !== name);
    await postponePolls(foreign.map(({ esimId }) => esimId));
    if (due.length === 0 || foreign.length < due.length) return due.filter((esim) => esim.supplier === name);
  }
}

/** Asks about one eSIM. How long until the next question, in ms; null where there was no answer. */
async function ask(esimId: string): Promise<number | null> {
  const outcome = await pollUsage(esimId);
  if (outcome === null) {
    // Somebody else asked since, or the supplier wants a pause.
    await pollSoon(esimId);
    return null;
  }
  if (outcome instanceof SupplierError) {
    // What is wrong with one eSIM is no reason to leave the others alone.
    if (outcome.kind === "throttled" || outcome.kind === "unavailable") await noteCall(outcome);
    return null;
  }
  await noteCall("answered");
  return outcome.pollAt && outcome.pollAt.getTime() - now().getTime();
}

/** One tick of the clock. */
export async function poll(): Promise<void> {
  if (await wasClockSetBack()) await replanAll();
  try {
    await pollFor(TICK_MS);
  } catch (error) {
    // The next tick is a minute away; to try this one again would only make two of it.
    log.warn({ err: errorText(error) }, "usage could not be polled");
  }
}

export const pollWorkers = [worker(tick, poll, { every: "* * * * *", concurrency: 1 })];
