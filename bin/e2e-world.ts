// A world of the browser journeys: a whole Landfall through the same launcher, always empty at the start and never with
// the operator's keys. playwright.config.ts starts and stops each of them, by its name.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { clearE2eFolder } from "./checks/e2e-folder.ts";
import { E2E } from "./checks/e2e-settings.ts";
import { command, Failure } from "./world/fail.ts";
import { launch } from "./world/launch.ts";
import { builtIn } from "./world/settings.ts";

const KEPT = new Set(["PATH", "HOME", "USER", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "CI"]);

await command(async () => {
  const world = Object.entries(E2E).find(([name]) => name === process.argv[2])?.[1];
  if (!world) throw new Failure(`Name one of the worlds: ${Object.keys(E2E).join(", ")}.`);
  // What the build at hand was made with: the journeys run on that build.
  const inBuild = builtIn();
  for (const name of Object.keys(process.env)) if (!KEPT.has(name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, { ...world, ...inBuild, ENV_FILE: "" });
  await clearE2eFolder(world);
  try {
    await launch("start");
  } finally {
    // The logs stay for whoever wants to know why a journey failed.
    for (const name of ["postgres", "sandbox"])
      rmSync(join(world.DATA_DIR, name), { recursive: true, force: true });
  }
});
process.exit();
