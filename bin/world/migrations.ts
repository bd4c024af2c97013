import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, messageOf } from "./fail.ts";
import { withClient } from "./postgres.ts";
import { withSchemaEngine, type Datamodels, type SchemaEngine } from "./schema-engine.ts";
import { root } from "./settings.ts";

const NO_FILTERS = { externalTables: [], externalEnums: [] };
/** Any number will do, as long as every launcher waits for the same one. */
const MIGRATION_LOCK = 7_021_970;

export function datamodels(folder = join(root, "prisma", "schema")): Datamodels {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  return names.sort().map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]);
}

function migrationsList(folder: string) {
  const lockfile = join(folder, "migration_lock.toml");
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Prisma's errors span a page; the first line that says what happened is the one to show. */
function reasonIn(error: unknown): string {
  const lines = messageOf(error).split("\n");
  const telling = lines.find((line) => /Database error:|ERROR:|already exists|does not exist/.test(line));
  return (telling ?? lines.find((line) => line.trim() !== "") ?? "unknown reason").trim();
}

/**
 * A migration that was begun and not finished left nothing behind, since each is applied whole; but its record
 * bars the way until it is marked as rolled back.
 */
async function clearFailed(engine: SchemaEngine, list: ReturnType<typeof migrationsList>): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  for (const migrationName of found.failedMigrationNames)
    await engine.markMigrationRolledBack({ migrationName });
}

/** Brings a database up to date; the names of what was applied. Two launchers at once take turns. */
export async function migrate(
  url: string,
  folder = join(root, "prisma", "migrations"),
): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    try {
      return await withSchemaEngine({ url, datamodels: datamodels() }, async (engine) => {
        const list = migrationsList(folder);
        await clearFailed(engine, list);
        return (await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS }))
          .appliedMigrationNames;
      });
    } catch (error) {
      const advice = "mend the cause, then try again.";
      throw new Failure(`The database could not be migrated (${reasonIn(error)}): ${advice}`);
    }
  });
}
