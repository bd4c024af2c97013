import "server-only";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { pollSoon } from "../polling/mutations";
import type { OwnedEsimId } from "../model";

/** The owner's own name for an eSIM; empty takes it away. */
export async function renameEsim(id: string, label: string, tx: Db = db()): Promise<void> {
  await tx.esim.update({ where: { id }, data: { label: label || null } });
}

/** The owner's own remark; empty takes it away. */
export async function noteEsim(id: OwnedEsimId, note: string): Promise<void> {
  await db().esim.update({ where: { id }, data: { note: note || null } });
}

/** Puts an eSIM away, out of its owner's list and nowhere else, or takes it out again. Said twice it stays as it is. */
export async function putAwayEsim(id: OwnedEsimId, away: boolean): Promise<void> {
  const { count } = await db().esim.updateMany({
    where: { id, archivedAt: away ? null : { not: null } },
    data: { archivedAt: away ? now() : null },
  });
  // Nobody was asked about it meanwhile.
  if (count === 1 && !away) await pollSoon(id);
}
