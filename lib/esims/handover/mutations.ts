import "server-only";
import type { Screen } from "@/lib/esims/devices/model";
import type { InstallableEsimId } from "@/lib/esims/model";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { randomToken } from "@/lib/platform/crypto";
import { db, transaction } from "@/lib/platform/db";
import { newId, readableCode } from "@/lib/platform/ids";
import { handoverHash } from "./data";
import { CODE_LENGTH, HANDOVER_MINUTES } from "./model";

const LIFE_MS = HANDOVER_MINUTES * 60_000;
const KEPT_MS = 24 * 3600_000;

/** Live now, and not because a clock was set back since. */
const live = () => ({
  revokedAt: null,
  expiresAt: { gt: now() },
  createdAt: { lte: fromNow(MOST_SKEW_MS) },
});

/** Makes a screen code for an eSIM. An earlier one ends, on the other screen too; rows of days gone by go with it. */
export async function startHandover(
  esimId: InstallableEsimId,
): Promise<{ id: string; code: string; expiresAt: Date }> {
  const id = newId();
  const code = readableCode(CODE_LENGTH);
  const expiresAt = fromNow(LIFE_MS);
  await transaction(async (tx) => {
    await tx.esimHandover.deleteMany({
      where: { OR: [{ expiresAt: { lt: fromNow(-KEPT_MS) } }, { createdAt: { gt: fromNow(MOST_SKEW_MS) } }] },
    });
    await tx.esimHandover.updateMany({ where: { esimId, revokedAt: null }, data: { revokedAt: now() } });
    const codeHash = handoverHash("code", code);
    await tx.esimHandover.create({ data: { id, esimId, codeHash, createdAt: now(), expiresAt } });
  });
  return { id, code, expiresAt };
}

/** Takes back whatever of an eSIM can be opened or is shown on another screen. */
export async function revokeHandovers(esimId: InstallableEsimId): Promise<void> {
  await db().esimHandover.updateMany({ where: { esimId, ...live() }, data: { revokedAt: now() } });
}

/**
 * Opens a screen code, once however many try. What is returned is the right to the page that shows the QR code, for a few
 * minutes from now; null for a code that is wrong, used, taken back or too old, all alike.
 */
export async function openHandover(code: string, screen: Screen): Promise<string | null> {
  const page = randomToken();
  const { count } = await db().esimHandover.updateMany({
    where: { codeHash: handoverHash("code", code), openedAt: null, esim: { returnedAt: null }, ...live() },
    data: {
      openedAt: now(),
      openedOn: screen,
      pageHash: handoverHash("page", page),
      expiresAt: fromNow(LIFE_MS),
    },
  });
  return count === 1 ? page : null;
}

/** Ends what the other screen shows, from there. */
export async function closeShown(page: string): Promise<void> {
  await db().esimHandover.updateMany({
    where: { pageHash: handoverHash("page", page), ...live() },
    data: { expiresAt: now() },
  });
}
