import "server-only";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { encrypt } from "@/lib/platform/crypto";
import { db, Prisma } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Money } from "@/lib/money/model";
import { type Pause, tokenContext } from "./data";

/** One request to a supplier for the staff's log; `answer` must already be redacted. */
export type CallRecord = {
  readonly supplier: string;
  readonly operation: string;
  readonly reference: string | null;
  readonly status: number | null;
  readonly outcome: string;
  readonly durationMs: number;
  readonly answer: Prisma.InputJsonValue | null;
};

/** Writes the staff's log of supplier answers. A log that cannot be written never fails the purchase it is about. */
export async function recordCall(record: CallRecord): Promise<void> {
  const { answer, ...rest } = record;
  try {
    await db().supplierCall.create({
      data: { id: newId(), at: now(), ...rest, ...(answer === null ? {} : { answer }) },
    });
  } catch (error) {
    log.warn({ err: error, operation: record.operation }, "a supplier call could not be recorded");
  }
}

export type Renewal = {
  /** The ciphertext that cannot be used; the right is given only while it is still the one that is stored. */
  readonly unusable: string | null;
  readonly requestsPerWindow: number;
  readonly windowMs: number;
  readonly leaseMs: number;
};
/** The right to ask for a token: when it ends tells it from every other. */
export type Lease = { readonly ends: Date; readonly requestedAt: Date };

/**
 * Claims the right to ask for a token now, counting the request. Of any number of callers in any number of processes one
 * gets it, until its lease is over by the database's clock, and never more often than the window allows.
 */
export async function claimRenewal(supplier: string, renewal: Renewal): Promise<Lease | null> {
  const at = now();
  const [since, until] = [fromNow(-renewal.windowMs), fromNow(renewal.windowMs)];
  const ends = Prisma.sql`now() + ${renewal.leaseMs} * interval '1 millisecond'`;
  const [row] = await db().$queryRaw<{ ends: Date }[]>`
    INSERT INTO supplier_token AS t (supplier, renewal_ends, requested_at)
    VALUES (${supplier}, ${ends}, ARRAY[${at}::timestamptz])
    ON CONFLICT (supplier) DO UPDATE SET renewal_ends = EXCLUDED.renewal_ends, requested_at =
      ARRAY(SELECT r FROM unnest(t.requested_at) r WHERE r > ${since} AND r < ${until}) || ${at}::timestamptz
    WHERE (t.renewal_ends IS NULL OR t.renewal_ends < now())
      AND t.token_cipher IS NOT DISTINCT FROM ${renewal.unusable}
      AND (SELECT count(*) FROM unnest(t.requested_at) r WHERE r > ${since} AND r < ${until})
          < ${renewal.requestsPerWindow}
    RETURNING renewal_ends AS ends`;
  return row ? { ends: row.ends, requestedAt: at } : null;
}

/** Keeps the token a renewal brought, unless the right to it had ended. */
export async function storeToken(
  supplier: string,
  lease: Lease,
  brought: { token: string; expiresAt: Date; account: string },
): Promise<string> {
  const sealed = encrypt(brought.token, tokenContext(supplier, brought.account));
  await db().supplierToken.updateMany({
    where: { supplier, renewalEnds: lease.ends },
    data: { tokenCipher: sealed, expiresAt: brought.expiresAt, obtainedAt: now(), renewalEnds: null },
  });
  return sealed;
}

/** Gives the right back after a failure; a request that never left does not count. */
export async function releaseRenewal(supplier: string, lease: Lease, wasSent: boolean): Promise<void> {
  await db().$executeRaw`
    UPDATE supplier_token SET renewal_ends = NULL, requested_at =
      CASE WHEN ${wasSent} THEN requested_at ELSE array_remove(requested_at, ${lease.requestedAt}::timestamptz) END
    WHERE supplier = ${supplier} AND renewal_ends = ${lease.ends}`;
}

const LONGEST_GUESS_SECONDS = 60;
export const LONGEST_PAUSE_MS = 24 * 3_600_000;

/**
 * Keeps for all processes that the supplier asked not to be asked, and until when. Where it names no time the wait starts
 * at a second and doubles with each refusal in a row; refusals that were under way together count once.
 */
export async function storePause(
  supplier: string,
  scope: string,
  seconds: number | null,
): Promise<Pause | null> {
  const at = now();
  const stretch = 1 + Math.random() / 4;
  const named = seconds === null ? null : fromNow(seconds * 1000);
  const guess = (strikes: Prisma.Sql) =>
    Prisma.sql`${at}::timestamptz + least(${LONGEST_GUESS_SECONDS}, ${stretch} * power(2, least(${strikes}, 10)))
      * interval '1 second'`;
  // One that was noted ahead of now was left by a clock that was set back.
  const running = Prisma.sql`p.until > ${at} AND p.since <= ${fromNow(MOST_SKEW_MS)}`;
  const [row] = await db().$queryRaw<Pause[]>`
    INSERT INTO supplier_pause AS p (supplier, scope, since, until, strikes)
    VALUES (${supplier}, ${scope}, ${at}::timestamptz, coalesce(${named}::timestamptz, ${guess(Prisma.sql`0`)}), 1)
    ON CONFLICT (supplier, scope) DO UPDATE SET
      since = excluded.since,
      strikes = p.strikes + CASE WHEN ${running} THEN 0 ELSE 1 END,
      until = CASE WHEN ${running} THEN greatest(p.until, ${named}::timestamptz)
                   ELSE coalesce(${named}::timestamptz, ${guess(Prisma.sql`p.strikes`)}) END
    RETURNING scope, since, until`;
  return row ?? null;
}

/** A success ends a row of refusals, but not a pause that was asked for since. */
export async function endPause(supplier: string, { scope, until }: Pause): Promise<void> {
  await db().supplierPause.deleteMany({ where: { supplier, scope, until: { lte: until } } });
}

/** Keeps a balance with the time it was asked for; an answer that was overtaken by a later question's is not kept. */
export async function storeBalance(supplier: string, balance: Money | null, readAt: Date): Promise<void> {
  const [amount, currency] = [balance ? BigInt(balance.minor) : null, balance?.currency ?? null];
  await db().$executeRaw`
    INSERT INTO supplier_balance AS b (supplier, amount_minor, currency, read_at)
    VALUES (${supplier}, ${amount}, ${currency}, ${readAt})
    ON CONFLICT (supplier) DO UPDATE SET amount_minor = excluded.amount_minor, currency = excluded.currency,
      read_at = excluded.read_at
    WHERE b.read_at <= excluded.read_at OR b.read_at > ${fromNow(MOST_SKEW_MS)}`;
}

/** Keeps what was found out about the supplier's API for all processes. */
export async function rememberFinding(supplier: string, name: string, value: string): Promise<void> {
  const data = { value, foundAt: now() };
  await db().supplierFinding.upsert({
    where: { supplier_name: { supplier, name } },
    create: { supplier, name, ...data },
    update: data,
  });
}
