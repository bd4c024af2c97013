import "server-only";
import { db } from "@/lib/platform/db";

/** How the last question about a subject went: still under way, answered, or in vain. */
export async function questionState(
  supplier: string,
  subject: string,
): Promise<"under_way" | "answered" | "failed"> {
  const row = await db().supplierQuestion.findUnique({
    where: { supplier_subject: { supplier, subject } },
    select: { answeredAt: true, error: true },
  });
  if (!row?.answeredAt) return "under_way";
  return row.error === null ? "answered" : "failed";
}
