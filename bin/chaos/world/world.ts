import { Pool } from "pg";
import { buildIfNeeded } from "../../world/build.ts";
import type { Crew } from "../../world/crew.ts";
import { createDatabase } from "../../world/database.ts";
import { untilReady } from "../../world/health.ts";
import { type Notable, notableInPostgres } from "../../world/log-lines.ts";
import { migrate } from "../../world/migrations.ts";
import { outsideFor } from "../../world/outside.ts";
import { freePort } from "../../world/ports.ts";
import { startPostgres, withClient, type Cluster } from "../../world/postgres.ts";
import { startSandbox } from "../../world/sandbox.ts";
import { secretsIn, type Secrets } from "../../world/secrets.ts";
import { settingsFrom } from "../../world/settings.ts";
import { webEnvironment } from "../../world/web-environment.ts";
import { VARIABLE, type Mutant } from "../mutants/model.ts";
import { crashTap, openAmbush, type CrashPoint } from "../proxy/crash-points.ts";
import { openLink, type Link } from "../proxy/link.ts";
import { httpReader } from "../proxy/readers.ts";
import { openBackup, type Backup } from "./backup.ts";
import { openOutside, type OutsideWorld } from "./outside.ts";
import { ownerOf } from "./socket-owner.ts";
import { startWeb, type Web } from "./web.ts";

/** A whole Landfall of its own, with every line between its parts in our hands. */
export interface World {
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly webs: readonly Web[];
  /** Where buyers and webhooks go: it leads to whichever web process is up. */
  readonly front: Link;
  /** On which all of them speak with the supplier. */
  readonly supplier: Link;
  readonly appUrl: string;
  readonly outside: OutsideWorld;
  /** Reads of the shop's books, past all proxies. */
  readonly database: Pool;
  readonly restartDatabase: () => Promise<void>;
  readonly backup: Backup;
  readonly ambush: ReturnType<typeof openAmbush>;
  /** Every process but our own. */
  readonly processes: readonly { readonly name: string; readonly pid: () => number }[];
  readonly close: () => Promise<void>;
}

/** Between an attempt and its look-ups, and the longest that an effect or a list may lag behind: see faults/rates.ts. */
export const SETTLE_SECONDS = 12;
export const STAFF = ["ada@landfall.test", "grace@landfall.test"] as const;
const WEBS = 2;
const DATABASE = "landfall";

/** Connections that are cut, and turned away while the books are set back, are the storm's own doing. */
const notableInStorm: Notable = (line) =>
  /connection to client lost|not currently accepting connections|does not exist/.test(line)
    ? undefined
    : notableInPostgres(line);

/** Chosen at a start and kept while the database comes and goes. */
async function startDatabase(dataDir: string, secrets: Secrets, crew: Crew): Promise<Cluster> {
  const password = secrets.databasePassword;
  return startPostgres({ dataDir, password, throwAway: true, notable: notableInStorm }, crew);
}

function chooser(webs: readonly Web[]): () => number | undefined {
  let turn = 0;
  return () => {
    const up = webs.filter((web) => web.isServing());
    turn += 1;
    return up[turn % Math.max(up.length, 1)]?.port;
  };
}

interface Plan {
  readonly dataDir: string;
  readonly crew: Crew;
  readonly seed: number;
  readonly say: (line: string) => void;
  readonly onCrash: (point: CrashPoint) => void;
  /** The defect that is awake in the shop. */
  readonly mutant: Mutant | null;
}

export async function openChaosWorld({ dataDir, crew, seed, say, onCrash, mutant }: Plan): Promise<World> {
  say("checking the build …");
  await buildIfNeeded(dataDir, crew);
  const secrets = secretsIn(dataDir);
  let cluster = await startDatabase(dataDir, secrets, crew);
  const databaseUrl = cluster.url(DATABASE);
  await createDatabase(cluster.url("postgres"), DATABASE);
  await migrate(databaseUrl);
  const defect = mutant?.sql;
  if (defect !== undefined) await withClient(databaseUrl, (client) => client.query(defect));

  const webs: Web[] = [];
  const front = await openLink({ target: chooser(webs) });
  const [sandboxPort, smtpPort] = [await freePort(), await freePort()];
  const settings = {
    ...settingsFrom({
      PORT: String(front.port),
      SANDBOX_PORT: String(sandboxPort),
      SMTP_PORT: String(smtpPort),
    }),
    dataDir,
  };
  const outside = outsideFor({ ADMIN_EMAILS: STAFF.join(" ") }, settings);
  const variables = { ...outside.forSandbox, SANDBOX_SEED: String(seed) };
  const sandbox = await startSandbox({ dataDir, url: settings.sandboxUrl, variables }, crew);

  const ambush = openAmbush(onCrash);
  const env = {
    ...webEnvironment({ mode: "start", settings, outside, databaseUrl }),
    SUPPLIER_SETTLE_SECONDS: String(SETTLE_SECONDS),
    // A supplier that hangs in every fifth call needs more hands than one that works.
    SUPPLIER_CONCURRENCY: "64",
    LOG_LEVEL: "info",
    ...(mutant && { [VARIABLE]: mutant.name }),
  };
  const supplier = await openLink({
    target: () => sandboxPort,
    tap: (from) =>
      crashTap(httpReader(), { ambush, line: "outside", crash: () => ownerOf(from, webs)?.kill() }),
  });
  const ports = { database: Number(new URL(databaseUrl).port), payments: sandboxPort, mail: smtpPort };
  for (let number = 1; number <= WEBS; number += 1) {
    const name = `web${number}`;
    webs.push(
      await startWeb({ name, crew, dataDir, env, ambush, ports, supplier, sandboxUrl: settings.sandboxUrl }),
    );
  }
  for (const web of webs) await untilReady(web.port);

  const database = new Pool({ connectionString: databaseUrl, max: 4 });
  // A restart ends idle connections; the next query opens another.
  database.on("error", () => undefined);
  return {
    dataDir,
    secrets,
    webs,
    front,
    appUrl: settings.appUrl,
    outside: openOutside(settings.sandboxUrl),
    database,
    restartDatabase: async () => {
      cluster.child.kill("SIGQUIT");
      await cluster.child.ended;
      cluster = await startDatabase(dataDir, secrets, crew);
    },
    backup: openBackup({ urlOf: (database) => cluster.url(database), name: DATABASE }),
    ambush,
    supplier,
    processes: [
      ...webs,
      { name: "sandbox", pid: () => sandbox.pid },
      { name: "postgres", pid: () => cluster.child.pid },
    ],
    close: async () => {
      for (const web of webs) web.close();
      for (const link of [front, supplier]) link.close();
      await database.end();
    },
  };
}
