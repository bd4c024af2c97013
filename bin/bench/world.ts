import { join } from "node:path";
import { openOutside, type OutsideWorld } from "../chaos/world/outside.ts";
import { buildIfNeeded } from "../world/build.ts";
import type { Crew } from "../world/crew.ts";
import { createDatabase } from "../world/database.ts";
import { untilReady } from "../world/health.ts";
import { notableInNode, notableInPostgres } from "../world/log-lines.ts";
import { migrate } from "../world/migrations.ts";
import { outsideFor } from "../world/outside.ts";
import { freePort } from "../world/ports.ts";
import { startPostgres } from "../world/postgres.ts";
import { startSandbox } from "../world/sandbox.ts";
import { secretsIn } from "../world/secrets.ts";
import { root, settingsFrom, type Environment } from "../world/settings.ts";
import { webEnvironment } from "../world/web-environment.ts";

/** The shop with its full catalogue, one web process, nothing in between. */
export interface Shop {
  readonly url: string;
  readonly env: Environment;
  readonly databaseUrl: string;
  readonly outside: OutsideWorld;
  readonly webPid: number;
}

const DATABASE = "landfall";

export async function openShop(dataDir: string, crew: Crew): Promise<Shop> {
  await buildIfNeeded(dataDir, crew);
  const { databasePassword: password } = secretsIn(dataDir);
  const cluster = await startPostgres(
    { dataDir, password, throwAway: true, notable: notableInPostgres },
    crew,
  );
  const databaseUrl = cluster.url(DATABASE);
  await createDatabase(cluster.url("postgres"), DATABASE);
  await migrate(databaseUrl);
  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const settings = {
    ...settingsFrom({ PORT: String(port), SANDBOX_PORT: String(sandboxPort), SMTP_PORT: String(smtpPort) }),
    dataDir,
  };
  const outside = outsideFor({}, settings);
  await startSandbox({ dataDir, url: settings.sandboxUrl, variables: outside.forSandbox }, crew);
  const env = { ...webEnvironment({ mode: "start", settings, outside, databaseUrl }), LOG_LEVEL: "warn" };
  const web = await crew.start({
    name: "web",
    command: process.execPath,
    args: [join(root, "node_modules", "next", "dist", "bin", "next"), "start", "-p", String(port)],
    env,
    dataDir,
    cwd: root,
    notable: notableInNode,
  });
  await untilReady(port);
  return {
    url: settings.appUrl,
    env,
    databaseUrl,
    outside: openOutside(settings.sandboxUrl),
    webPid: web.pid,
  };
}
