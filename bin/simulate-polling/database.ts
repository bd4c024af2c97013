import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SupplierUsage } from "@/lib/suppliers/contract/esims";
import { chanceOf } from "../chaos/chance.ts";
import { assembleCrew } from "../world/crew.ts";
import { openDataDir } from "../world/data-dir.ts";
import { createDatabase } from "../world/database.ts";
import { acquireLock } from "../world/lock.ts";
import { migrate } from "../world/migrations.ts";
import { outsideFor } from "../world/outside.ts";
import { startPostgres } from "../world/postgres.ts";
import { secretsIn } from "../world/secrets.ts";
import { settingsFrom } from "../world/settings.ts";

/** What one tick of a minute costs a real PostgreSQL. Times are medians of some ticks. */
export interface TickCost {
  readonly pickMs: number;
  readonly storeMs: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

export interface DatabaseLoad {
  readonly esims: number;
  readonly planner: TickCost;
  readonly roundRobin: TickCost;
  /** What staff pay for the forecast on their page. */
  readonly summaryMs: number;
  /** Size of the index by which the next ones are picked. */
  readonly indexMb: number;
}

export interface Plan {
  readonly esims: number;
  readonly callsPerSecond: number;
  readonly seed: number;
}

const TICKS = 5;
const SECONDS = 60;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Fills a PostgreSQL that is thrown away afterwards, and times the poller's own statements on it. */
export async function measureDatabase(plan: Plan): Promise<DatabaseLoad> {
  const dataDir = mkdtempSync(join(tmpdir(), "landfall-polling-"));
  openDataDir(dataDir);
  const crew = assembleCrew((await acquireLock(dataDir)).adopt);
  try {
    const secrets = secretsIn(dataDir);
    const cluster = await startPostgres(
      { dataDir, password: secrets.databasePassword, throwAway: true },
      crew,
    );
    await createDatabase(cluster.url("postgres"), "polling");
    await migrate(cluster.url("polling"));
    const settings = settingsFrom({});
    Object.assign(process.env, outsideFor({}, settings).forWeb, {
      ...{ APP_URL: settings.appUrl, DATABASE_URL: cluster.url("polling"), LOG_LEVEL: "silent" },
      ...{ ENCRYPTION_KEY: secrets.ENCRYPTION_KEY, NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET },
      POLL_CALLS_PER_SECOND: String(plan.callsPerSecond),
    });
    return await measure(plan);
  } finally {
    const { db } = await import("@/lib/platform/db");
    await db().$disconnect();
    await crew.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ esims, callsPerSecond, seed }: Plan): Promise<DatabaseLoad> {
  await fill(esims);
  const calls = Math.max(1, Math.round(callsPerSecond * SECONDS));
  const planner: TickCost[] = [];
  const roundRobin: TickCost[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) {
    planner.push(await plannerTick(calls, seed + tick));
    roundRobin.push(await roundRobinTick(calls, seed + tick));
  }
  const { planSummary } = await import("@/lib/esims/polling/data");
  const began = performance.now();
  await planSummary();
  const summaryMs = performance.now() - began;
  const { db } = await import("@/lib/platform/db");
  const [size] = await db().$queryRaw<{ mb: number }[]>`
    SELECT pg_relation_size('esim_usage_poll_at_idx')::float / 1048576 AS mb`;
  const costs = { planner: typical(planner), roundRobin: typical(roundRobin) };
  return { esims, ...costs, summaryMs, indexMb: size?.mb ?? 0 };
}

function typical(ticks: readonly TickCost[]): TickCost {
  const of = (name: keyof TickCost) => median(ticks.map((tick) => tick[name]));
  return {
    pickMs: of("pickMs"),
    storeMs: of("storeMs"),
    rowsRead: of("rowsRead"),
    rowsWritten: of("rowsWritten"),
  };
}

/** eSIMs of one order, half used, due within the next hours as the planner spreads them. */
async function fill(esims: number): Promise<void> {
  const { db } = await import("@/lib/platform/db");
  const { order } = await import("@/prisma/seed/factories");
  const [line] = (await order()).lines;
  await db().$executeRaw`
    INSERT INTO esim (id, supplier, iccid_cipher, iccid_hash, iccid_last4, activation_cipher, apn_type, order_line_id, created_at)
    SELECT gen_random_uuid(), 'pressone', repeat('x', 80), md5(n::text), '0000', repeat('x', 120), 'automatic',
      ${line?.id}::uuid, now() - interval '5 days' FROM generate_series(1, ${esims}::int) AS n`;
  await db().$executeRaw`
    INSERT INTO esim_usage (esim_id, status, status_text, unlimited, remaining_mb, total_mb, expires_at, measured_at,
      next_ask_at, poll_at, poll_chance, poll_late_ms, pace_bursts, pace_days)
    SELECT id, 'ACTIVE', 'ACTIVE', false, 900 + (random() * 100)::int, 2000, now() + random() * interval '20 days',
      now() - random() * interval '6 hours', now(), now() + (random() * 6 - 0.5) * interval '1 hour', random() / 50,
      random() * 20 * 3600000, 2 * random() + 0.1, 3 FROM esim`;
  await db().$executeRaw`
    INSERT INTO usage_sample (id, esim_id, at, status, remaining_mb, total_mb)
    SELECT gen_random_uuid(), id, now() - n * interval '4 hours', 'ACTIVE', 1000, 2000
    FROM esim, generate_series(1, 5) AS n`;
  await db().$executeRawUnsafe("VACUUM ANALYZE");
}

/** Far from any threshold, so that what is measured is the ordinary answer. */
function answer(seed: number): SupplierUsage {
  const chance = chanceOf(seed, "answers");
  return {
    ...{ status: "ACTIVE", statusText: "ACTIVE", unlimited: false, voiceMinutes: null, textMessages: null },
    dataMb: { remaining: chance.int(800, 900), total: 2_000 },
    expiresAt: new Date(Date.now() + 10 * 86_400_000),
  };
}

async function plannerTick(calls: number, seed: number): Promise<TickCost> {
  const { dueForPolling } = await import("@/lib/esims/polling/data");
  const { closeTick, takeCalls } = await import("@/lib/esims/polling/mutations");
  const { claimUsageQuestion, storeUsage } = await import("@/lib/esims/mutations");
  let [pickMs, storeMs, rowsRead, rowsWritten] = [0, 0, 0, 0];
  const perSecond = Math.max(1, Math.round(calls / SECONDS));
  while (rowsWritten < 2 * calls) {
    const began = performance.now();
    const due = await dueForPolling(perSecond);
    await takeCalls(calls, due.length);
    const picked = performance.now();
    for (const [place, { esimId }] of due.entries())
      if (await claimUsageQuestion(esimId)) await storeUsage(esimId, answer(seed + place));
    pickMs += picked - began;
    storeMs += performance.now() - picked;
    rowsRead += due.length;
    rowsWritten += due.length * 2;
    if (due.length === 0) break;
  }
  const began = performance.now();
  await closeTick({ plans: calls, gapsMs: calls * 3_600_000, lagMs: 0 });
  return { pickMs: pickMs + performance.now() - began, storeMs, rowsRead, rowsWritten };
}

/** What a cron job would do: the next ones in the order of their ids, and their answers kept. */
async function roundRobinTick(calls: number, seed: number): Promise<TickCost> {
  const { db } = await import("@/lib/platform/db");
  const { newId } = await import("@/lib/platform/ids");
  const { claimUsageQuestion } = await import("@/lib/esims/mutations");
  const began = performance.now();
  const rows = await db().esimUsage.findMany({
    where: { esimId: { gt: `${(seed % 10).toString(16)}0000000-0000-4000-8000-000000000000` } },
    select: { esimId: true },
    orderBy: { esimId: "asc" },
    take: calls,
  });
  const picked = performance.now();
  for (const [place, { esimId }] of rows.entries()) {
    await claimUsageQuestion(esimId);
    const { status, dataMb } = answer(seed + place);
    const figures = { status, remainingMb: dataMb?.remaining ?? null, totalMb: dataMb?.total ?? null };
    const at = new Date();
    await db().$transaction(async (tx) => {
      await tx.esimUsage.updateMany({
        where: { esimId },
        data: { ...figures, measuredAt: at, lastError: null },
      });
      await tx.usageSample.createMany({ data: { id: newId(), esimId, at, ...figures } });
    });
  }
  const storeMs = performance.now() - picked;
  return { pickMs: picked - began, storeMs, rowsRead: rows.length, rowsWritten: rows.length * 2 };
}
