import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { shown } from "./data-dir.ts";
import { Failure } from "./fail.ts";
import { lineSplitter, type Notable } from "./log-lines.ts";
import { signalGroup } from "./process-identity.ts";
import type { Environment } from "./settings.ts";

export interface ChildPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly dataDir: string;
  readonly notable: Notable;
  readonly cwd?: string;
  /** The user to run as, where it is not ours. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly stopSignal?: NodeJS.Signals;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Settles when the process has ended and its last lines are read, with a word on how. */
  readonly ended: Promise<string>;
  readonly running: () => boolean;
  readonly lastLines: () => readonly string[];
  /** Asks the process to stop, and after the patience makes it. */
  readonly stop: (patience?: number) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

const LARGEST_LOG = 10_000_000;
const KEPT_LINES = 20;
const DRAIN_MS = 1_000;

function logFile(plan: ChildPlan): string {
  const path = join(plan.dataDir, "logs", `${plan.name}.log`);
  if (existsSync(path) && statSync(path).size > LARGEST_LOG) renameSync(path, `${path}.1`);
  return path;
}

function follow(process_: ChildProcess, plan: ChildPlan, log: string): string[] {
  const last: string[] = [];
  const file = createWriteStream(log, { flags: "a", mode: 0o600 });
  // A full disk must not take the launcher down before it has stopped the others.
  file.on("error", () => undefined);
  for (const stream of [process_.stdout, process_.stderr]) {
    const split = lineSplitter((line) => {
      file.write(`${line}\n`);
      if (last.push(line) > KEPT_LINES) last.shift();
      const note = plan.notable(line);
      if (note !== undefined) process.stdout.write(`${plan.name.padEnd(8)} ${note}\n`);
    });
    stream?.setEncoding("utf8").on("data", split);
  }
  process_.on("close", () => file.end());
  return last;
}

/**
 * Starts a process in a group of its own: Ctrl-C in a terminal goes to whole groups, and the children must be
 * stopped in order, by us.
 */
export async function startChild(plan: ChildPlan): Promise<Child> {
  const log = logFile(plan);
  const process_ = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    // The framework's types want NODE_ENV in every environment; not every process is the framework's.
    env: plan.env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...plan.user,
  });
  const last = follow(process_, plan, log);
  const exited = new Promise<string>((resolve) => {
    process_.once("exit", (code, signal) => {
      resolve(signal === null ? `exit code ${String(code)}` : signal);
    });
  });
  const closed = new Promise<void>((resolve) =>
    process_.once("close", () => {
      resolve();
    }),
  );
  // What it said last may still be in the pipes; but a process of its own that goes on may hold them open for good.
  const ended = exited.then(async (how) => {
    await Promise.race([closed, pause(DRAIN_MS, undefined, { ref: false })]);
    return how;
  });
  await new Promise<void>((resolve, reject) => {
    process_.once("spawn", resolve);
    process_.once("error", (error) => {
      reject(new Failure(`The ${plan.name} process cannot be started: ${error.message}`));
    });
  });
  const pid = process_.pid;
  if (pid === undefined) throw new Failure(`The ${plan.name} process cannot be started.`);
  const running = (): boolean => process_.exitCode === null && process_.signalCode === null;
  const kill = (signal: NodeJS.Signals): void => {
    if (running()) signalGroup(pid, signal);
  };

  return {
    name: plan.name,
    pid,
    log,
    ended,
    running,
    lastLines: () => last,
    kill,
    stop: async (patience = 15_000) => {
      kill(plan.stopSignal ?? "SIGTERM");
      const timer = setTimeout(kill, patience, "SIGKILL");
      if (running()) await exited;
      clearTimeout(timer);
    },
  };
}

/** The failure to show when a child ended that should have gone on. */
export function diedEarly(child: Child, how: string): Failure {
  const tail = child.lastLines().slice(-5).join("\n  ");
  const said = tail === "" ? "" : `\n  ${tail}`;
  return new Failure(`The ${child.name} process ended (${how}); its log is ${shown(child.log)}.${said}`);
}
