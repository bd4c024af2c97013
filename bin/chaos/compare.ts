import type { Pool } from "pg";
import { z } from "zod";
import { until } from "../world/wait.ts";

const inserted = z.array(z.object({ id: z.string() })).length(1);
const looked = z.array(z.object({ state: z.string() }));

const PATIENCE_MS = 180_000;

/**
 * Has the shop compare its books with the others', as it does by the clock every ten minutes: what it can find out by
 * itself must be known before anybody judges. Whether it got through.
 */
export async function compareBooks(database: Pool): Promise<boolean> {
  const made = await database.query(
    `INSERT INTO pgboss.job (name, data, retry_limit, retry_delay) VALUES ('fulfilment.reconcile', '{"days": 31}', 5, 2)
     RETURNING id`,
  );
  const [job] = inserted.parse(made.rows);
  let state = "created";
  await until(async () => {
    const found = await database.query("SELECT state FROM pgboss.job WHERE id = $1", [job?.id]);
    state = looked.parse(found.rows)[0]?.state ?? "gone";
    return ["completed", "failed", "cancelled", "gone"].includes(state);
  }, PATIENCE_MS);
  return state === "completed";
}
