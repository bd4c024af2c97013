import "server-only";
import { fromNow, now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { statesBefore } from "@/lib/platform/states";
import { type Rule, ruleById, type Run, runById } from "../data";
import { brakeAhead, reserve, RUN_STEPS, type StopReason } from "../model/brakes";
import { holdRule, note } from "./steps";
import { stopWithin } from "./stop";

/** As long as a try to pay can take; after it somebody else may look what became of it. */
const TURN_MS = 2 * 60_000;

/**
 * Takes an announced purchase out of what the rule may still do, before anything is paid. Of all who try one gets it; null where
 * it was undone, taken or held back.
 */
export async function beginBuying(run: Run): Promise<boolean> {
  return transaction(async (tx) => {
    const rule = await heldRule(tx, run.ruleId);
    if (rule?.status !== "ON") {
      await endRun(tx, run, { to: "UNDONE", reason: null });
      return false;
    }
    const reserved = reserve(rule.brakes, rule.used, { priceMinor: run.priceMinor, now: now() });
    if (!reserved.ok) {
      if (await endRun(tx, run, { to: "FAILED", reason: reserved.code }))
        await stopWithin(tx, rule.id, { reason: reserved.code });
      return false;
    }
    const begun = await tx.autoTopupRun.updateMany({
      where: { id: run.id, status: "ANNOUNCED" },
      data: { status: "BUYING", dueAt: fromNow(TURN_MS), changedAt: now() },
    });
    if (begun.count === 0) return false;
    await tx.autoTopup.update({
      where: { id: rule.id },
      data: { ...reserved.data, changedAt: now() },
      select: { id: true },
    });
    await note(tx, { ruleId: rule.id, runId: run.id, type: "buying", data: { price: run.priceMinor } });
    return true;
  });
}

async function heldRule(tx: Db, ruleId: string): Promise<Rule | null> {
  await holdRule(tx, ruleId);
  return ruleById(ruleId, tx);
}

/** Drops an announced purchase, since somebody topped the eSIM up meanwhile. */
export async function dropRun(run: Run): Promise<void> {
  await transaction(async (tx) => {
    await holdRule(tx, run.ruleId);
    await endRun(tx, run, { to: "UNDONE", reason: "by_hand" });
  });
}

/** It was paid, once; what comes of it is looked for. */
export async function markPaid(run: Run, orderId: string): Promise<void> {
  await transaction(async (tx) => {
    await holdRule(tx, run.ruleId);
    const paid = await tx.autoTopupRun.updateMany({
      where: { id: run.id, status: "BUYING" },
      data: { status: "PAID", orderId, dueAt: fromNow(0), changedAt: now() },
    });
    if (paid.count === 1) await note(tx, { ruleId: run.ruleId, runId: run.id, type: "paid" });
  });
}

/**
 * A purchase that certainly cost nothing ends the rule: what it had taken is given back, its owner told why. One that was paid and
 * is refunded by itself ends it too; what it spent stays counted.
 */
export async function failRun(run: Run, reason: StopReason): Promise<void> {
  await transaction(async (tx) => {
    const rule = await heldRule(tx, run.ruleId);
    const status = (await runById(run.id, tx))?.status;
    if (!rule || !(await endRun(tx, run, { to: "FAILED", reason }))) return;
    if (status === "BUYING")
      await tx.autoTopup.update({
        where: { id: rule.id },
        data: { times: rule.used.times - 1, spentMinor: rule.used.spentMinor - run.priceMinor },
        select: { id: true },
      });
    await stopWithin(tx, rule.id, { reason });
  });
}

/** The top-up is on the eSIM. A rule that may not buy another one at this price stops; the mail about this one said so. */
export async function finishRun(run: Run): Promise<void> {
  await transaction(async (tx) => {
    const rule = await heldRule(tx, run.ruleId);
    if (!rule || !(await endRun(tx, run, { to: "DONE", reason: null }))) return;
    const brake = brakeAhead(rule.brakes, rule.used, run.priceMinor);
    if (brake) await stopWithin(tx, rule.id, { reason: brake, isTold: true });
  });
}

const NOTES = { DONE: "done", FAILED: "failed", UNDONE: "undone" } as const;
/** Ends a purchase, once. */
async function endRun(
  tx: Db,
  { id, ruleId }: Pick<Run, "id" | "ruleId">,
  { to, reason }: { to: "DONE" | "FAILED" | "UNDONE"; reason: StopReason | null },
): Promise<boolean> {
  const ended = await tx.autoTopupRun.updateMany({
    where: { id, status: { in: statesBefore(RUN_STEPS, to) } },
    data: { status: to, reason, changedAt: now() },
  });
  if (ended.count === 0) return false;
  await note(tx, { ruleId, runId: id, type: NOTES[to], ...(reason && { data: { reason } }) });
  return true;
}
