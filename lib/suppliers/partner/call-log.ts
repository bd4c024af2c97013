import "server-only";
import { log } from "@/lib/platform/log";
import type { Answer } from "../http";
import { recordCall } from "../mutations";
import { noteOf } from "./redaction";

/** What became of a call; `secrets` must not appear in what is kept of the answer. */
export type Logged = {
  readonly supplier: string;
  readonly operation: string;
  readonly reference?: string;
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
  readonly answer: Answer | null;
  readonly outcome: string;
  readonly secrets: readonly string[];
};

/** Writes a call into the staff's log. Nobody waits for it, so it never throws. */
export async function logCall(call: Logged): Promise<void> {
  const { supplier, operation, reference, answer, outcome } = call;
  try {
    await recordCall({
      supplier,
      operation,
      reference: reference ?? null,
      status: answer?.status ?? null,
      outcome,
      durationMs: Math.round(performance.now() - call.startedAt),
      answer: answer && noteOf(answer, call.secrets),
    });
  } catch (error) {
    log.warn({ err: error, supplier, operation }, "an answer of the supplier's could not be noted");
  }
}
