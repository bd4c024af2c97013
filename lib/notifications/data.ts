import "server-only";
import { db } from "@/lib/platform/db";

const MOST_ATTEMPTS = 50;

/** Mails that should have gone out by now; by name of the states, since an index cannot answer "not sent". */
export async function unsentMails(olderThan: Date): Promise<string[]> {
  const rows = await db().mail.findMany({
    where: {
      status: { in: ["QUEUED", "FAILED"] },
      createdAt: { lt: olderThan },
      attempts: { lt: MOST_ATTEMPTS },
    },
    select: { id: true },
    take: 200,
  });
  return rows.map((row) => row.id);
}
