import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hasCode } from "./fail.ts";

export interface ProcessIdentity {
  readonly pid: number;
  /** Tells this process from a later one that was given the same number. */
  readonly born: string;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

function bornFromProc(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // The third field of the file is the state (Z: dead but not yet collected), the 22nd the start time.
    return fields[0] === "Z" ? undefined : `${boot}/${fields[19] ?? ""}`;
  } catch {
    return undefined;
  }
}

function bornFromPs(pid: number): string | undefined {
  const run = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

export function identify(pid: number): ProcessIdentity | undefined {
  if (!alive(pid)) return undefined;
  const born = process.platform === "linux" ? bornFromProc(pid) : bornFromPs(pid);
  return born === undefined ? undefined : { pid, born };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.born === identity.born;
}

/** Sends a signal to the whole group that the process leads, or to it alone where it leads none. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch (error) {
      if (!hasCode(error, "ESRCH", "EPERM")) throw error;
    }
  }
}
