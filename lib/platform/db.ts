import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "./env";

/** A client or an open transaction: what `data` and `mutations` functions take when they join a caller's transaction. */
export type Db = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { landfallDb?: PrismaClient };

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().DATABASE_URL,
    max: 20,
    connectionTimeoutMillis: 5_000,
  });
  return new PrismaClient({ adapter });
}

/** The shop's database, connected at first use. */
export function db(): PrismaClient {
  return (shared.landfallDb ??= connect());
}

/** Runs `work` in one transaction; everything in it happens or nothing does. */
export function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 5_000, timeout: 15_000 });
}

export { Prisma };
