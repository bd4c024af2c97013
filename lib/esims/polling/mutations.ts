import "server-only";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { SupplierUsage } from "@/lib/suppliers/contract/esims";
import { countPlans, currentPrice, type LastAnswer } from "./data";
import { nextPrice, restSeconds, type Tick } from "./model/budget";
import { guessedPace, paceAfter } from "./model/pace";
import { type Plan, planned } from "./model/plan";
import { offsetOf } from "./model/rhythm";
import { readPromise } from "./schema";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The columns by which an answer is remembered for the next plan, and that plan itself. */
export type Planned = {
  readonly pollAt: Date | null;
  readonly pollChance: number;
  readonly pollLateMs: number;
  readonly paceBursts: number;
  readonly paceDays: number;
};

/**
 * Learns from a usage answer how fast the data goes, and plans when to ask next. To be written in the transaction that keeps
 * the answer. `before` is the answer before it.
 */
export async function plansAfter(tx: Db, before: LastAnswer, usage: SupplierUsage): Promise<Planned> {
  const { esim } = before;
  const promise = readPromise(esim.orderLine.snapshot);
  const offsetHours = offsetOf(promise?.destination.countryCode ?? null);
  const at = now().getTime();
  const known =
    before.paceBursts === null || before.paceDays === null
      ? guessedPace(usage.dataMb?.total ?? promise?.dataMb ?? 0, promise?.validityDays ?? 0)
      : { bursts: before.paceBursts, days: before.paceDays };
  const figures = { remainingMb: usage.dataMb?.remaining ?? null, totalMb: usage.dataMb?.total ?? null };
  const pace =
    usage.status === "ACTIVE" || usage.status === "FINISHED"
      ? paceAfter(
          known,
          { ...before, at: before.measuredAt?.getTime() ?? null },
          { ...figures, at, offsetHours },
        )
      : known;
  const { pollAt, ...plan } = columnsOf(
    planned(
      {
        ...figures,
        ...{ status: usage.status, unlimited: usage.unlimited, pace, offsetHours, measuredAt: at },
        expiresAt: usage.expiresAt?.getTime() ?? null,
        deliveredAt: esim.createdAt.getTime(),
        tripStartsAt: esim.tripStartsOn?.getTime() ?? null,
        viewedAt: esim.viewedAt?.getTime() ?? null,
      },
      { price: await currentPrice(tx), chance: Math.random() },
      at,
    ),
  );
  // Nobody waits for news of what was given back or put away.
  const isOver = esim.returnedAt !== null || esim.archivedAt !== null;
  return { pollAt: isOver ? null : pollAt, ...plan, paceBursts: pace.bursts, paceDays: pace.days };
}

function columnsOf({ at, chance, lateMs }: Plan) {
  return { pollAt: at === null ? null : new Date(at), pollChance: chance, pollLateMs: lateMs };
}

/** The first look at an eSIM that was just delivered: nobody can have started it before it was opened. */
export function firstPoll(): Date {
  return fromNow(20 * MINUTE);
}

/** Has an eSIM asked about as soon as that is allowed: something makes it matter (again), such as a top-up. */
export async function pollSoon(esimId: string, tx: Db = db()): Promise<void> {
  await tx.$executeRaw`
    UPDATE esim_usage SET poll_at = GREATEST(${now()}::timestamptz, next_ask_at) WHERE esim_id = ${esimId}::uuid`;
}

/** eSIMs about which nobody can be asked now are not looked at again before tomorrow. */
export async function postponePolls(esimIds: readonly string[]): Promise<void> {
  if (esimIds.length === 0) return;
  await db().esimUsage.updateMany({
    where: { esimId: { in: [...esimIds] } },
    data: { pollAt: fromNow(DAY) },
  });
}

const VIEW_MS = 5 * MINUTE;

