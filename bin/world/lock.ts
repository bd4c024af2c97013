import { existsSync, linkSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { isDataDir, readJson, shown, writeJson } from "./data-dir.ts";
import { Failure, hasCode } from "./fail.ts";
import { identify, isRunning, signalGroup, type ProcessIdentity } from "./process-identity.ts";
import { until } from "./wait.ts";

/** Who runs on a data folder: the launcher, and the processes that must not outlive it. */
interface Holding {
  readonly launcher: ProcessIdentity;
  readonly children: readonly ProcessIdentity[];
}

export interface Lock {
  /** Remembers a child, so that the next launcher can end it should this one be killed. */
  readonly adopt: (pid: number) => void;
  readonly release: () => void;
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== "object" || value === null || !("pid" in value) || !("born" in value)) return false;
  return typeof value.pid === "number" && value.pid > 1 && typeof value.born === "string";
}

/** A lock that cannot be read (the power failed) holds nothing. */
function readLock(path: string): Record<string, unknown> {
  try {
    return readJson(path);
  } catch {
    return {};
  }
}

function holdingAt(path: string): Holding | undefined {
  const { launcher, children } = readLock(path);
  if (!isIdentity(launcher)) return undefined;
  return { launcher, children: Array.isArray(children) ? children.filter(isIdentity) : [] };
}

export function lockPath(dataDir: string): string {
  return join(dataDir, "lock.json");
}

/** The launcher that runs on this folder right now, if any. */
export function holderOf(dataDir: string): ProcessIdentity | undefined {
  const holding = holdingAt(lockPath(dataDir));
  return holding !== undefined && isRunning(holding.launcher) ? holding.launcher : undefined;
}

/** Ends what a killed launcher left running, so that its ports and its database are free again. */
async function endLeftovers(dataDir: string): Promise<void> {
  const left = holdingAt(lockPath(dataDir))?.children.filter(isRunning) ?? [];
  for (const child of left) signalGroup(child.pid, "SIGINT");
  const gone = await until(() => !left.some(isRunning), 10_000);
  if (!gone) for (const child of left.filter(isRunning)) signalGroup(child.pid, "SIGKILL");
  await until(() => !left.some(isRunning), 5_000);
}

export async function acquireLock(dataDir: string): Promise<Lock> {
  const path = lockPath(dataDir);
  const self = identify(process.pid) ?? { pid: process.pid, born: "" };
  const holder = holderOf(dataDir);
  if (holder !== undefined) {
    const advice = `stop it (kill ${String(holder.pid)}) or set DATA_DIR, PORT and SANDBOX_PORT for a second one.`;
    throw new Failure(
      `Landfall already runs on ${shown(dataDir)} (process ${String(holder.pid)}): ${advice}`,
    );
  }
  if (existsSync(path)) {
    await endLeftovers(dataDir);
    rmSync(path, { force: true });
  }

  const draft = join(dataDir, `lock.${String(process.pid)}.json`);
  writeJson(draft, { launcher: self, children: [] });
  try {
    // Unlike a rename, a link fails where another launcher was quicker.
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    throw new Failure(
      `Landfall is being started on ${shown(dataDir)} by somebody else: wait for it, or set DATA_DIR.`,
    );
  } finally {
    unlinkSync(draft);
  }

  const children: ProcessIdentity[] = [];
  return {
    adopt: (pid) => {
      const child = identify(pid);
      if (child !== undefined) children.push(child);
      writeJson(path, { launcher: self, children });
    },
    release: () => {
      rmSync(path, { force: true });
    },
  };
}

/** Wipes a data folder, with what a killed launcher left running on it; where one still runs, it only says who. */
export async function wipe(dataDir: string): Promise<ProcessIdentity | undefined> {
  if (!isDataDir(dataDir)) return undefined;
  const holder = holderOf(dataDir);
  if (holder !== undefined) return holder;
  await endLeftovers(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  return undefined;
}
