import "server-only";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** One act of staff, done or refused. */
export type AuditEvent = {
  readonly actorId: string;
  /** What was tried, e.g. `catalog.sync`. */
  readonly action: string;
  /** The kind of record it was about. */
  readonly subject: string;
  readonly subjectId?: string;
  readonly outcome: "done" | "refused" | "failed";
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes one line of the audit log; nothing can change or remove it afterwards. */
export async function recordAudit(event: AuditEvent, tx: Db = db()): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      at: now(),
      actorId: event.actorId,
      action: event.action,
      subject: event.subject,
      subjectId: event.subjectId ?? null,
      outcome: event.outcome,
      details: event.details ?? {},
    },
  });
}
