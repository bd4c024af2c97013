// The world of the browser journeys: a whole Landfall through the same launcher, always empty at the start and never
// with the operator's keys. playwright.config.ts starts and stops it.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { E2E } from "./checks/e2e-settings.ts";
import { isDataDir } from "./world/data-dir.ts";
import { command, Failure } from "./world/fail.ts";
import { launch } from "./world/launch.ts";
import { endLeftovers, holderOf } from "./world/lock.ts";

const KEPT = new Set(["PATH", "HOME", "USER", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "CI"]);

await command(async () => {
  for (const name of Object.keys(process.env)) if (!KEPT.has(name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, { ...E2E, ENV_FILE: "" });
  const dataDir = E2E.DATA_DIR;
  if (holderOf(dataDir) !== undefined)
    throw new Failure("Another browser test run is under way: wait for it to end.");
  if (isDataDir(dataDir)) {
    await endLeftovers(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    await launch("start");
  } finally {
    // The logs stay for whoever wants to know why a journey failed.
    for (const name of ["postgres", "sandbox"]) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
});
process.exit();
