import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";
import { withClient } from "../../world/postgres.ts";

/** What the shop had written down and knows nothing of any more, though others do. */
export interface Losses {
  /** Events of the payment provider's. */
  readonly events: ReadonlySet<string>;
  /** Mails, by the key under which each was written down, with how often it had been tried. */
  readonly mails: ReadonlyMap<string, number>;
  /** Lines that had been delivered, with the newest order that the supplier had when they were forgotten. */
  readonly deliveries: ReadonlyMap<string, number>;
  /** When the shop got its older books, by the machine's time. */
  readonly restoredAt: readonly number[];
}

/** Books that can be put back to how they were. */
export interface Backup {
  readonly take: () => Promise<void>;
  /**
   * Puts the shop back to what was taken last, after it could reach its books no more for `outageMs`; at the end of that
   * the supplier is asked for its newest order.
   */
  readonly putBack: (outageMs: number, newestOrder: () => Promise<number>) => Promise<void>;
  readonly timesPutBack: () => number;
  /** All that was lost so far. */
  readonly losses: () => Losses;
}

const TRIES = 60;
const names = z.array(z.object({ name: z.string() }));
const mails = z.array(z.object({ key: z.string(), attempts: z.number() }));

const quoted = (name: string): string => new Client().escapeIdentifier(name);

/** The database may just be restarted, or somebody not have let go of it. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await pause(1_000);
    }
  }
}

interface Place {
  readonly urlOf: (database: string) => string;
  readonly name: string;
}

async function shut(admin: Client, name: string, isShut: boolean): Promise<void> {
  await admin.query(`ALTER DATABASE ${quoted(name)} ALLOW_CONNECTIONS ${isShut ? "false" : "true"}`);
  if (isShut)
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
}

async function exists(admin: Client, name: string): Promise<boolean> {
  return (await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
}

interface Written {
  readonly events: readonly string[];
  readonly delivered: readonly string[];
  readonly sent: z.infer<typeof mails>;
}

async function writtenIn(url: string): Promise<Written> {
  return withClient(url, async (client) => {
    const column = async (sql: string): Promise<string[]> =>
      names.parse((await client.query(sql)).rows).map(({ name }) => name);
    return {
      events: await column("SELECT id AS name FROM payment_event"),
      delivered: await column("SELECT id AS name FROM order_line WHERE status = 'DELIVERED'"),
      sent: mails.parse((await client.query("SELECT key, attempts FROM mail")).rows),
    };
  });
}

/** What is in one list and not in the other. */
function missing(all: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return all.filter((one) => !known.has(one));
}

export function openBackup({ urlOf, name }: Place): Backup {
  const admin = <Result>(work: (client: Client) => Promise<Result>) => withClient(urlOf("postgres"), work);
  const taken = `${name}_taken`;
  const restoredAt: number[] = [];
  const events = new Set<string>();
  const tries = new Map<string, number>();
  const deliveries = new Map<string, number>();

  /** Each step may have been done before by a try that came no further. */
  async function exchange(lost: string): Promise<void> {
    await admin(async (client) => {
      if (await exists(client, lost)) return;
      await shut(client, name, true);
      await client.query(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(lost)}`);
    });
    await admin(async (client) => {
      if (await exists(client, name)) return;
      await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(taken)}`);
    });
  }

  async function countLosses(lost: string, newestOrder: number): Promise<void> {
    await admin((client) => shut(client, lost, false));
    const [before, after] = [await writtenIn(urlOf(lost)), await writtenIn(urlOf(taken))];
    for (const id of missing(before.events, after.events)) events.add(id);
    for (const id of missing(before.delivered, after.delivered)) deliveries.set(id, newestOrder);
    const kept = new Map(after.sent.map(({ key, attempts }) => [key, attempts]));
    for (const { key, attempts } of before.sent) {
      const forgotten = attempts - (kept.get(key) ?? 0);
      if (forgotten > 0) tries.set(key, (tries.get(key) ?? 0) + forgotten);
    }
  }

  return {
    take: () =>
      untilDone(async () =>
        admin(async (client) => {
          await shut(client, name, true);
          try {
            await client.query(`DROP DATABASE IF EXISTS ${quoted(taken)} WITH (FORCE)`);
            await client.query(`CREATE DATABASE ${quoted(taken)} TEMPLATE ${quoted(name)}`);
          } finally {
            await shut(client, name, false);
          }
        }),
      ),
    putBack: async (outageMs, newestOrder) => {
      await untilDone(async () => admin((client) => shut(client, name, true)));
      await pause(outageMs);
      const newest = await newestOrder();
      restoredAt.push(Date.now());
      const lost = `${name}_lost_${restoredAt.length}`;
      await untilDone(() => exchange(lost));
      await untilDone(() => countLosses(lost, newest));
    },
    timesPutBack: () => restoredAt.length,
    losses: () => ({ events, mails: tries, deliveries, restoredAt }),
  };
}
