import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { hasCode, messageOf } from "../world/fail.ts";
import { withClient } from "../world/postgres.ts";
import { root } from "../world/settings.ts";
import { line, type Finding, type Findings } from "./finding.ts";
import { noteClock, type Scene } from "./scene.ts";
import { unheard } from "./wire.ts";

const OLDEST = 14;

const serverRow = z.object({ number: z.string(), now: z.date() });
const migrationRow = z.object({
  migration_name: z.string(),
  finished_at: z.date().nullable(),
  rolled_back_at: z.date().nullable(),
});

/** Whether the shop's database answers, is new enough and fits this version of the shop. */
export async function* checkDatabase(scene: Scene): Findings {
  const { environment, settings } = scene.ground;
  const url = environment["DATABASE_URL"] ?? "";
  const whose = settings.databaseUrl === undefined ? "our own" : "yours";
  const reached = line("database.reachable", "reachable");
  try {
    const began = performance.now();
    const findings = await withClient(url, async (client) => {
      const ms = Math.round(performance.now() - began);
      return [reached.ok(`${whose}, connected in ${String(ms)} ms`), ...(await lookInside(scene, client))];
    });
    yield* findings;
  } catch (error) {
    scene.tablesMissing = "the database comes first";
    yield unreachable(error, url);
    return;
  }
  if (scene.tablesMissing === undefined) yield await key();
}

function unreachable(error: unknown, url: string): Finding {
  const at = line("database.reachable", "reachable");
  const name = new URL(url).pathname.slice(1);
  if (hasCode(error, "28P01", "28000"))
    return at.fail("it refuses the user or the password", "check user and password in DATABASE_URL");
  if (hasCode(error, "3D000"))
    return at.fail(`it has no database "${name}"`, `createdb ${name}, or name another one in DATABASE_URL`);
  if (hasCode(error, "53300"))
    return at.fail("it takes no more connections", "raise max_connections, or end what holds them");
  const { message, mend } = unheard(error, { host: new URL(url).host, variable: "DATABASE_URL" });
  return at.fail(message, mend);
}

async function lookInside(scene: Scene, client: Client): Promise<Finding[]> {
  const askedAt = Date.now();
  const answer = await client.query(
    "SELECT current_setting('server_version_num') AS number, clock_timestamp() AS now",
  );
  const { number, now } = serverRow.parse(answer.rows[0]);
  noteClock(scene, "database", { at: now, askedAt, heardAt: Date.now(), stepMs: 0 });
  const major = Math.floor(Number(number) / 10_000);
  const version = line("database.version", "version");
  const isNew = major >= OLDEST;
  return [
    isNew
      ? version.ok(`PostgreSQL ${String(major)}`)
      : version.fail(`PostgreSQL ${String(major)} is too old`, `use PostgreSQL ${String(OLDEST)} or newer`),
    await migrations(scene, client),
  ];
}

function migrationsOfThisVersion(): string[] {
  const entries = readdirSync(join(root, "prisma", "migrations"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function appliedIn(client: Client): Promise<Set<string>> {
  const query = "SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations";
  try {
    const { rows } = await client.query(query);
    const done = z
      .array(migrationRow)
      .parse(rows)
      .filter((row) => row.finished_at && !row.rolled_back_at);
    return new Set(done.map((row) => row.migration_name));
  } catch (error) {
    if (hasCode(error, "42P01")) return new Set();
    throw error;
  }
}

async function migrations(scene: Scene, client: Client): Promise<Finding> {
  const at = line("database.migrations", "migrations");
  const [ours, applied] = [migrationsOfThisVersion(), await appliedIn(client)];
  const missing = ours.filter((name) => !applied.has(name));
  const strange = [...applied].filter((name) => !ours.includes(name));
  if (missing.length > 0) {
    scene.tablesMissing = "the database's migrations come first";
    const said = `${String(missing.length)} of ${String(ours.length)} are missing`;
    return at.fail(said, "npm run db:migrate");
  }
  if (strange.length > 0) {
    const said = `all ${String(ours.length)} applied, and ${String(strange.length)} that this version does not know`;
    return at.warn(
      said,
      "a newer version of the shop was here: run that one, or restore the backup from before it",
    );
  }
  const { migrated } = scene.ground;
  const fresh = migrated.length === 0 ? "" : `, ${String(migrated.length)} just now, as every start does`;
  return at.ok(`all ${String(ours.length)} applied${fresh}`);
}

/** A key that does not open what is stored is found out here rather than by a buyer without an eSIM. */
async function key(): Promise<Finding> {
  const at = line("database.key", "stored secrets");
  const mail = await db().mail.findFirst({
    select: { key: true, contentCipher: true },
    orderBy: { createdAt: "desc" },
  });
  if (mail === null) return at.skip("none yet that ENCRYPTION_KEY would have to open");
  try {
    decrypt(mail.contentCipher, `mail:${mail.key}`);
    return at.ok("ENCRYPTION_KEY opens them");
  } catch (error) {
    return at.fail(
      `ENCRYPTION_KEY does not open them (${messageOf(error).slice(0, 80)})`,
      "put back the ENCRYPTION_KEY this database was written with; it was in .env or DATA_DIR/secrets.json",
    );
  }
}
