import { join } from "node:path";
import { diedEarly, type Child } from "./child.ts";
import type { Crew } from "./crew.ts";
import { Failure } from "./fail.ts";
import { notableInNode } from "./log-lines.ts";
import { root } from "./settings.ts";
import { until } from "./wait.ts";

export interface SandboxPlan {
  readonly dataDir: string;
  readonly url: string;
  readonly variables: Readonly<Record<string, string>>;
}

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

export async function startSandbox(plan: SandboxPlan, crew: Crew): Promise<Child> {
  const child = await crew.start({
    name: "sandbox",
    command: process.execPath,
    args: [join(root, "sandbox", "main.ts")],
    // None of the shop's secrets: the sandbox is the outside world.
    env: { PATH: process.env.PATH, TZ: "UTC", ...plan.variables, DATA_DIR: join(plan.dataDir, "sandbox") },
    dataDir: plan.dataDir,
    cwd: root,
    notable: notableInNode,
  });
  const up = await until(async () => !child.running() || (await healthy(plan.url)), 30_000);
  if (!child.running()) throw diedEarly(child, await child.ended);
  if (!up) throw new Failure(`The sandbox does not answer at ${plan.url}: its log is ${child.log}.`);
  return child;
}
