import { rmSync } from "node:fs";
import { isDataDir } from "../world/data-dir.ts";
import { Failure } from "../world/fail.ts";
import { endLeftovers, holderOf } from "../world/lock.ts";
import { E2E } from "./e2e-settings.ts";

/** Makes room for a new world: what an earlier run left (its processes, if it was killed) goes. */
export async function clearE2eFolder(): Promise<void> {
  const dir = E2E.DATA_DIR;
  if (!isDataDir(dir)) return;
  if (holderOf(dir) !== undefined)
    throw new Failure("Another browser test run is under way: wait for it to end.");
  await endLeftovers(dir);
  rmSync(dir, { recursive: true, force: true });
}
