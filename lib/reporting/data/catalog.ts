import "server-only";
import { catalogAgeSeconds, lastSyncs } from "@/lib/catalog/sync/data";
import { db } from "@/lib/platform/db";
import type { CatalogReport, SyncRow } from "../model/records";

const SHOWN_RUNS = 50;

/** What is sold, and how the last readings of the supplier's catalogue went. */
export async function catalogReport(): Promise<CatalogReport> {
  const [runs, ageSeconds, packages, destinations, devices] = await Promise.all([
    catalogRuns(SHOWN_RUNS),
    catalogAgeSeconds(),
    db().$queryRaw<{ type: "SIM" | "TOPUP"; gone: boolean; count: bigint }[]>`
      SELECT type, gone_at IS NOT NULL AS gone, count(*) AS count FROM package GROUP BY 1, 2`,
    db().destination.count(),
    db().device.count(),
  ]);
  const count = (type: "SIM" | "TOPUP", gone: boolean) =>
    Number(packages.find((row) => row.type === type && row.gone === gone)?.count ?? 0);
  return {
    ageSeconds,
    counts: {
      sims: count("SIM", false),
      topups: count("TOPUP", false),
      gone: count("SIM", true) + count("TOPUP", true),
      destinations,
      devices,
    },
    runs,
  };
}

/** The last readings of the supplier's catalogue, newest first. */
export async function catalogRuns(take: number): Promise<SyncRow[]> {
  const runs = await lastSyncs(take);
  return runs.map(({ id, status, startedAt, finishedAt, seen, added, changed, gone, error }) => ({
    id,
    status,
    startedAt,
    finishedAt,
    seen,
    added,
    changed,
    gone,
    error,
  }));
}
