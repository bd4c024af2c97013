import { z } from "zod";
import type { Scene } from "./scene.ts";
import { ask, Unheard, type Heard } from "./wire.ts";

const healthAnswer = z.object({
  ready: z.boolean(),
  version: z.string(),
  database: z.string(),
  supplier: z.string(),
});

export type Health = z.output<typeof healthAnswer>;

export function askShop({ ground }: Scene, path: string): Promise<Heard> {
  return ask({ url: `${ground.settings.appUrl}${path}`, variable: "APP_URL" });
}

/** What the shop at our address says of itself; nothing where no shop answers, or only one that is not this one. */
export async function healthOf(scene: Scene): Promise<Health | undefined> {
  if (!mayBeOurs(scene)) return undefined;
  try {
    return healthAnswer.safeParse((await askShop(scene, "/api/health")).body).data;
  } catch (error) {
    if (error instanceof Unheard) return undefined;
    throw error;
  }
}

/** Where the database is one of our own and nobody keeps it running, whatever answers is another shop. */
export function mayBeOurs({ ground }: Scene): boolean {
  return ground.running || ground.settings.databaseUrl !== undefined;
}
