import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Chance } from "../chance.ts";
import { CRASH_POINTS } from "../proxy/crash-points.ts";
import type { World } from "../world/world.ts";
import type { Web } from "../world/web.ts";
import { LIST_LAG_SECONDS } from "./rates.ts";

/** How often each kind of disturbance happened. */
export type Counts = Record<string, number>;

export interface Scene {
  readonly world: World;
  readonly chance: Chance;
  readonly count: (what: string, times?: number) => void;
  /** Aborted when the storm is over. */
  readonly over: AbortSignal;
  /** Told how far the sandbox's clock is ahead of the machine's, each time it was moved. */
  readonly onClock: (offsetMs: number) => void;
  /** A clock that was set back is set right: what waits by it would wait for as long again. */
  readonly putClockRight: () => Promise<void>;
}

export const clock = z.object({ offsetMs: z.number() });

/** Something that happens to the shop from time to time, and is over when its promise is. */
export interface Disturbance {
  readonly name: string;
  /** Seconds from one to the next. */
  readonly every: readonly [least: number, most: number];
  readonly strike: (scene: Scene) => Promise<void>;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const anyWeb = ({ world, chance }: Scene): Web => chance.pick(world.webs);

/** Now and then both are killed; but who is killed again while he still starts never comes to do anything. */
function maySpare({ world, chance }: Scene): boolean {
  return !world.webs.every((web) => web.isServing()) && chance.happens(0.8);
}

async function kill(scene: Scene): Promise<void> {
  if (maySpare(scene)) return Promise.resolve();
  anyWeb(scene).kill();
  scene.count("kills");
  return Promise.resolve();
}

async function layAmbush(scene: Scene): Promise<void> {
  const { ambush } = scene.world;
  if (!ambush.isLaid() && !maySpare(scene)) ambush.lay(scene.chance.pick(CRASH_POINTS));
  return Promise.resolve();
}

async function freeze(scene: Scene): Promise<void> {
  scene.count("freezes");
  await anyWeb(scene).freeze(scene.chance.int(5, 20) * SECOND_MS);
}

async function cutBackends({ world, chance, count }: Scene): Promise<void> {
  const share = chance.int(50, 100) / 100;
  const ended = await world.database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND random() < $1`,
    [share],
  );
  count("dbCuts");
  count("backendsTerminated", ended.rowCount ?? 0);
}

async function restartDatabase({ world, count }: Scene): Promise<void> {
  count("dbRestarts");
  await world.restartDatabase();
}

/** The queue forgets some of what waits in it; what has to be done still stands in the rows. */
async function loseJobs({ world, chance, count }: Scene): Promise<void> {
  const lost = await world.database.query(
    `DELETE FROM pgboss.job WHERE state < 'active' AND name NOT LIKE '\\_\\_%' AND random() < $1`,
    [chance.int(20, 80) / 100],
  );
  count("jobsLost", lost.rowCount ?? 0);
}

/** Spoils one line of one process for a while, then mends it. */
async function spoilLine(scene: Scene): Promise<void> {
  const { chance, count } = scene;
  const line = chance.pick([scene.world.supplier, ...Object.values(anyWeb(scene).lines)]);
  const how = chance.pick(["cut", "block", "drip"] as const);
  count(`line.${how}`);
  if (how === "cut") {
    line.cut(() => chance.happens(0.7));
    return;
  }
  line[how]();
  await pause(chance.int(1, 6) * SECOND_MS);
  line.heal();
}

/** Forward and back, by minutes and now and then by hours. */
async function jumpClock({ world, chance, count, onClock }: Scene): Promise<void> {
  const minutes = chance.happens(0.15) ? chance.int(30, 120) : chance.int(1, 5);
  const advanceMs = (chance.happens(0.5) ? 1 : -1) * minutes * MINUTE_MS;
  const { offsetMs } = await world.outside.tell("clock", { advanceMs }, clock);
  onClock(offsetMs);
  count("clockJumps");
}

async function skewClock(scene: Scene): Promise<void> {
  anyWeb(scene).clock.skew(scene.chance.int(-90, 90) * SECOND_MS);
  scene.count("clockSkews");
  return Promise.resolve();
}

async function exhaustCredit({ world, chance, count }: Scene): Promise<void> {
  count("creditExhausted");
  await world.outside.change("supplier/balance", { amountCents: chance.int(0, 300) });
  await pause(chance.int(3, 8) * SECOND_MS);
  await fund(world);
}

async function lagList({ world, count }: Scene): Promise<void> {
  count("listLags");
  await world.outside.change("settings", { supplier: { orderVisibilityDelaySeconds: LIST_LAG_SECONDS } });
  await pause(4 * SECOND_MS);
  await world.outside.change("settings", { supplier: { orderVisibilityDelaySeconds: 0 } });
}

/** More than all buyers together can spend. */
export async function fund(world: World): Promise<void> {
  await world.outside.change("supplier/balance", { amountCents: 100_000_000 });
}

export const DISTURBANCES: readonly Disturbance[] = [
  { name: "kill", every: [5, 15], strike: kill },
  { name: "ambush", every: [4, 8], strike: layAmbush },
  { name: "freeze", every: [15, 40], strike: freeze },
  { name: "database cut", every: [8, 16], strike: cutBackends },
  { name: "database restart", every: [40, 80], strike: restartDatabase },
  { name: "lost jobs", every: [25, 50], strike: loseJobs },
  { name: "spoilt line", every: [6, 14], strike: spoilLine },
  { name: "clock jump", every: [8, 20], strike: jumpClock },
  { name: "clock skew", every: [10, 20], strike: skewClock },
  { name: "credit exhausted", every: [25, 60], strike: exhaustCredit },
  { name: "list lag", every: [20, 50], strike: lagList },
];
