import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

interface Usage {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

function usageOf(pid: number): Usage | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in brackets, may hold anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, own: user + system, ended: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}

/** Processor seconds that a process and its children have used; nothing where the system does not tell. */
function cpuSeconds(pid: number): number {
  const all = new Map<number, Usage>();
  try {
    for (const name of readdirSync("/proc")) {
      const usage = /^\d+$/.test(name) ? usageOf(Number(name)) : undefined;
      if (usage) all.set(Number(name), usage);
    }
  } catch {
    return 0;
  }
  const root = all.get(pid);
  if (!root) return 0;
  const children = [...all.values()].filter(({ parent }) => parent === pid);
  const ticks = root.own + root.ended + children.reduce((sum, { own, ended }) => sum + own + ended, 0);
  return ticks / TICKS_PER_SECOND;
}

interface Metered {
  readonly name: string;
  readonly pid: () => number;
}

const SAMPLE_MS = 1_000;

/** Adds up what processes use while it runs, each through all its lives. */
export function startMeter(processes: readonly Metered[]): { read: () => Record<string, number> } {
  const totals = new Map<string, number>();
  const last = new Map<number, number>();
  const own = process.cpuUsage();
  const sample = (): void => {
    for (const { name, pid } of processes) {
      const used = cpuSeconds(pid());
      const before = last.get(pid()) ?? 0;
      totals.set(name, (totals.get(name) ?? 0) + Math.max(0, used - before));
      last.set(pid(), used);
    }
  };
  for (const { pid } of processes) last.set(pid(), cpuSeconds(pid()));
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    read: () => {
      clearInterval(timer);
      sample();
      const { user, system } = process.cpuUsage(own);
      totals.set("campaign", (user + system) / 1e6);
      return Object.fromEntries([...totals].map(([name, seconds]) => [name, Math.round(seconds)]));
    },
  };
}
