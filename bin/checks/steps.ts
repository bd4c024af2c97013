import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildIfNeeded } from "../world/build.ts";
import { openDataDir } from "../world/data-dir.ts";
import { explain } from "../world/fail.ts";
import { withCrew } from "../world/instance.ts";
import { claimPorts } from "../world/ports.ts";
import { root } from "../world/settings.ts";
import { provideBrowser } from "./browser.ts";
import { clearE2eFolder } from "./e2e-folder.ts";
import { E2E, E2E_PORTS } from "./e2e-settings.ts";
import { FAILED, judged, PASSED, tallyOfPlaywright, tallyOfVitest, type Tally } from "./tally.ts";

export interface Done {
  readonly step: Step;
  readonly tally: Tally;
}

type Say = (text: string) => void;

export interface Step {
  readonly name: string;
  readonly run: (say: Say) => Promise<Tally>;
}

const cache = join(root, "node_modules", ".cache", "landfall-checks");
const reports = join(cache, "reports");
/** The logs of the build are kept in a data folder of its own, which has to be empty when it is first used. */
const buildDir = join(cache, "build");

interface Tool {
  /** Its script below node_modules: the name in .bin is a shell file on Windows. Or one of our own, below bin. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What the tool prints goes straight on, or to whoever listens to it. */
function runTool({ script, args, env }: Tool, say?: Say): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const home = script.startsWith("bin/") ? root : join(root, "node_modules");
    const child = spawn(process.execPath, [join(home, script), ...args], {
      cwd: root,
      stdio: say ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", say ?? (() => undefined));
    child.once("error", reject);
    child.once("close", resolve);
  });
}

function check(name: string, ...tools: readonly Tool[]): Step {
  const run = async (say: Say): Promise<Tally> => {
    for (const tool of tools) if ((await runTool(tool, say)) !== 0) return FAILED;
    return PASSED;
  };
  return { name, run };
}

async function countedRun(tool: Tool, report: string, read: (value: unknown) => Tally): Promise<Tally> {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await runTool(tool);
  const value: unknown = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const counted = read(value);
  if (counted.passed + counted.failed === 0) {
    process.stdout.write("This step ran no test, which counts as a failure.\n");
  }
  return judged(counted, code);
}

function unitTests(): Promise<Tally> {
  const report = join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countedRun({ script: "vitest/vitest.mjs", args }, report, tallyOfVitest);
}

async function productionBuild(): Promise<Tally> {
  openDataDir(buildDir);
  const outcome = await withCrew(async (crew) => {
    const made = await buildIfNeeded(buildDir, crew);
    process.stdout.write(made ? "Built.\n" : "The build is current.\n");
  });
  // The other steps hear of Ctrl-C by the signal itself, and end the run by it.
  if (outcome === "interrupted") process.exit(130);
  return PASSED;
}

async function journeys(): Promise<Tally> {
  for (const world of Object.values(E2E)) await clearE2eFolder(world);
  await claimPorts(E2E_PORTS);
  const report = join(reports, "playwright.json");
  const env = { PLAYWRIGHT_CHROMIUM: provideBrowser() ?? "", PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const tool = { script: "@playwright/test/cli.js", args: ["test", "--reporter=list,json"], env };
  return countedRun(tool, report, tallyOfPlaywright);
}

const NEXT = "next/dist/bin/next";
const SOURCES = ["app", "bin", "components", "e2e", "lib", "sandbox", "instrumentation.ts", "proxy.ts"];

/** The code leans on the types of the routes, so they are written before it is checked. */
export const ROUTES: Step = check("route types", { script: NEXT, args: ["typegen"] });
/** The longest first, so that the pairs come out even. */
export const STATIC: readonly Step[] = [
  check("lint", { script: "eslint/bin/eslint.js", args: ["--max-warnings=0", "."] }),
  check("types", { script: "typescript/bin/tsc", args: ["--noEmit"] }),
  check("format", { script: "prettier/bin/prettier.cjs", args: ["--check", "--log-level=warn", "."] }),
  check("graph", {
    script: "dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["--config", ".dependency-cruiser.cjs", ...SOURCES],
  }),
  check("dead code", { script: "knip/bin/knip.js", args: [] }),
];
export const UNIT: Step = { name: "unit and integration tests", run: unitTests };
export const BUILD: Step = { name: "production build", run: productionBuild };
/** Small, and with fewer restarts than a campaign of its own: a slow machine must come to an end too. */
const CAMPAIGN = ["--orders", "150", "--seed", "1", "--gap", "3"];
export const CHAOS: Step = check("campaign", { script: "bin/chaos.ts", args: CAMPAIGN });
export const BROWSER: Step = { name: "browser journeys", run: journeys };

const print: Say = (text) => process.stdout.write(text);

/** Runs one step and says how it went; whatever it throws is a failure of that step alone. */
export async function perform(step: Step, say: Say = print): Promise<Tally> {
  say(`\n── ${step.name}\n`);
  const began = performance.now();
  const tally = await step.run(say).catch((error: unknown) => {
    say(`${explain(error)}\n`);
    return FAILED;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${tally.failed === 0 ? "✓" : "✗"} ${step.name} (${seconds} s)\n`);
  return tally;
}

/** Runs steps of one core each, two at a time. What one of them says comes in one piece, when it is done. */
export async function performInPairs(steps: readonly Step[]): Promise<readonly Done[]> {
  const queue = [...steps];
  const done: Done[] = [];
  async function core(): Promise<void> {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      let said = "";
      const tally = await perform(step, (text) => (said += text));
      print(said);
      done.push({ step, tally });
    }
  }
  await Promise.all([core(), core()]);
  return done;
}
