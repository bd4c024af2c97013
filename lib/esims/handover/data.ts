import "server-only";
import { SCREENS } from "@/lib/esims/devices/model";
import type { InstallableEsimId } from "@/lib/esims/model";
import { MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { decrypt, keyedHash } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { handoverState, type HandoverState, type HandoverView } from "./model";

const timeColumns = { createdAt: true, expiresAt: true, openedAt: true, revokedAt: true } as const;
const moment = () => ({ now: now(), mostSkewMs: MOST_SKEW_MS });

/** Keyed hash of a screen code or of what the other screen's browser holds. */
export function handoverHash(of: "code" | "page", secret: string): string {
  return keyedHash(`handover-${of}`, secret);
}

/** How the newest hand-over of an eSIM stands; null where there is none. */
export async function lastHandover(id: InstallableEsimId): Promise<HandoverView | null> {
  const row = await db().esimHandover.findFirst({
    where: { esimId: id },
    select: { id: true, ...timeColumns, openedOn: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  return {
    id: row.id,
    state: handoverState(row, moment()),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    openedOn: row.openedAt && (SCREENS.find((screen) => screen === row.openedOn) ?? "unknown"),
  };
}

export type ShownCode =
  | { readonly state: "shown"; readonly activationCode: string; readonly secondsLeft: number }
  | { readonly state: Exclude<HandoverState, "shown"> };

/**
 * What the other screen may show to whoever holds `page`: the activation code and nothing else of the eSIM, as long as it
 * lasts. Null where nobody was given that right.
 */
export async function shownCode(page: string): Promise<ShownCode | null> {
  const row = await db().esimHandover.findUnique({
    where: { pageHash: handoverHash("page", page) },
    select: { ...timeColumns, esim: { select: { id: true, activationCipher: true, returnedAt: true } } },
  });
  if (!row) return null;
  const state = row.esim.returnedAt ? "revoked" : handoverState(row, moment());
  if (state !== "shown") return { state };
  return {
    state,
    activationCode: decrypt(row.esim.activationCipher, `esim:${row.esim.id}:activation`),
    secondsLeft: Math.max(1, Math.ceil((row.expiresAt.getTime() - now().getTime()) / 1000)),
  };
}
