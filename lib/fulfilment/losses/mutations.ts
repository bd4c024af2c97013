import "server-only";
import { machineNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { MOST_SILENCE_MS } from "./model";

/** Notes that the shop is at work; after a silence it is so only since now. */
export async function beat(): Promise<void> {
  const [since, at] = [now(), machineNow()];
  const heard = {
    gte: new Date(at.getTime() - MOST_SILENCE_MS),
    lte: new Date(at.getTime() + MOST_SILENCE_MS),
  };
  const { count } = await db().heartbeat.updateMany({ where: { beatAt: heard }, data: { beatAt: at } });
  if (count > 0) return;
  await db().heartbeat.upsert({
    where: { id: 1 },
    create: { id: 1, since, beatAt: at },
    update: { since, beatAt: at },
  });
}
