import "server-only";
import { catalogAgeSeconds, lastSyncs, lastWholeSync } from "@/lib/catalog/sync/data";
import { REPRICED } from "@/lib/catalog/sync/model/facts";
import { readProblem } from "@/lib/catalog/sync/model/problem";
import { money } from "@/lib/money/model";
import { db, type Prisma } from "@/lib/platform/db";
import type { Page } from "../model/paging";
import type { CatalogReport, ChangeRow, SyncRow } from "../model/records";
import type { CatalogFilters } from "../schema";
import { keyset, toPage } from "./keyset";

const SHOWN_RUNS = 50;

/** What is sold, and how the last readings of the supplier's catalogue went. */
export async function catalogReport(): Promise<CatalogReport> {
  const [runs, last, ageSeconds, packages, destinations, devices] = await Promise.all([
    lastSyncs(SHOWN_RUNS),
    lastRun(),
    catalogAgeSeconds(),
    db().$queryRaw<{ type: "SIM" | "TOPUP"; gone: boolean; count: bigint }[]>`
      SELECT type, gone_at IS NOT NULL AS gone, count(*) AS count FROM package GROUP BY 1, 2`,
    db().destination.count({
      where: { operators: { some: { packages: { some: { type: "SIM", goneAt: null } } } } },
    }),
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
    runs: runs.map(toRun),
    last,
  };
}

function toRun(row: Prisma.CatalogSyncGetPayload<object>): SyncRow {
  const {
    id,
    place,
    status,
    startedAt,
    finishedAt,
    seen,
    added,
    changed,
    gone,
    repriced,
    unreadable,
    error,
  } = row;
  const counts = { seen, added, changed, gone, repriced, unreadable };
  return {
    id,
    place,
    status,
    startedAt,
    finishedAt,
    ...counts,
    problem: error === null ? null : readProblem(error),
  };
}

/** The last reading of the whole catalogue; null before the first one. */
export async function lastRun(): Promise<SyncRow | null> {
  const row = await lastWholeSync();
  return row && toRun(row);
}

const changeColumns = {
  id: true,
  kind: true,
  subject: true,
  supplierId: true,
  title: true,
  details: true,
  costBeforeMinor: true,
  costAfterMinor: true,
  currency: true,
} satisfies Prisma.CatalogChangeSelect;

function toChange({
  costBeforeMinor,
  costAfterMinor,
  currency,
  ...row
}: Prisma.CatalogChangeGetPayload<{ select: typeof changeColumns }>): ChangeRow {
  const cost = (minor: number | null) =>
    minor === null || currency === null ? null : money(minor, currency);
  return { ...row, before: cost(costBeforeMinor), after: cost(costAfterMinor) };
}

function ofKind(kind: CatalogFilters["kind"]): Prisma.CatalogChangeWhereInput {
  if (kind === "REPRICED")
    return { kind: "CHANGED", subject: "package", details: { hasSome: [...REPRICED] } };
  return kind ? { kind } : {};
}

/** A reading and a page of its differences, the weightiest first; null where it is not kept or none is asked for. */
export async function runChanges(
  filters: CatalogFilters,
): Promise<{ run: SyncRow; page: Page<ChangeRow> } | null> {
  const run = filters.run && (await db().catalogSync.findUnique({ where: { id: filters.run } }));
  if (!run) return null;
  // All are of one time; their ids alone say in which order a run wrote them.
  const { id, order, take } = keyset(filters);
  const rows = await db().catalogChange.findMany({
    where: { syncId: run.id, ...ofKind(filters.kind), ...(id && { id }) },
    select: changeColumns,
    orderBy: { id: order },
    take,
  });
  const page = toPage(rows.map(toChange), filters, (row) => ({ at: run.startedAt, id: row.id }));
  return { run: toRun(run), page };
}
