import "server-only";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { errorText } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { redactText } from "@/lib/platform/log";
import { SupplierError } from "@/lib/suppliers/errors";
import { indispensableSyncs, lastSyncs } from "../data";
import { problemText, type SyncProblem } from "../model/problem";

export type SyncRun = { readonly id: string; readonly supplier: string };

/** Whoever writes the catalogue or opens a run does so alone, in all processes, until the transaction ends. */
export async function lockCatalogue(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('catalog.sync'))`;
}

/**
 * Opens a run. One that is still open has lost its process, or read the supplier earlier than this one will: either way
 * it writes nothing any more.
 */
export async function startSync(supplier: string): Promise<SyncRun> {
  const run = { id: newId(), supplier };
  await transaction(async (tx) => {
    await lockCatalogue(tx);
    const startedAt = now();
    const error = problemText({ word: "cut_off", detail: null });
    await tx.catalogSync.updateMany({
      where: { status: "RUNNING" },
      data: { status: "FAILED", finishedAt: startedAt, error },
    });
    await tx.catalogSync.create({ data: { ...run, status: "RUNNING", startedAt } });
  });
  return run;
}

/** The supplier lists no destination at all, which is never the truth. */
export class EmptyCatalogue extends Error {
  override name = "EmptyCatalogue";
}

const PASSING = ["throttled", "unavailable"] as const;

function problemOf(error: unknown): SyncProblem {
  if (error instanceof EmptyCatalogue) return { word: "empty", detail: null };
  if (!(error instanceof SupplierError)) return { word: "failed", detail: errorText(error) };
  const said = [error.status && `HTTP ${error.status}`, error.supplierCode, error.supplierText];
  const word = PASSING.find((kind) => kind === error.kind) ?? "rejected";
  return { word, detail: said.filter(Boolean).join(", ") || null };
}

/** Ends a run that could not be carried through. */
export async function failSync(run: SyncRun, error: unknown): Promise<void> {
  const text = redactText(problemText(problemOf(error)));
  await db().catalogSync.updateMany({
    where: { id: run.id, status: "RUNNING" },
    data: { status: "FAILED", finishedAt: now(), error: text },
  });
}

const KEPT_RUNS = 200;
const KEPT_MS = 90 * 24 * 3600 * 1000;

/** Forgets runs, with their differences, that are neither among the last ones nor of the last months. */
export async function pruneSyncs(): Promise<void> {
  const last = await lastSyncs(KEPT_RUNS);
  const kept = [...last.map((run) => run.id), ...(await indispensableSyncs())];
  await db().catalogSync.deleteMany({ where: { startedAt: { lt: fromNow(-KEPT_MS) }, id: { notIn: kept } } });
}
