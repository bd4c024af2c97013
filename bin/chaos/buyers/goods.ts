import type { Pool } from "pg";
import { z } from "zod";
import { PROMO, type Good } from "./stories.ts";

const rows = z.array(z.object({ slug: z.string(), supplierPackageId: z.string() }));
const MOST_MINOR = 3_000;
const SHELF = 40;

/** Some of what the shop sells, always the same for the same catalogue. */
export async function goodsIn(database: Pool): Promise<readonly Good[]> {
  const found = await database.query(
    `SELECT slug, supplier_id AS "supplierPackageId" FROM package
     WHERE gone_at IS NULL AND type = 'SIM' AND price_minor < $1 ORDER BY md5(slug) LIMIT $2`,
    [MOST_MINOR, SHELF],
  );
  return rows.parse(found.rows);
}

/** A code that takes something off, for whoever knows it. */
export async function printPromo(database: Pool): Promise<void> {
  await database.query(
    `INSERT INTO promo_code (id, code, kind, percent_bps, places, created_at)
     VALUES (gen_random_uuid(), $1, 'PERCENT', $2, '{}', now())`,
    [PROMO.code, PROMO.percent * 100],
  );
}
