import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until the answer is yes; false when the time is over. */
export async function until(ask: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await ask()) return true;
    if (Date.now() >= end) return false;
    await pause(50);
  }
}
