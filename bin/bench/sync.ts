import { withClient } from "../world/postgres.ts";
import type { Shop } from "./world.ts";

export interface SyncTimes {
  readonly unchangedMs: number;
  readonly changedMs: number;
  readonly packages: number;
}

/** Reads the catalogue twice by the shop's own job, once with nothing changed and once with every package. */
export async function timeSync(shop: Shop): Promise<SyncTimes> {
  Object.assign(process.env, shop.env);
  const { syncCatalog } = await import("../../lib/catalog/jobs.ts");
  const time = async (): Promise<number> => {
    const from = performance.now();
    await syncCatalog();
    return performance.now() - from;
  };
  await time();
  const unchangedMs = await time();
  const packages = await withClient(shop.databaseUrl, async (client) => {
    const { rowCount } = await client.query(
      "UPDATE package SET fingerprint = 'bench', cost_minor = cost_minor + 1 WHERE gone_at IS NULL",
    );
    return rowCount ?? 0;
  });
  return { unchangedMs, changedMs: await time(), packages };
}
