import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { shown, writeJson } from "./data-dir.ts";
import { Failure, hasCode } from "./fail.ts";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";
import { until } from "./wait.ts";

const STUCK_MS = 5_000;

/** A lock as it is written down: the launcher, and the processes that must not outlive it. */
interface Holding {
  readonly launcher: ProcessIdentity;
  readonly children: readonly ProcessIdentity[];
}

/** A lock as it stands: who has it, or, where nobody does, what the one who had it left running. */
interface Standing {
  readonly holder: ProcessIdentity | undefined;
  readonly left: readonly ProcessIdentity[];
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== "object" || value === null || !("pid" in value) || !("born" in value)) return false;
  return typeof value.pid === "number" && value.pid > 1 && typeof value.born === "string";
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** A lock that cannot be read (the power failed) holds nothing. */
function holdingIn(text: string | undefined): Holding | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value !== "object" || value === null || !("launcher" in value)) return undefined;
    if (!isIdentity(value.launcher)) return undefined;
    const children: unknown = "children" in value ? value.children : [];
    return { launcher: value.launcher, children: Array.isArray(children) ? children.filter(isIdentity) : [] };
  } catch {
    return undefined;
  }
}

export function writeHolding(path: string, children: readonly ProcessIdentity[]): void {
  const launcher = identify(process.pid) ?? { pid: process.pid, born: "" };
  writeJson(path, { launcher, children } satisfies Holding);
}

function standingOf(text: string | undefined): Standing {
  const holding = holdingIn(text);
  if (holding === undefined) return { holder: undefined, left: [] };
  if (isRunning(holding.launcher)) return { holder: holding.launcher, left: [] };
  return { holder: undefined, left: holding.children.filter(isRunning) };
}

export function lookAtLockFile(path: string): Standing {
  return standingOf(textOf(path));
}

/** Making a folder succeeds for one alone. It is there for an instant: an old one is of somebody killed in it. */
function enter(guard: string): boolean {
  try {
    mkdirSync(guard);
    return true;
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
  const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - made > STUCK_MS) rmSync(guard, { recursive: true, force: true });
  return false;
}

/**
 * Takes a lock for this process unless somebody has it; what was left running is ours to end then. It is written into
 * the new lock: should we be killed before it has ended, the next one still knows of it.
 */
export async function takeLockFile(path: string): Promise<Standing> {
  // Looking and taking have to be one step: of two who find the same stale lock, the later would remove the new one.
  const guard = `${path}.guard`;
  if (!(await until(() => enter(guard), 2 * STUCK_MS)))
    throw new Failure(`${shown(guard)} is in the way: remove it and try again.`);
  try {
    const standing = lookAtLockFile(path);
    if (standing.holder === undefined) writeHolding(path, standing.left);
    return standing;
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}
