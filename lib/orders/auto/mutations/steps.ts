import "server-only";
import { now } from "@/lib/platform/clock";
import type { Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { StepType } from "../model/brakes";

/** Writes one line of a rule's ledger, in the transaction of the step it tells of. */
export async function note(
  tx: Db,
  step: {
    readonly ruleId: string;
    readonly runId?: string;
    readonly type: StepType;
    readonly data?: Readonly<Record<string, string | number>>;
  },
): Promise<void> {
  const { ruleId, runId, type, data } = step;
  await tx.autoTopupStep.createMany({
    data: { id: newId(), ruleId, runId: runId ?? null, type, data: data ?? {}, at: now() },
  });
}

/** Has the row of a rule to itself until the transaction ends, so that what is read of it still holds when it is written. */
export async function holdRule(tx: Db, ruleId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM auto_topup WHERE id = ${ruleId}::uuid FOR NO KEY UPDATE`;
}
