// `npm run reset`: wipes the data folder, and nothing that is not one.
import { existsSync } from "node:fs";
import { isDataDir, shown } from "./world/data-dir.ts";
import { command, Failure } from "./world/fail.ts";
import { wipe } from "./world/lock.ts";
import { loadEnvFile, settingsFrom } from "./world/settings.ts";

await command(async () => {
  loadEnvFile();
  const { dataDir } = settingsFrom(process.env);
  if (!existsSync(dataDir)) {
    process.stdout.write(`There is no ${shown(dataDir)}: nothing to wipe.\n`);
    return;
  }
  if (!isDataDir(dataDir)) {
    throw new Failure(`${shown(dataDir)} is not a Landfall data folder: nothing was wiped. Check DATA_DIR.`);
  }
  const holder = await wipe(dataDir);
  if (holder !== undefined) {
    const advice = `stop it first (Ctrl-C there, or kill ${String(holder.pid)}).`;
    throw new Failure(`Landfall runs on ${shown(dataDir)} (process ${String(holder.pid)}): ${advice}`);
  }
  process.stdout.write(`Wiped ${shown(dataDir)}.\n`);
});
