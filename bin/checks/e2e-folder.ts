import { Failure } from "../world/fail.ts";
import { wipe } from "../world/lock.ts";
import { E2E } from "./e2e-settings.ts";

/** Makes room for a new world: what an earlier run left (its processes, if it was killed) goes. */
export async function clearE2eFolder(): Promise<void> {
  if ((await wipe(E2E.DATA_DIR)) !== undefined)
    throw new Failure("Another browser test run is under way: wait for it to end.");
}
