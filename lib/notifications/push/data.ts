import "server-only";
import { db } from "@/lib/platform/db";
import { dueMails } from "../model";

/** Messages that should have gone out by now, the longest waiting first. */
export async function pushesToSend(at: Date, take: number): Promise<string[]> {
  const rows = await db().pushMessage.findMany({
    where: dueMails(at),
    select: { id: true },
    orderBy: { nextAt: "asc" },
    take,
  });
  return rows.map((row) => row.id);
}
