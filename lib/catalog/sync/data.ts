import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

// Ids count up by the machine's clock; the shop's can be set back.
const NEWEST = [{ id: "desc" }] as const;

/** The last readings of the catalogue, newest first, and how they went; those of a single place too. */
export async function lastSyncs(take: number) {
  return db().catalogSync.findMany({ orderBy: [...NEWEST], take });
}

/** The last reading of the whole catalogue, whether it went well or not. */
export async function lastWholeSync() {
  return db().catalogSync.findFirst({ where: { place: null }, orderBy: [...NEWEST] });
}

/** The last good reading of all that the supplier of today sells. */
export async function lastGoodSync() {
  return db().catalogSync.findFirst({
    where: { status: "SUCCEEDED", supplier: env().SUPPLIER, place: null },
    orderBy: [...NEWEST],
    select: { id: true, finishedAt: true, seen: true },
  });
}

/** Age of the last good reading in seconds; null before the first one. */
export async function catalogAgeSeconds(): Promise<number | null> {
  const last = await lastGoodSync();
  return last?.finishedAt
    ? Math.max(0, Math.round((now().getTime() - last.finishedAt.getTime()) / 1000))
    : null;
}

/** Changes exactly when a sync changed what is sold or what pages say about it. */
export async function catalogVersion(): Promise<string | null> {
  const last = await db().catalogSync.findFirst({
    where: {
      status: "SUCCEEDED",
      OR: [
        { added: { gt: 0 } },
        { changed: { gt: 0 } },
        { gone: { gt: 0 } },
        // One that was on sale until it became unreadable; others were never seen by anybody.
        { changes: { some: { kind: "UNREADABLE", costBeforeMinor: { not: null } } } },
      ],
    },
    orderBy: [...NEWEST],
    select: { id: true },
  });
  return last?.id ?? null;
}

/** Runs that have to be kept however old they are: the rest of the shop reads them. */
export async function indispensableSyncs(): Promise<string[]> {
  const [good, version] = await Promise.all([lastGoodSync(), catalogVersion()]);
  return [good?.id, version].filter((id) => id !== null && id !== undefined);
}
