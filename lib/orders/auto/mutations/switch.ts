import "server-only";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { watchUsage } from "@/lib/esims/readings/mutations";
import type { LineSnapshot } from "../../schema";
import { ruleOn } from "../data";
import type { Brakes } from "../model/brakes";
import type { Threshold } from "../model/watch";
import { holdRule, note } from "./steps";

export type NewRule = Brakes & {
  readonly esimId: string;
  readonly customerId: string;
  readonly cardId: string;
  readonly topupId: string;
  readonly snapshot: LineSnapshot;
  readonly threshold: Threshold;
  readonly currency: string;
  readonly locale: string;
};

/** Lets an eSIM top itself up within what is allowed. A rule it had before ends with this. Usage counts that is read from now on. */
export async function switchOn(rule: NewRule): Promise<string> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${rule.esimId}, 7))`;
    const before = await ruleOn(rule.esimId, tx);
    if (before) await endRule(tx, before.id);
    const id = newId();
    await tx.autoTopup.create({
      data: { id, ...rule, seenAt: now(), createdAt: now(), changedAt: now() },
      select: { id: true },
    });
    await note(tx, { ruleId: id, type: "switched_on" });
    await watchUsage(tx, rule.esimId, true);
    return id;
  });
}

/** Ends a rule because its owner wants it so. What was announced is not bought; what is being paid at this moment still comes. */
export async function switchOff(ruleId: string): Promise<void> {
  await transaction(async (tx) => {
    await holdRule(tx, ruleId);
    const esimId = await endRule(tx, ruleId);
    // An older rule may be ended while a newer one is on.
    if (esimId) await watchUsage(tx, esimId, (await ruleOn(esimId, tx)) !== null);
  });
}

async function endRule(tx: Db, ruleId: string): Promise<string | null> {
  const ended = await tx.autoTopup.updateManyAndReturn({
    where: { id: ruleId, status: { in: ["ON", "STOPPED"] } },
    data: { status: "OFF", reason: "by_owner", changedAt: now() },
    select: { esimId: true },
  });
  await takeBack(tx, ruleId);
  if (ended[0]) await note(tx, { ruleId, type: "switched_off" });
  return ended[0]?.esimId ?? null;
}

/** Takes back what is announced and not yet being paid. False where there is nothing of that kind. */
async function takeBack(tx: Db, ruleId: string): Promise<boolean> {
  const undone = await tx.autoTopupRun.updateManyAndReturn({
    where: { ruleId, status: "ANNOUNCED" },
    data: { status: "UNDONE", changedAt: now() },
    select: { id: true },
  });
  for (const { id } of undone) await note(tx, { ruleId, runId: id, type: "undone" });
  return undone.length > 0;
}

/** Undoes one announced purchase; the rule waits for the next low after there was enough again. False where it was too late. */
export async function undoRun(run: { readonly id: string; readonly ruleId: string }): Promise<boolean> {
  return transaction(async (tx) => {
    await holdRule(tx, run.ruleId);
    const undone = await tx.autoTopupRun.updateMany({
      where: { id: run.id, status: "ANNOUNCED" },
      data: { status: "UNDONE", changedAt: now() },
    });
    if (undone.count === 0) return false;
    await note(tx, { ruleId: run.ruleId, runId: run.id, type: "undone" });
    return true;
  });
}