/** The owner looks: noted at most once in a few minutes, and by one of many who look at once; the others do not wait. */
export async function markViewed(esimId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE esim SET viewed_at = ${now()} WHERE id = (
      SELECT id FROM esim WHERE id = ${esimId}::uuid
        AND (viewed_at IS NULL OR viewed_at NOT BETWEEN ${fromNow(-VIEW_MS)} AND ${fromNow(VIEW_MS)})
      FOR NO KEY UPDATE SKIP LOCKED)`;
}

/** More than this is not saved up: calls are spread, whatever was left over before. */
const MOST_TOKENS_SECONDS = 0.5;

/**
 * Takes up to `wanted` calls out of the budget that all processes share, as far as it has any. Counted by the database's
 * clock, in one statement: whoever comes at the same time waits for the row and sees what is left.
 */
export async function takeCalls(callsPerSecond: number, wanted: number): Promise<number> {
  const most = Math.max(1, callsPerSecond * MOST_TOKENS_SECONDS);
  const [row] = await db().$queryRaw<{ granted: number }[]>`
    WITH filled AS (
      SELECT id, clock_timestamp() AS at, LEAST(${most}::float, tokens + ${callsPerSecond}::float
        * extract(epoch FROM GREATEST(interval '0', clock_timestamp() - refilled_at))) AS tokens
      FROM usage_poller WHERE id = 1 FOR UPDATE
    )
    UPDATE usage_poller AS p SET refilled_at = filled.at,
      tokens = filled.tokens - LEAST(${wanted}::float, GREATEST(0, floor(filled.tokens)))
    FROM filled WHERE p.id = filled.id
    RETURNING LEAST(${wanted}::float, GREATEST(0, floor(filled.tokens)))::int AS granted`;
  return row?.granted ?? 0;
}

/** Counts a question of somebody who looks: it is put anyway, and the poller has so many fewer. */
export async function chargeCall(): Promise<void> {
  // Bounded, so that a rush of viewers does not silence the poller for long.
  const least = -60 * env().POLL_CALLS_PER_SECOND;
  await db().$executeRaw`
    UPDATE usage_poller SET tokens = GREATEST(${least}::float, tokens - 1) WHERE id = 1`;
}

/** Notes how a call went; after several in vain in a row all processes rest. */
export async function noteCall(
  outcome: "answered" | { readonly retryAfterSeconds: number | null },
): Promise<void> {
  if (outcome === "answered") {
    await db().usagePoller.updateMany({
      where: { id: 1, failures: { gt: 0 } },
      data: { failures: 0, restUntil: null },
    });
    return;
  }
  await transaction(async (tx) => {
    const { failures } = await tx.usagePoller.update({
      where: { id: 1 },
      data: { failures: { increment: 1 } },
      select: { failures: true },
    });
    const seconds = restSeconds(failures, outcome.retryAfterSeconds);
    if (seconds > 0)
      await tx.usagePoller.update({ where: { id: 1 }, data: { restUntil: fromNow(seconds * 1_000) } });
  });
}

/** Closes a tick: what its plans teach about the price of a call. */
export async function closeTick(tick: Pick<Tick, "plans" | "gapsMs" | "lagMs">): Promise<void> {
  const watched = tick.plans > 0 ? await countPlans() : 0;
  const callsPerSecond = env().POLL_CALLS_PER_SECOND;
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM usage_poller WHERE id = 1 FOR UPDATE`;
    const price = nextPrice(await currentPrice(tx), { ...tick, watched, callsPerSecond });
    await tx.usagePoller.updateMany({
      where: { id: 1 },
      data: { price, lagMs: tick.lagMs, tickedAt: now() },
    });
  });
}

/** Lets everything that is planned be due within an hour, because the clock was set back behind it. */
export async function replanAll(): Promise<void> {
  await db().$executeRaw`
    UPDATE esim_usage SET poll_at = ${now()}::timestamptz + random() * interval '1 hour'
    WHERE poll_at > ${fromNow(60 * MINUTE)}`;
  await db().$executeRaw`
    UPDATE esim_usage SET alert_at = ${now()} WHERE status = 'ACTIVE' AND expires_at > ${now()}`;
  await db().usagePoller.updateMany({ where: { id: 1 }, data: { tickedAt: now(), restUntil: null } });
}
