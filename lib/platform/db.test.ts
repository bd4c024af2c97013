import { expect, test } from "vitest";
import { db, transaction } from "./db";

test("no connection waits for ever: not for a lock, nor for somebody who is frozen inside a transaction", async () => {
  const settings = await db().$queryRaw<{ name: string; setting: string }[]>`
    SELECT name, setting FROM pg_settings
    WHERE name IN ('idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout')`;
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, Number(setting)]))).toEqual({
    idle_in_transaction_session_timeout: 15_000,
    lock_timeout: 10_000,
    statement_timeout: 30_000,
  });
});

test("a connection prepares a statement once, whatever its values", async () => {
  const plans = await transaction(async (tx) => {
    for (const currency of ["XAA", "XBB", "XCC"]) await tx.exchangeRate.findMany({ where: { currency } });
    return tx.$queryRaw<{ times: bigint }[]>`
      SELECT generic_plans + custom_plans AS times FROM pg_prepared_statements
      WHERE statement LIKE 'SELECT "%"exchange_rate"%'`;
  });
  expect(plans).toEqual([{ times: 3n }]);
});

test("after a migration that changes a column's type, a statement fails once at most", async () => {
  await db().$executeRaw`CREATE TABLE changed (value int)`;
  const read = () => db().$queryRaw`SELECT value FROM changed`;
  await read();
  await db().$executeRaw`ALTER TABLE changed ADD COLUMN more int`;
  await read();
  await db().$executeRaw`ALTER TABLE changed ALTER COLUMN value TYPE text`;
  await expect(read()).rejects.toThrow("cached plan must not change result type");
  expect(await read()).toEqual([]);
});

test("statements of ever other lengths do not fill a connection's memory", async () => {
  const prepared = await transaction(async (tx) => {
    for (let length = 1; length <= 600; length += 1) {
      const list = Array.from({ length }, () => "1").join(",");
      await tx.$queryRawUnsafe(`SELECT 1 WHERE 1 IN (${list})`);
    }
    return tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pg_prepared_statements`;
  });
  expect(Number(prepared[0]?.count)).toBeLessThanOrEqual(500);
});
