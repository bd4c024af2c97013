import type { Crew } from "./crew.ts";
import { createDatabase, requireDatabase } from "./database.ts";
import { runningCluster, startPostgres, type Cluster } from "./postgres.ts";
import type { Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

export interface Database {
  readonly url: string;
  /** Absent where DATABASE_URL names the operator's own. */
  readonly cluster: Cluster | undefined;
}

const NAME = "landfall";

/** The database of an instance: the operator's where DATABASE_URL names one, else a PostgreSQL of our own. */
export async function openDatabase(settings: Settings, secrets: Secrets, crew: Crew): Promise<Database> {
  if (settings.databaseUrl !== undefined) {
    await requireDatabase(settings.databaseUrl);
    return { url: settings.databaseUrl, cluster: undefined };
  }
  const plan = { dataDir: settings.dataDir, password: secrets.databasePassword };
  const cluster = await startPostgres(plan, crew);
  await createDatabase(cluster.url("postgres"), NAME);
  return { url: cluster.url(NAME), cluster };
}

/** The same, of an instance that another launcher runs: nothing is started. */
export function runningDatabase(settings: Settings, secrets: Secrets): string {
  const plan = { dataDir: settings.dataDir, password: secrets.databasePassword };
  return settings.databaseUrl ?? runningCluster(plan)(NAME);
}
