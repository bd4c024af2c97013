import "server-only";
import { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env";

/** A named allowance: `points` uses in `seconds`. */
export type Allowance = { readonly name: string; readonly points: number; readonly seconds: number };

const shared = globalThis as typeof globalThis & {
  landfallLimits?: Map<string, RateLimiterPostgres>;
  landfallLimitPool?: Pool;
};

function limiter({ name, points, seconds }: Allowance): RateLimiterPostgres {
  const limiters = (shared.landfallLimits ??= new Map<string, RateLimiterPostgres>());
  let found = limiters.get(name);
  if (!found) {
    shared.landfallLimitPool ??= new Pool({ connectionString: env().DATABASE_URL, max: 2 });
    found = new RateLimiterPostgres({
      storeClient: shared.landfallLimitPool,
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      // With the database away each process still counts for itself instead of letting everything through.
      insuranceLimiter: new RateLimiterMemory({ points, duration: seconds, keyPrefix: name }),
    });
    limiters.set(name, found);
  }
  return found;
}

/** Takes one use. False where the allowance of this key is spent. */
export async function take(allowance: Allowance, key: string): Promise<boolean> {
  try {
    await limiter(allowance).consume(key);
    return true;
  } catch (refusal) {
    if (isRefusal(refusal)) return false;
    throw refusal;
  }
}

function isRefusal(value: unknown): value is RateLimiterRes {
  return typeof value === "object" && value !== null && "msBeforeNext" in value;
}
