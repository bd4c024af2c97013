import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "./env";

/** A client or an open transaction: what `data` and `mutations` functions take when they join a caller's transaction. */
export type Db = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { landfallDb?: PrismaClient };

const TRANSACTION_MS = 15_000;
const LOCK_MS = 10_000;
const STATEMENT_MS = 30_000;

const MOST_PREPARED = 500;
const MOST_VALUES = 64;

/**
 * Names for statements, so that each connection has PostgreSQL parse and plan them once. Only so many, and none with a long
 * list of values: lists make a statement of their own for every length, and a connection keeps what it prepared.
 */
function statementNames(): (query: { readonly sql: string; readonly args: readonly unknown[] }) => string {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // Without a name it is planned anew each time.
    if (names.size >= MOST_PREPARED || args.length > MOST_VALUES) return "";
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function connect(): PrismaClient {
  const pool = {
    connectionString: env().DATABASE_URL,
    max: 20,
    connectionTimeoutMillis: 5_000,
    // A process that is frozen in the middle of a transaction loses it; whoever waits for its rows goes on.
    idle_in_transaction_session_timeout: TRANSACTION_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: STATEMENT_MS,
  };
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() });
  return new PrismaClient({ adapter });
}

/** The shop's database, connected at first use. */
export function db(): PrismaClient {
  return (shared.landfallDb ??= connect());
}

/** Runs `work` in one transaction; everything in it happens or nothing does. */
export function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 5_000, timeout: TRANSACTION_MS });
}

export { Prisma };
