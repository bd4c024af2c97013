import "server-only";
import { db } from "@/lib/platform/db";

/** The attempt of a line whose outcome is not known yet; there is at most one. */
export async function openAttempt(lineId: string) {
  return db().supplierAttempt.findFirst({ where: { lineId, outcome: null } });
}
