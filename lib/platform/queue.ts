import "server-only";
import { fromPrisma, PgBoss } from "pg-boss";
import { z } from "zod";
import type { Db } from "./db";
import { env } from "./env";
import { log } from "./log";

/** A kind of job with the shape of its payload. */
export type Topic<Payload> = { readonly name: string; readonly schema: z.ZodType<Payload> };

/** A topic and what is done about it. The handler must be safe to run twice. */
export type Worker = {
  readonly topic: string;
  readonly run: (payload: unknown) => Promise<void>;
  /** Five-field cron expression (UTC), where the job also runs by the clock. */
  readonly every?: string;
  readonly concurrency: number;
};

/** Names a kind of job and the shape of its payload, which is checked again before it is worked on. */
export function topic<Payload>(name: string, schema: z.ZodType<Payload>): Topic<Payload> {
  return { name, schema };
}

/** Who works on a topic: `concurrency` jobs at a time in each process (4 unless told), by the clock too with `every`. */
export function worker<Payload>(
  on: Topic<Payload>,
  handler: (payload: Payload) => Promise<void>,
  options: { every?: string; concurrency?: number } = {},
): Worker {
  return {
    topic: on.name,
    run: async (payload) => handler(on.schema.parse(payload ?? {})),
    ...(options.every ? { every: options.every } : {}),
    concurrency: options.concurrency ?? 4,
  };
}

// A lost worker is noticed after two missed heartbeats; the default of a minute would be a minute of waiting buyers.
const SUPERVISE_SECONDS = 5;
const QUEUE_OPTIONS = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  deleteAfterSeconds: 7 * 24 * 3600,
} as const;

const shared = globalThis as typeof globalThis & {
  landfallBoss?: Promise<PgBoss>;
  landfallQueues?: Map<string, Promise<void>>;
  landfallJobsEnd?: boolean;
};

async function openBoss(): Promise<PgBoss> {
  const { DATABASE_URL, JOBS } = env();
  const boss = new PgBoss({
    connectionString: DATABASE_URL,
    schema: "pgboss",
    max: 6,
    useListenNotify: true,
    supervise: JOBS,
    schedule: JOBS,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the job queue reports an error"));
  return boss.start();
}

function boss(): Promise<PgBoss> {
  shared.landfallBoss ??= openBoss().catch((error: unknown) => {
    delete shared.landfallBoss;
    throw error;
  });
  return shared.landfallBoss;
}

function ensureQueue(name: string): Promise<void> {
  const known = (shared.landfallQueues ??= new Map<string, Promise<void>>());
  const queue = known.get(name) ?? boss().then((open) => open.createQueue(name, QUEUE_OPTIONS));
  known.set(name, queue);
  queue.catch(() => known.delete(name));
  return queue;
}

/** Puts a job into the queue inside the caller's transaction: it exists exactly if the transaction commits. */
export async function enqueue<Payload extends object>(
  tx: Db,
  on: Topic<Payload>,
  payload: Payload,
): Promise<void> {
  await ensureQueue(on.name);
  await (await boss()).send(on.name, payload, { db: fromPrisma(tx) });
}

/**
 * Puts a job into the queue where no transaction is about it. A delayed one is put in once per payload and delay, so that
 * several who wait for the same thing do not each start a chain of their own. `once` leaves out the retries: for a caller
 * that comes again by itself.
 */
export async function wake<Payload extends object>(
  on: Topic<Payload>,
  payload: Payload,
  { delaySeconds = 0, once = false }: { delaySeconds?: number; once?: boolean } = {},
): Promise<void> {
  await ensureQueue(on.name);
  await (
    await boss()
  ).send(on.name, payload, {
    ...(delaySeconds > 0 && {
      startAfter: delaySeconds,
      // With the delay: the queue counts in slots from the epoch, and slots of two lengths can begin at the same moment.
      singletonKey: `${delaySeconds} ${JSON.stringify(payload)}`,
      singletonSeconds: delaySeconds,
    }),
    ...(once && { retryLimit: 0 }),
  });
}

/** Puts many jobs into the queue at once, without retries: for sweepers, who come again by themselves. */
export async function wakeAll<Payload extends object>(
  on: Topic<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  if (payloads.length === 0) return;
  await ensureQueue(on.name);
  await (
    await boss()
  ).insert(
    on.name,
    payloads.map((data) => ({ data, retryLimit: 0 })),
  );
}

/** New jobs announce themselves; delayed and repeated ones become due in silence and are found this soon. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };

/** After a failure to take a worker on. */
const LOOK_AGAIN_MS = 2_000;

/** Starts working the queues of this process. */
export async function startWorkers(workers: readonly Worker[]): Promise<void> {
  shared.landfallJobsEnd = false;
  const open = await boss();
  for (const each of workers) {
    await ensureQueue(each.topic);
    if (each.every) await open.schedule(each.topic, each.every, {});
    await lookForJobs(open, each);
  }
}

/**
 * Works on up to `concurrency` jobs at a time, with one worker at most that looks for the next: who finds a job lets another
 * one look, and goes home when it is done. Idle workers would all ask the database at every job that is announced, and the
 * queue's own ones rest between two jobs.
 */
async function lookForJobs(open: PgBoss, { topic: name, concurrency, run }: Worker): Promise<void> {
  let busy = 0;
  let isLooking = false;

  async function look(): Promise<void> {
    isLooking = true;
    const id = await open.work<unknown>(name, POLLING, async ([job]) => {
      void open.offWork(name, { id, wait: false });
      isLooking = false;
      busy += 1;
      lookOn();
      try {
        await run(job?.data);
      } catch (error) {
        log.error({ err: error, job: name, jobId: job?.id }, "a job failed and will be tried again");
        throw error;
      } finally {
        busy -= 1;
        lookOn();
      }
    });
  }

  function lookOn(): void {
    // A queue that is being stopped takes no worker on.
    if (isLooking || busy >= concurrency) return;
    look().catch(() => {
      isLooking = false;
      setTimeout(lookOn, LOOK_AGAIN_MS);
    });
  }

  await look();
}

/** Jobs waiting or at work, over all queues. */
export async function queueDepth(): Promise<number> {
  const queues = await (await boss()).getQueues();
  return queues.reduce((sum, queue) => sum + queue.queuedCount + queue.activeCount, 0);
}

const deadJobs = z.array(z.object({ topic: z.string(), count: z.int(), since: z.date() }));

/** Jobs that ran out of tries since a moment of the machine's time, by topic. Those that are made anew by themselves do not count. */
export async function failedJobs(since: Date): Promise<z.output<typeof deadJobs>> {
  const { rows } = await (await boss()).getDb().executeSql(
    `SELECT name AS topic, count(*)::int AS count, min(completed_on) AS since FROM pgboss.job
       WHERE state = 'failed' AND retry_limit > 0 AND completed_on >= $1 GROUP BY name ORDER BY name`,
    [since],
  );
  return deadJobs.parse(rows);
}

/** Whether this process is about to end: a job that can go on later stops now. */
export function areJobsEnding(): boolean {
  return shared.landfallJobsEnd ?? false;
}

/** Lets running jobs end and closes the queue's connections. */
export async function stopJobs(): Promise<void> {
  shared.landfallJobsEnd = true;
  const open = await shared.landfallBoss;
  delete shared.landfallBoss;
  shared.landfallQueues?.clear();
  await open?.stop({ graceful: true, timeout: 10_000 });
}
