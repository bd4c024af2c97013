import { z } from "zod";
import { followSandboxClock, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { until } from "../world/wait.ts";
import { ask, Unheard } from "./wire.ts";

const clockAnswer = z.object({ offsetMs: z.number() });
const PATIENCE_MS = 5_000;

/** Puts the shop's time, by which tokens and limits end, where the sandbox's clock stands, if there is a sandbox. */
export async function followSandbox(): Promise<void> {
  const { SANDBOX_URL } = env();
  if (SANDBOX_URL === undefined) return;
  try {
    const heard = await ask({ url: `${SANDBOX_URL}/control/api/clock`, variable: "SANDBOX_PORT" });
    const read = clockAnswer.safeParse(heard.body).data;
    if (read === undefined) return;
    followSandboxClock();
    await until(() => Math.abs(now().getTime() - Date.now() - read.offsetMs) < 1_000, PATIENCE_MS);
  } catch (error) {
    // That it does not answer is said where it is asked for something.
    if (!(error instanceof Unheard)) throw error;
  }
}
