import "server-only";
import { fromNow, now } from "@/lib/platform/clock";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

export type Run = {
  readonly id: string;
  readonly supplier: string;
  readonly since: Date;
};

/** Who says nothing for so long is dead; as long as one call to the supplier can take, with its repeats, and twice that. */
const SILENT_SECONDS = 180;

/**
 * Opens a run, unless one is under way: of all processes one compares at a time. One that fell silent (by the database's
 * clock, which nobody moves) has lost its process and is closed.
 */
export async function startRun(supplier: string, since: Date): Promise<Run | null> {
  const run = { id: newId(), supplier, since };
  const startedAt = now();
  await db().$executeRaw`
    UPDATE reconciliation_run SET status = 'FAILED', finished_at = ${startedAt}, error = 'cut_off'
    WHERE status = 'RUNNING' AND alive_at < now() - ${SILENT_SECONDS} * interval '1 second'`;
  const started = await db().reconciliationRun.createMany({
    data: { ...run, status: "RUNNING", startedAt },
    skipDuplicates: true,
  });
  return started.count === 1 ? run : null;
}

/** The run was taken for dead and closed: whoever worked on it stops. */
export class RunLost extends Error {
  override name = "RunLost";
}

/** Says that a run is alive. Throws where it was closed meanwhile. */
export async function keepAlive({ id }: Run): Promise<void> {
  const alive = await db().$executeRaw`
    UPDATE reconciliation_run SET alive_at = now() WHERE id = ${id}::uuid AND status = 'RUNNING'`;
  if (alive === 0) throw new RunLost();
}

export type RunFigures = {
  readonly supplierOrders: number;
  readonly foreignOrders: number;
  readonly attached: number;
  readonly payments: number;
  readonly refunds: number;
  readonly breaksOpened: number;
};

/** Ends a run; with an error where one side could not be compared. */
export async function endRun({ id }: Run, figures: RunFigures, error: string | null): Promise<void> {
  await db().reconciliationRun.updateMany({
    where: { id, status: "RUNNING" },
    data: {
      ...figures,
      status: error === null ? "SUCCEEDED" : "FAILED",
      finishedAt: now(),
      error: error?.slice(0, 500) ?? null,
    },
  });
}

const KEPT_MS = 90 * 24 * 3600_000;

/** Forgets runs and listed orders of long ago; neither is within any comparison's reach. The last balance stays. */
export async function pruneRuns(run: Run): Promise<void> {
  const old = fromNow(-KEPT_MS);
  await transaction(async (tx) => {
    const last = await tx.reconciliationRun.findFirst({
      where: { supplier: run.supplier, balanceMinor: { not: null } },
      orderBy: { startedAt: "desc" },
      select: { id: true },
    });
    const kept = [run.id, ...(last ? [last.id] : [])];
    await tx.reconciliationRun.deleteMany({ where: { startedAt: { lt: old }, id: { notIn: kept } } });
    await tx.listedOrder.deleteMany({ where: { listedAt: { lt: old } } });
  });
}
