import { assembleCrew, type Crew } from "./crew.ts";
import { openDataDir } from "./data-dir.ts";
import { onInterrupt } from "./interrupt.ts";
import { acquireLock } from "./lock.ts";
import { until } from "./wait.ts";

export type Outcome = "done" | "interrupted";

/** For what is on its way to somebody else's database, which does not end with the crew. */
const PATIENCE_MS = 10_000;

/** Lets `work` go on until it is done or we are asked to stop; either way nothing of its crew is left. */
export async function withCrew(
  work: (crew: Crew) => Promise<void>,
  adopt?: (pid: number) => void,
): Promise<Outcome> {
  const crew = assembleCrew(adopt);
  const interrupt = onInterrupt(crew.kill);
  let settled = false;
  const working = work(crew).finally(() => (settled = true));
  try {
    return await Promise.race([
      working.then(() => "done" as const),
      interrupt.happened.then(() => {
        process.stdout.write("landfall stopping …\n");
        return "interrupted" as const;
      }),
    ]);
  } finally {
    await crew.stop();
    // Whatever was about to be started has been refused by now; let it say so, and tidy up.
    await until(() => settled, PATIENCE_MS);
    await crew.stop();
    interrupt.ignore();
  }
}

/** The same, as the only one on a data folder. */
export async function withInstance(dataDir: string, work: (crew: Crew) => Promise<void>): Promise<Outcome> {
  openDataDir(dataDir);
  const lock = await acquireLock(dataDir);
  try {
    return await withCrew(work, lock.adopt);
  } finally {
    lock.release();
  }
}
