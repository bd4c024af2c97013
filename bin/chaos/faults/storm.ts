import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { chanceOf } from "../chance.ts";
import type { World } from "../world/world.ts";
import { DASHBOARD } from "./dashboard.ts";
import { clock, DISTURBANCES, fund, type Disturbance, type Scene } from "./disturbances.ts";
import { FORGER } from "./forger.ts";
import { ELSEWHERE, sellOut } from "./elsewhere.ts";
import type { Desk } from "./staff.ts";
import { outsideFaults } from "./rates.ts";
import { RESTORE } from "./restore.ts";

const struck = z.object({
  faults: z.array(z.object({ operation: z.string(), kind: z.string(), struck: z.number() })),
});

/** Everything that goes wrong, until it is told to abate. */
export interface Storm {
  readonly abate: () => Promise<void>;
}

async function repeat({ every, strike }: Disturbance, scene: Scene, over: AbortSignal): Promise<void> {
  const [least, most] = every;
  for (;;) {
    await pause(scene.chance.int(least * 1_000, most * 1_000), undefined, { signal: over });
    // The database may just be away: then this one is left out.
    await strike(scene).catch(() => undefined);
  }
}

/** Blows against the shop itself come less often where there is to be a gap between them. */
function spaced({ every: [least, most], ...disturbance }: Disturbance, gap: number): Disturbance {
  return { ...disturbance, every: [least * gap, most * gap] };
}

interface Weather {
  readonly seed: number;
  readonly gap: number;
  readonly desk: Desk;
}

export async function startStorm(
  world: World,
  { seed, gap, desk }: Weather,
  count: Scene["count"],
): Promise<Storm> {
  let furthestMs = 0;
  const onClock = (offsetMs: number): void => {
    furthestMs = Math.max(furthestMs, offsetMs);
  };
  const putClockRight = async (): Promise<void> => {
    const { offsetMs } = await world.outside.read("clock", clock);
    if (offsetMs < furthestMs) await world.outside.change("clock", { advanceMs: furthestMs - offsetMs });
  };
  const over = new AbortController();
  await sellOut(world, chanceOf(seed, "sold out"));
  await world.outside.change(
    "faults",
    outsideFaults(chanceOf(seed, "outside")).map((rule, place) => ({
      ...rule,
      seed: seed * 1_000 + place,
    })),
  );
  const going = [
    ...DISTURBANCES.map((blow) => spaced(blow, gap)),
    ...DASHBOARD,
    ...ELSEWHERE,
    FORGER,
    RESTORE,
    desk.work,
  ].map((disturbance) =>
    repeat(
      disturbance,
      {
        ...{ world, count, onClock, putClockRight },
        over: over.signal,
        chance: chanceOf(seed, disturbance.name),
      },
      over.signal,
    ).catch(() => undefined),
  );
  return {
    abate: async () => {
      over.abort();
      world.ambush.lift();
      await Promise.all(going);
      world.supplier.heal();
      for (const { lines, clock } of world.webs) {
        for (const line of Object.values(lines)) line.heal();
        clock.skew(0);
      }
      const { faults } = await world.outside.read("faults", struck);
      for (const { operation, kind, struck: times } of faults)
        if (times > 0) count(`${operation} ${kind}`, times);
      await world.outside.remove("faults");
      await world.outside.change("settings", { supplier: { orderVisibilityDelaySeconds: 0 } });
      await fund(world);
      await putClockRight();
    },
  };
}
