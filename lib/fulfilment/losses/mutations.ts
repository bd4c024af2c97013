import "server-only";
import { machineNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { MOST_SILENCE_MS } from "./model";

/** Notes that the shop is at work. After a silence a new era begins: true then, when others may know more than our books. */
export async function beat(): Promise<boolean> {
  const at = machineNow();
  const heard = {
    gte: new Date(at.getTime() - MOST_SILENCE_MS),
    lte: new Date(at.getTime() + MOST_SILENCE_MS),
  };
  const { count } = await db().heartbeat.updateMany({ where: { beatAt: heard }, data: { beatAt: at } });
  if (count > 0) return false;
  const begun = { era: newId(), beatAt: at };
  const { count: resumed } = await db().heartbeat.updateMany({ where: { id: 1 }, data: begun });
  if (resumed > 0) return true;
  await db().heartbeat.createMany({ data: { id: 1, ...begun }, skipDuplicates: true });
  return false;
}
