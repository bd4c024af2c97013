import { afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import { createDatabase } from "../world/database.ts";
import { withClient } from "../world/postgres.ts";
import { allOf, said, sceneOf } from "./testing.ts";

const { adminUrl } = inject("world");

afterEach(() => {
  vi.unstubAllEnvs();
});

async function looked(env: Record<string, string> = {}) {
  const scene = await sceneOf({ env });
  const { checkDatabase } = await import("./database.ts");
  return { found: await allOf(checkDatabase(scene)), scene };
}

function address(change: Partial<URL>): string {
  return Object.assign(new URL(process.env.DATABASE_URL ?? ""), change).href;
}

beforeAll(() => createDatabase(adminUrl, "doctor_empty"));

test("a database as it should be, with its clock", async () => {
  const { found, scene } = await looked();
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(said(found, "database.version")).toMatch(/^ok PostgreSQL \d+/);
  expect(said(found, "database.migrations")).toMatch(/^ok all \d+ applied/);
  expect(scene.tablesMissing).toBeUndefined();
  expect(scene.clocks.get("database")?.exactMs).toBeLessThan(5_000);
});

test("an empty one lacks every migration, and nothing else is tried on it", async () => {
  const { found, scene } = await looked({ DATABASE_URL: address({ pathname: "/doctor_empty" }) });
  expect(said(found, "database.migrations")).toMatch(/^failed (\d+) of \1 are missing/);
  expect(found.find(({ id }) => id === "database.migrations")?.mend).toBe("npm run db:migrate");
  expect(said(found, "database.key")).toBeUndefined();
  expect(scene.tablesMissing).toBeDefined();
});

test("a migration from a newer version is told", async () => {
  const url = process.env.DATABASE_URL ?? "";
  await withClient(url, (client) =>
    client.query(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ('x', 'x', now(), '20990101000000_later', now(), 1)",
    ),
  );
  const { found } = await looked();
  await withClient(url, (client) => client.query("DELETE FROM _prisma_migrations WHERE id = 'x'"));
  expect(said(found, "database.migrations")).toMatch(/^warning .* 1 that this version does not know/);
});

test.each([
  ["nobody listens", { port: "1" }, /nothing listens there/],
  ["the password is another", { password: "not-the-password" }, /refuses the user or the password/],
  ["there is no such database", { pathname: "/nowhere" }, /has no database "nowhere"/],
])("%s: said in words of its own, without the password", async (_what, change, words) => {
  const { found, scene } = await looked({ DATABASE_URL: address(change) });
  expect(said(found, "database.reachable")).toMatch(/^failed /);
  expect(said(found, "database.reachable")).toMatch(words);
  expect(found).toHaveLength(1);
  expect(scene.tablesMissing).toBeDefined();
  expect(JSON.stringify(found)).not.toContain("not-the-password");
});

test("a key that does not open what is stored is found out", async () => {
  const { db, transaction } = await import("@/lib/platform/db");
  const { queueMail } = await import("@/lib/notifications/mutations");
  await transaction((tx) =>
    queueMail(tx, {
      key: "doctor",
      to: "a@b.test",
      locale: "en",
      content: { template: "signInCode", code: "123456", link: "https://shop.test/", minutes: 10 },
    }),
  );
  expect(said((await looked()).found, "database.key")).toBe("ok ENCRYPTION_KEY opens them");
  const other = { ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64") };
  expect(said((await looked(other)).found, "database.key")).toMatch(
    /^failed ENCRYPTION_KEY does not open them/,
  );
  await db().mail.deleteMany({ where: { key: "doctor" } });
});
