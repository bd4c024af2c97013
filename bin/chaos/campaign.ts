import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataDir } from "../world/data-dir.ts";
import { Failure } from "../world/fail.ts";
import { withInstance } from "../world/instance.ts";
import { root } from "../world/settings.ts";
import { letIn, storiesOf } from "./buyers/crowd.ts";
import { goodsIn, printPromo } from "./buyers/goods.ts";
import { judge, judgeEarly, type Verdict } from "./check/judge.ts";
import { fund, type Counts } from "./faults/disturbances.ts";
import { openDesk } from "./faults/staff.ts";
import { startStorm } from "./faults/storm.ts";
import { isPlanted } from "./mutants/plant.ts";
import type { Options } from "./options.ts";
import { say } from "./say.ts";
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
  // While all is well: whoever cannot sign in gives nothing back.
  const desk = options.calm ? undefined : await openDesk(world);
  const storm = desk && (await startStorm(world, { ...options, desk }, count));
  const { timesPutBack } = world.backup;
  const street = { shop: world.appUrl, outside: world.outside, seen: [], timesPutBack };
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
    desk,
    cpu,
    seconds: Math.round(seconds),
    ordersPerSecond: Math.round((options.orders / seconds) * 10) / 10,
  };
}

/** Only in a copy in which the defect sleeps would anything come of waking it. */
function demandPlanted({ wake }: Options): void {
  if (wake && !isPlanted(root, wake)) throw new Failure(`${wake.name} is not planted here: use --mutants.`);
}

/** One whole run: a world, a crowd, a storm, the calm after it, and the verdict. Undefined if it was interrupted. */
export async function runCampaign(options: Options): Promise<Report | undefined> {
  demandPlanted(options);
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
      mutant: options.wake,
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
      const { testimonies, desk, ...speed } = await drive(world, options, count);
      for (const refusal of testimonies.flatMap(({ refusals }) => refusals))
        count(`turned away: ${refusal.replace(/[\d.,]+/g, "#")}`);
      const run = { testimonies, counts };
      let verdict = options.wake ? await judgeEarly(world, run) : undefined;
      if (!verdict) {
        say("the storm is over; waiting for everything to settle");
        const unsettled = await settle(world, say, desk);
        say("reading the books");
        verdict = await judge(world, { ...run, unsettled });
      }
      report = { ...verdict, seed: options.seed, counts, ...speed, dataDir };
    } finally {
      await world.close();
    }
  });
  if ((report?.ok === true || options.wake) && !options.keep)
    rmSync(dataDir, { recursive: true, force: true });
  return report;
}
