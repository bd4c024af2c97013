import "server-only";
import { fromNow, MOST_SKEW_MS } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import type { OwnedEsimId } from "../model";
import type { Sample } from "./model";

const ALL_TIME = new Date(0);
const MOST_IN_A_FILE = 100_000;

type Row = { at: Date; status: string; remainingMb: number | null; totalMb: number | null };

/**
 * Samples of an eSIM since a moment, oldest first, and of very many no more than about so many: the newest of each of as
 * many equal stretches of time, and both sides of every step up, so that a top-up stays a step. What a clock that was set
 * back since dated ahead is left out.
 */
export async function samplesOf(
  id: OwnedEsimId,
  { since = ALL_TIME, most }: { since?: Date; most: number },
): Promise<Sample[]> {
  const rows = await db().$queryRaw<Row[]>`
    WITH found AS (
      SELECT at, status, remaining_mb, total_mb,
             lag(remaining_mb) OVER times AS before, lead(remaining_mb) OVER times AS after,
             min(at) OVER () AS first, max(at) OVER () AS last
      FROM usage_sample WHERE esim_id = ${id}::uuid AND at >= ${since} AND at <= ${fromNow(MOST_SKEW_MS)}
      WINDOW times AS (ORDER BY at)
    ), placed AS (
      SELECT *, row_number() OVER (PARTITION BY floor(${most - 1}::float8 * extract(epoch FROM at - first)
                  / GREATEST(extract(epoch FROM last - first), 1)) ORDER BY at DESC) AS place
      FROM found
    )
    SELECT at, status, remaining_mb AS "remainingMb", total_mb AS "totalMb" FROM placed
    WHERE place = 1 OR at = first OR remaining_mb > before OR after > remaining_mb
    ORDER BY at`;
  return rows.map(toSample);
}

/** Every sample of an eSIM, oldest first, for a file. */
export async function allSamples(id: OwnedEsimId): Promise<Sample[]> {
  const rows = await db().usageSample.findMany({
    where: { esimId: id },
    select: { at: true, status: true, remainingMb: true, totalMb: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_IN_A_FILE,
  });
  return rows.map(toSample);
}

function toSample(row: Row): Sample {
  return { ...row, status: USAGE_STATUSES.find((known) => known === row.status) ?? "UNKNOWN" };
}
