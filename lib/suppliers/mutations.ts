import "server-only";
import { now } from "@/lib/platform/clock";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { db, type Prisma } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Money } from "@/lib/money/model";

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

/** The stored token if it still holds for a while. */
export async function readToken(supplier: string): Promise<string | null> {
  const row = await db().supplierToken.findUnique({ where: { supplier } });
  if (!row?.tokenCipher || !row.expiresAt || row.expiresAt <= now()) return null;
  return decrypt(row.tokenCipher, `supplier_token:${supplier}`);
}

export async function storeToken(supplier: string, token: string, expiresAt: Date): Promise<void> {
  const data = { tokenCipher: encrypt(token, `supplier_token:${supplier}`), expiresAt, obtainedAt: now() };
  await db().supplierToken.upsert({ where: { supplier }, create: { supplier, ...data }, update: data });
}

export async function forgetToken(supplier: string): Promise<void> {
  await db().supplierToken.deleteMany({ where: { supplier } });
}

export async function storeBalance(supplier: string, balance: Money | null): Promise<void> {
  const data = {
    amountMinor: balance ? BigInt(balance.minor) : null,
    currency: balance?.currency ?? null,
    readAt: now(),
  };
  await db().supplierBalance.upsert({ where: { supplier }, create: { supplier, ...data }, update: data });
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
