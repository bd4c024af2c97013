import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";

const changes = z.array(z.object({ at: z.date(), status: z.string() }));

/** When the operator's word for the state of an eSIM changed, as far as we asked, oldest first; the last few of them. */
export async function statusChanges(esimId: string, take = 20): Promise<z.output<typeof changes>> {
  const rows = await db().$queryRaw`
    SELECT at, status FROM (
      SELECT at, status, lag(status) OVER (ORDER BY at, id) AS before FROM usage_sample WHERE esim_id = ${esimId}::uuid
    ) AS sample WHERE before IS DISTINCT FROM status ORDER BY at DESC LIMIT ${take}`;
  return changes.parse(rows).reverse();
}
