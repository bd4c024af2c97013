import "server-only";
import { db } from "@/lib/platform/db";

/** What was found out earlier about the supplier's API; null if nothing was. */
export async function storedFinding(supplier: string, name: string): Promise<string | null> {
  const row = await db().supplierFinding.findUnique({ where: { supplier_name: { supplier, name } } });
  return row?.value ?? null;
}
