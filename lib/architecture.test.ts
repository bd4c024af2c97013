import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { PAGES } from "../e2e/specs/coverage/pages.ts";
import { foreignModels, ownersIn, type SourceFile } from "../bin/checks/table-owners.ts";

const root = resolve(import.meta.dirname, "..");
const APPEND_ONLY = [
  "audit_entry",
  "auto_topup_step",
  "esim_reminder",
  "order_event",
  "payment_event",
  "supplier_call",
  "usage_sample",
];

function filesIn(folder: string, ending: RegExp): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => ending.test(name)).sort();
}

function sources(folder: string): SourceFile[] {
  const names = filesIn(folder, /(?<!\.test)\.tsx?$/);
  return names.map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(join(root, folder, name), "utf8"),
  }));
}

describe("tables", () => {
  const schemas = filesIn("prisma/schema", /\.prisma$/).map((name) => ({
    module: basename(name, ".prisma"),
    text: readFileSync(join(root, "prisma/schema", name), "utf8"),
  }));

  test("each schema file is named after the module that owns its tables", () => {
    const modules = readdirSync(join(root, "lib"));
    const owners = schemas.filter(({ text }) => /^model /m.test(text)).map(({ module }) => module);
    expect(owners.filter((owner) => !modules.includes(owner))).toEqual([]);
  });

  test("a module touches only its own tables; reporting may read", () => {
    expect(foreignModels(sources("lib"), ownersIn(schemas))).toEqual([]);
  });
});

describe("pages", () => {
  const pages = filesIn("app", /(^|\/)page\.tsx$/);

  test("each one is named in the coverage list", () => {
    expect(pages.filter((page) => !(page in PAGES))).toEqual([]);
  });

  test("the coverage list names no page that is gone", () => {
    expect(Object.keys(PAGES).filter((page) => !pages.includes(page))).toEqual([]);
  });
});

describe("migrations", () => {
  const folder = join(root, "prisma/migrations");
  const entries = readdirSync(folder, { withFileTypes: true });

  test("the folder has the standard form, so that plain `prisma migrate deploy` works too", () => {
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^\d{14}_[a-z0-9_]+$/.test(name))).toEqual([]);
    for (const name of names) expect(readdirSync(join(folder, name))).toEqual(["migration.sql"]);
    const lock = readFileSync(join(folder, "migration_lock.toml"), "utf8");
    expect(lock).toContain('provider = "postgresql"');
  });
});

describe("ledgers", () => {
  test("are append-only by rule of the database", async () => {
    // The two bits of tgtype: before the change, and of updates.
    const guarded = await db().$queryRaw<{ table: string }[]>`
      SELECT tgrelid::regclass::text AS table FROM pg_trigger
      WHERE tgname = 'append_only' AND tgenabled <> 'D' AND (tgtype & 16) > 0 AND (tgtype & 2) > 0`;
    expect(guarded.map(({ table }) => table)).toEqual(expect.arrayContaining(APPEND_ONLY));
  });
});
