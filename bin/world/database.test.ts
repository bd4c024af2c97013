import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabase, requireDatabase } from "./database.ts";
import { migrate } from "./migrations.ts";
import { withClient } from "./postgres.ts";

const { adminUrl } = inject("world");
const address = new URL(adminUrl);
address.pathname = "/migration_trial";
let folder = "";

function addMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "landfall-migrations-"));
  writeFileSync(join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  await createDatabase(adminUrl, "migration_trial");
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await withClient(adminUrl, (client) => client.query("DROP DATABASE migration_trial WITH (FORCE)"));
});

test("applies what is new, once, and reads function bodies whole", async () => {
  const body = "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;";
  addMigration("20260101000000_first", `CREATE TABLE one (id int);\n${body}`);
  expect(await migrate(address.href, folder)).toEqual(["20260101000000_first"]);
  expect(await migrate(address.href, folder)).toEqual([]);
});

test("a migration that fails leaves nothing behind, and is tried again when mended", async () => {
  addMigration("20260101000001_second", "CREATE TABLE three (id int);\nSELECT nothing_like_it();");
  await expect(migrate(address.href, folder)).rejects.toThrow(
    /could not be migrated .*nothing_like_it.*try again/,
  );
  const found = await withClient(address.href, (client) =>
    client.query("SELECT to_regclass('three') AS name"),
  );
  expect(found.rows).toEqual([{ name: null }]);

  addMigration("20260101000001_second", "CREATE TABLE three (id int);");
  expect(await migrate(address.href, folder)).toEqual(["20260101000001_second"]);
});

test("two launchers at once take turns", async () => {
  addMigration("20260101000002_third", "SELECT pg_sleep(0.2); CREATE TABLE four (id int);");
  const both = await Promise.all([migrate(address.href, folder), migrate(address.href, folder)]);
  expect(both.flat()).toEqual(["20260101000002_third"]);
});

test("a database that does not answer is one line", async () => {
  await expect(requireDatabase("postgresql://nobody@127.0.0.1:1/none")).rejects.toThrow(
    /DATABASE_URL does not answer/,
  );
});
