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

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().DATABASE_URL,
    max: 20,
    connectionTimeoutMillis: 5_000,
    // A process that is frozen in the middle of a transaction loses it; whoever waits for its rows goes on.
    idle_in_transaction_session_timeout: TRANSACTION_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: STATEMENT_MS,
  });
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
