import type { Crew } from "../world/crew.ts";
import { openDataDir } from "../world/data-dir.ts";
import { Failure } from "../world/fail.ts";
import { withCrew, withInstance } from "../world/instance.ts";
import { holderOf } from "../world/lock.ts";
import { migrate } from "../world/migrations.ts";
import { outsideFor, type Outside } from "../world/outside.ts";
import { openDatabase, runningDatabase } from "../world/own-database.ts";
import { freePort, isFree } from "../world/ports.ts";
import { startSandbox } from "../world/sandbox.ts";
import { secretsIn } from "../world/secrets.ts";
import { given, loadEnvFile, settingsFrom, type Environment, type Settings } from "../world/settings.ts";
import { webEnvironment } from "../world/web-environment.ts";

/** What the shop stands on where the doctor looks at it: exactly what its web process is, or would be, told. */
export interface Ground {
  readonly settings: Settings;
  readonly environment: Environment;
  /** What the operator gave, before the launcher filled in the rest. */
  readonly given: ReadonlySet<string>;
  readonly played: readonly string[];
  /** Whether a launcher runs on this data folder. */
  readonly running: boolean;
  /** Why something that the launcher starts by itself could not be started, by the variable that would replace it. */
  readonly trouble: ReadonlyMap<string, string>;
  /** Migrations that our own database was given just now, as every start does. */
  readonly migrated: readonly string[];
  /** Whether somebody wants us to stop: what we started ends, and nothing seen from then on is true. */
  readonly isStopping: () => boolean;
}

/** Ports of the sandbox while it plays for the doctor only; those of the settings may be another instance's. */
async function withFreePorts(settings: Settings): Promise<Settings> {
  if ((await isFree(settings.sandboxPort)) && (await isFree(settings.smtpPort))) return settings;
  const [SANDBOX_PORT, SMTP_PORT] = [String(await freePort()), String(await freePort())];
  return settingsFrom({ ...process.env, SANDBOX_PORT, SMTP_PORT });
}

async function noting<T>(
  trouble: Map<string, string>,
  variable: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    trouble.set(variable, error.message);
    return undefined;
  }
}

interface Plan {
  readonly settings: Settings;
  readonly crew: Crew;
  readonly outside: Outside;
  readonly running: boolean;
}

function groundOf(plan: Plan, databaseUrl: string, more: Partial<Ground> = {}): Ground {
  const { settings, outside, running, crew } = plan;
  return {
    settings,
    environment: webEnvironment({ mode: "start", settings, outside, databaseUrl }),
    given: new Set(Object.keys(process.env).filter((name) => given(process.env, name) !== undefined)),
    played: outside.played,
    running,
    trouble: new Map(),
    migrated: [],
    isStopping: crew.isStopping,
    ...more,
  };
}

/** Database and sandbox, as far as they are ours, for as long as the doctor looks. */
async function started(plan: Plan): Promise<Ground> {
  const { settings, outside, crew } = plan;
  const trouble = new Map<string, string>();
  let migrated: readonly string[] = [];
  let url = settings.databaseUrl;
  if (url === undefined) {
    const own = await noting(trouble, "DATABASE_URL", async () => {
      const database = await openDatabase(settings, secretsIn(settings.dataDir), crew);
      migrated = await migrate(database.url);
      return database.url;
    });
    url = own;
  }
  if (outside.played.length > 0) {
    const sandbox = { dataDir: settings.dataDir, url: settings.sandboxUrl, variables: outside.forSandbox };
    await noting(trouble, "SANDBOX_PORT", () => startSandbox(sandbox, crew));
  }
  return groundOf(plan, url ?? "", { trouble, migrated });
}

/**
 * Lets `look` see the shop's surroundings. What runs already is used as it is; what nobody runs is started for the
 * duration; a system with keys is asked where it is.
 */
export async function onGround(look: (ground: Ground) => Promise<void>): Promise<"done" | "interrupted"> {
  loadEnvFile();
  const configured = settingsFrom(process.env);
  openDataDir(configured.dataDir);
  const running = holderOf(configured.dataDir) !== undefined;
  const settings = running ? configured : await withFreePorts(configured);
  const outside = outsideFor(process.env, settings);
  const plan = { settings, outside, running };
  if (running) {
    const url = runningDatabase(settings, secretsIn(settings.dataDir));
    return withCrew((crew) => look(groundOf({ ...plan, crew }, url)));
  }
  const lookAround = async (crew: Crew): Promise<void> => look(await started({ ...plan, crew }));
  if (settings.databaseUrl !== undefined && outside.played.length === 0) return withCrew(lookAround);
  return withInstance(settings.dataDir, lookAround);
}
