import "server-only";
import { db } from "@/lib/platform/db";

/** The order for which a purchase under this reference was made; null if it is not one of ours. */
export async function orderOfReference(reference: string): Promise<string | null> {
  const attempt = await db().supplierAttempt.findUnique({
    where: { reference },
    select: { line: { select: { orderId: true } } },
  });
  return attempt?.line.orderId ?? null;
}
