import "server-only";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { bodyContext } from "./model";

/** The text of an event of this supplier's that nobody acted on yet; null if there is none. */
export async function openEventText(supplier: string, id: string): Promise<string | null> {
  const row = await db().supplierEvent.findFirst({
    where: { id, supplier, handledAt: null },
    select: { bodyCipher: true },
  });
  return row && decrypt(row.bodyCipher, bodyContext(id));
}
