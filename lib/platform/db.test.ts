import { expect, test } from "vitest";
import { db } from "./db";

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
