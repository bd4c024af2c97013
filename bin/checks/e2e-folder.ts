import { Failure } from "../world/fail.ts";
import { wipe } from "../world/lock.ts";
import type { E2eWorld } from "./e2e-settings.ts";

/** Makes room for a new world: what an earlier run left (its processes, if it was killed) goes. */
export async function clearE2eFolder({ DATA_DIR }: E2eWorld): Promise<void> {
  if ((await wipe(DATA_DIR)) !== undefined)
    throw new Failure("Another browser test run is under way: wait for it to end.");
}
