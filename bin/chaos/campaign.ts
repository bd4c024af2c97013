import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataDir } from "../world/data-dir.ts";
import { withInstance } from "../world/instance.ts";
import { letIn, storiesOf } from "./buyers/crowd.ts";
import { goodsIn, printPromo } from "./buyers/goods.ts";
import { judge, type Verdict } from "./check/judge.ts";
import { fund, type Counts } from "./faults/disturbances.ts";
import { startStorm } from "./faults/storm.ts";
import type { Options } from "./options.ts";
import { settle } from "./settle.ts";
import { startMeter } from "./world/cpu.ts";
import { openChaosWorld, type World } from "./world/world.ts";

export interface Report extends Verdict {
  readonly seed: number;
  readonly counts: Counts;
  readonly ordersPerSecond: number;
  /** How long the crowd was in the shop, and the processor seconds that each process used meanwhile. */
  readonly seconds: number;
  readonly cpu: Readonly<Record<string, number>>;
  readonly dataDir: string;
}

const began = performance.now();

function say(line: string): void {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`chaos ${String(seconds).padStart(4)} s  ${line}\n`);
}

function tally(): { counts: Counts; count: (what: string, times?: number) => void } {
  const counts: Counts = {};
  return {
    counts,
    count: (what, times = 1) => {
      counts[what] = (counts[what] ?? 0) + times;
    },
  };
}

async function drive(world: World, options: Options, count: (what: string, times?: number) => void) {
  const stories = storiesOf(options.orders, options.seed, await goodsIn(world.database));
  const storm = options.calm ? undefined : await startStorm(world, options.seed, count);
  const street = { shop: world.appUrl, outside: world.outside, seen: [] };
  const meter = startMeter(world.processes);
  const from = performance.now();
  let home = 0;
  const onHome = (): void => {
    home += 1;
    if (home % 50 === 0) say(`${home} buyers are home`);
  };
  const testimonies = await letIn({ stories, street, atOnce: options.buyers, onHome });
  const seconds = (performance.now() - from) / 1_000;
  const cpu = meter.read();
  await storm?.abate();
  return {
    testimonies,
    cpu,
    seconds: Math.round(seconds),
    ordersPerSecond: Math.round((options.orders / seconds) * 10) / 10,
  };
}

/** One whole run: a world, a crowd, a storm, the calm after it, and the verdict. Undefined if it was interrupted. */
export async function runCampaign(options: Options): Promise<Report | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), "landfall-chaos-"));
  openDataDir(dataDir);
  const { counts, count } = tally();
  let report: Report | undefined;
  await withInstance(dataDir, async (crew) => {
    const world = await openChaosWorld({
      dataDir,
      crew,
      seed: options.seed,
      say,
      onCrash: ({ name }) => {
        count("kills");
        count(`crash.${name}`);
      },
    });
    try {
      await world.outside.change("settings", { supplier: { topupNeedsActivation: false } });
      await fund(world);
      await printPromo(world.database);
      say(`the shop is open at ${world.appUrl}, the sandbox at ${world.outside.url}`);
      const { testimonies, ...speed } = await drive(world, options, count);
      for (const refusal of testimonies.flatMap(({ refusals }) => refusals)) count(`turned away: ${refusal}`);
      say("the storm is over; waiting for everything to settle");
      const unsettled = await settle(world, say);
      say("reading the books");
      const verdict = await judge(world, { testimonies, unsettled, counts });
      report = { ...verdict, seed: options.seed, counts, ...speed, dataDir };
    } finally {
      await world.close();
    }
  });
  if (report?.ok === true && !options.keep) rmSync(dataDir, { recursive: true, force: true });
  return report;
}
