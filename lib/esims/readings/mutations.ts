import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/platform/db";
import { topic } from "@/lib/platform/queue";

/** An answer about an eSIM that somebody watches was kept. */
export const watchedUsageRead = topic("esims.watched-usage-read", z.object({ esimId: z.uuid() }));

/** Has each usage answer about an eSIM passed on at once, or no longer. */
export async function watchUsage(tx: Db, esimId: string, isWatched: boolean): Promise<void> {
  await tx.esimUsage.updateMany({ where: { esimId }, data: { isWatched } });
}
