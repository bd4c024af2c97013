import "server-only";
import { SupplierError } from "../errors";
import { questionState } from "./data";
import { claimQuestion, closeQuestion, type Question } from "./mutations";

const PATIENCE_MS = 3_000;
const LOOK_MS = 100;

/** What a page waits for no longer than this; the question goes on, and its answer is there for the next view. */
export async function patiently<T>(question: Promise<T>): Promise<T | null> {
  const { promise: isOver, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, PATIENCE_MS, null);
  try {
    return await Promise.race([question, isOver]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts a question to the supplier at most once per interval, whatever the number of callers and processes; whoever comes
 * while it is under way waits for the same answer. True where there is an answer of this interval: `ask` has kept it.
 */
export async function askOnce(
  question: Question & { readonly intervalMs: number },
  ask: () => Promise<void>,
): Promise<boolean> {
  const key = JSON.stringify([question.supplier, question.subject]);
  const joined = underWay.get(key);
  if (joined) return (await patiently(joined.catch(() => false))) ?? false;
  const answer = answerTo(question, ask);
  underWay.set(key, answer);
  try {
    return (await patiently(answer)) ?? false;
  } finally {
    underWay.delete(key);
  }
}

/** What this process waits for already: whoever comes meanwhile waits with it, and does not look by himself. */
const underWay = new Map<string, Promise<boolean>>();

async function answerTo(
  { supplier, subject, intervalMs }: Question & { readonly intervalMs: number },
  ask: () => Promise<void>,
): Promise<boolean> {
  const askedAt = await claimQuestion({ supplier, subject }, intervalMs);
  return askedAt === null ? othersAnswer(supplier, subject) : own({ supplier, subject, askedAt }, ask);
}

async function own(
  question: Question & { readonly askedAt: Date },
  ask: () => Promise<void>,
): Promise<boolean> {
  try {
    await ask();
  } catch (error) {
    await closeQuestion(question, error instanceof SupplierError ? error.kind : "failed");
    if (error instanceof SupplierError) return false;
    throw error;
  }
  await closeQuestion(question, null);
  return true;
}

/** Ends by itself: a process that died with its question is waited for no longer than a page waits. */
async function othersAnswer(supplier: string, subject: string): Promise<boolean> {
  for (let looks = 0; looks * LOOK_MS <= PATIENCE_MS; looks += 1) {
    const state = await questionState(supplier, subject);
    if (state !== "under_way") return state === "answered";
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}
