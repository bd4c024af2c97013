// The world of the unit and integration tests: one PostgreSQL with a migrated template, one sandbox, both in a folder
// that is thrown away. vitest.config.ts starts it once; bin/test-setup.ts gives each test file its copy.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { assembleCrew } from "./world/crew.ts";
import { createDatabase } from "./world/database.ts";
import { openDataDir } from "./world/data-dir.ts";
import { acquireLock, wipe } from "./world/lock.ts";
import { migrate } from "./world/migrations.ts";
import { outsideFor } from "./world/outside.ts";
import { freePort } from "./world/ports.ts";
import { startPostgres } from "./world/postgres.ts";
import { startSandbox } from "./world/sandbox.ts";
import { secretsIn } from "./world/secrets.ts";
import { settingsFrom } from "./world/settings.ts";

/** What each test file is told about the world. */
export interface TestWorld {
  /** The cluster's own database, from which copies of the template are ordered. */
  readonly adminUrl: string;
  readonly template: string;
  readonly variables: Readonly<Record<string, string>>;
}

declare module "vitest" {
  interface ProvidedContext {
    world: TestWorld;
  }
}

const TEMPLATE = "template_shop";

const PREFIX = "landfall-test-";

/** Ends and removes what test runs left that were killed before they could tidy up. */
async function sweep(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const name of names) await wipe(join(tmpdir(), name));
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  openDataDir(dataDir);
  const crew = assembleCrew((await acquireLock(dataDir)).adopt);
  const tearDown = async (): Promise<void> => {
    await crew.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const secrets = secretsIn(dataDir);
    const cluster = await startPostgres(
      { dataDir, password: secrets.databasePassword, throwAway: true },
      crew,
    );
    await createDatabase(cluster.url("postgres"), TEMPLATE);
    await migrate(cluster.url(TEMPLATE));

    const openSandbox = async () => {
      const [sandboxPort, smtpPort] = [String(await freePort()), String(await freePort())];
      const settings = settingsFrom({ SANDBOX_PORT: sandboxPort, SMTP_PORT: smtpPort });
      const outside = outsideFor({}, settings);
      await startSandbox({ dataDir, url: settings.sandboxUrl, variables: outside.forSandbox }, crew);
      return { settings, outside };
    };
    // Somebody may have taken a port since it was found to be free.
    const { settings, outside } = await openSandbox().catch(openSandbox);
    project.provide("world", {
      adminUrl: cluster.url("postgres"),
      template: TEMPLATE,
      variables: {
        ...outside.forWeb,
        APP_URL: settings.appUrl,
        NEXTAUTH_URL: settings.appUrl,
        ENCRYPTION_KEY: secrets.ENCRYPTION_KEY,
        NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET,
        VAPID_PUBLIC_KEY: secrets.VAPID_PUBLIC_KEY,
        VAPID_PRIVATE_KEY: secrets.VAPID_PRIVATE_KEY,
        LOG_LEVEL: "silent",
      },
    });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
