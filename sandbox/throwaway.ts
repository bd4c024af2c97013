import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SupplierProfile } from "./kernel/world.ts";
import { startSandbox } from "./start.ts";

/** A sandbox of its own for one test file; a restart keeps its data and moves it to another port. */
export async function openThrowawaySandbox(profile?: SupplierProfile) {
  const dataDir = mkdtempSync(join(tmpdir(), "sandbox-"));
  const start = () => startSandbox({ dataDir, port: 0, profile });
  let running = await start();
  return {
    /** The one that runs now, from inside: its settings, its clock, its faults. */ running: () => running,
    url: () => `http://127.0.0.1:${running.port}`,
    restart: async () => {
      await running.stop();
      running = await start();
    },
    close: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
