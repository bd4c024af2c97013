import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Disturbance, Scene } from "./disturbances.ts";

const orders = z.object({ orders: z.array(z.object({ id: z.number() })) });

const SECOND_MS = 1_000;
/** The shop tells by a silence of three minutes that its books may have been set back. */
const LEAST_AGE_SECONDS = 190;
const MOST_AGE_SECONDS = 240;
/** As whoever puts a backup in waits: nothing of the shop's is under way any more, and all that was has had its effect. */
const OUTAGE_MS = 35 * SECOND_MS;

/** The books are set back by minutes, as after a lost disk. Whoever does that sees to it that the clock is right. */
async function restore({ world, chance, count, over, putClockRight }: Scene): Promise<void> {
  await world.backup.take();
  const age = chance.int(LEAST_AGE_SECONDS, MOST_AGE_SECONDS) * SECOND_MS;
  await pause(age, undefined, { signal: over });
  await putClockRight();
  await world.backup.putBack(OUTAGE_MS, async () => {
    const { orders: made } = await world.outside.read("supplier/orders", orders);
    return Math.max(0, ...made.map(({ id }) => id));
  });
  count("restores");
}

/** Only in a run that lasts long enough. */
export const RESTORE: Disturbance = { name: "restore", every: [60, 150], strike: restore };
