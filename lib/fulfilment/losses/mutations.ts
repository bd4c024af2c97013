import "server-only";
import { machineNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { MOST_SILENCE_MS } from "./model";

/** Notes that the shop is at work; after a silence a new era begins. */
export async function beat(): Promise<void> {
  const at = machineNow();
  const heard = {
    gte: new Date(at.getTime() - MOST_SILENCE_MS),
    lte: new Date(at.getTime() + MOST_SILENCE_MS),
  };
  const { count } = await db().heartbeat.updateMany({ where: { beatAt: heard }, data: { beatAt: at } });
  if (count > 0) return;
  const begun = { era: newId(), beatAt: at };
  await db().heartbeat.upsert({ where: { id: 1 }, create: { id: 1, ...begun }, update: begun });
}
