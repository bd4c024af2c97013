import { rmSync } from "node:fs";
import { join } from "node:path";
import { isDataDir, shown } from "./data-dir.ts";
import { Failure } from "./fail.ts";
import { lookAtLockFile, takeLockFile, writeHolding } from "./lock-file.ts";
import { identify, isRunning, signalGroup, type ProcessIdentity } from "./process-identity.ts";
import { until } from "./wait.ts";

export interface Lock {
  /** Remembers a child, so that the next launcher can end it should this one be killed. */
  readonly adopt: (pid: number) => void;
  readonly release: () => void;
}

export function lockPath(dataDir: string): string {
  return join(dataDir, "lock.json");
}

/** The launcher that runs on this folder right now, if any. */
export function holderOf(dataDir: string): ProcessIdentity | undefined {
  return lookAtLockFile(lockPath(dataDir)).holder;
}

/** Ends what a killed launcher left running, so that its ports and its database are free again. */
async function end(left: readonly ProcessIdentity[]): Promise<void> {
  for (const child of left) signalGroup(child.pid, "SIGINT");
  const gone = await until(() => !left.some(isRunning), 10_000);
  if (!gone) for (const child of left.filter(isRunning)) signalGroup(child.pid, "SIGKILL");
  await until(() => !left.some(isRunning), 5_000);
}

export async function acquireLock(dataDir: string): Promise<Lock> {
  const path = lockPath(dataDir);
  const { holder, left } = await takeLockFile(path);
  if (holder !== undefined) {
    const pid = String(holder.pid);
    const advice = `stop it (kill ${pid}) or set DATA_DIR, PORT and SANDBOX_PORT for a second one.`;
    throw new Failure(`Landfall already runs on ${shown(dataDir)} (process ${pid}): ${advice}`);
  }
  await end(left);

  const children: ProcessIdentity[] = [];
  return {
    adopt: (pid) => {
      const child = identify(pid);
      if (child !== undefined) children.push(child);
      writeHolding(path, children);
    },
    release: () => {
      rmSync(path, { force: true });
    },
  };
}

/** Wipes a data folder, with what a killed launcher left running on it; where one still runs, it only says who. */
export async function wipe(dataDir: string): Promise<ProcessIdentity | undefined> {
  if (!isDataDir(dataDir)) return undefined;
  // Looked at, not taken: that would write, and a wipe is what helps against a full disk.
  await end(lookAtLockFile(lockPath(dataDir)).left);
  const holder = holderOf(dataDir);
  if (holder !== undefined) return holder;
  rmSync(dataDir, { recursive: true, force: true });
  return undefined;
}
