import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until the answer is yes; false when the time is over, or nobody waits any more. */
export async function until(
  ask: () => boolean | Promise<boolean>,
  milliseconds: number,
  givenUp: () => boolean = () => false,
): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await ask()) return true;
    if (Date.now() >= end || givenUp()) return false;
    await pause(50);
  }
}
