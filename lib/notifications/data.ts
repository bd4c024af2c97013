import "server-only";
import { db } from "@/lib/platform/db";
import { dueMails } from "./model";

/** Mails that should have gone out by now, the longest waiting first. */
export async function mailsToSend(at: Date, take: number): Promise<string[]> {
  const rows = await db().mail.findMany({
    where: dueMails(at),
    select: { id: true },
    orderBy: { nextAt: "asc" },
    take,
  });
  return rows.map((row) => row.id);
}
