import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "./start.ts";

/** A sandbox of its own for one test file; a restart keeps its data and moves it to another port. */
export async function openThrowawaySandbox() {
  const dataDir = mkdtempSync(join(tmpdir(), "sandbox-"));
  let running = await startSandbox({ dataDir, port: 0 });
  return {
    /** The one that runs now, from inside: its settings, its clock, its faults. */ running: () => running,
    url: () => `http://127.0.0.1:${running.port}`,
    restart: async () => {
      await running.stop();
      running = await startSandbox({ dataDir, port: 0 });
    },
    close: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
