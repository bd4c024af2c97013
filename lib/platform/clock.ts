import "server-only";
import { z } from "zod";
import { env } from "./env";
import { log } from "./log";

// On globalThis: the framework may evaluate this module once per bundle, and there is one time.
const shared = globalThis as typeof globalThis & { landfallClock?: { offsetMs: number; following: boolean } };
const state = (shared.landfallClock ??= { offsetMs: 0, following: false });

/** The time by which the shop lives. With the sandbox it follows the sandbox's clock, otherwise it is the machine's. */
export function now(): Date {
  return new Date(Date.now() + state.offsetMs);
}

/** By how much two machines' clocks may differ. A time further ahead than that was written before a clock was set back. */
export const MOST_SKEW_MS = 5 * 60_000;

/** A time some milliseconds from now. */
export function fromNow(milliseconds: number): Date {
  return new Date(now().getTime() + milliseconds);
}

const answer = z.object({ offsetMs: z.number() });
const WAIT_SECONDS = 25;
const RETRY_MS = 2_000;

/** Keeps the shop's time equal to the sandbox's by long polling. Does nothing without a sandbox. */
export function followSandboxClock(): void {
  const sandbox = env().SANDBOX_URL;
  if (!sandbox || state.following) return;
  state.following = true;
  void (async () => {
    for (;;) {
      try {
        const reply = await fetch(
          `${sandbox}/control/api/clock?known=${state.offsetMs}&wait=${WAIT_SECONDS}`,
          {
            cache: "no-store",
            signal: AbortSignal.timeout((WAIT_SECONDS + 10) * 1000),
          },
        );
        state.offsetMs = answer.parse(await reply.json()).offsetMs;
      } catch (error) {
        log.debug({ err: error }, "the sandbox clock did not answer");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  })();
}

/** The machine's own time, for how long a technical step takes; moving the sandbox's clock must not age a request in flight. */
export function machineNow(): Date {
  return new Date();
}

/**
 * Milliseconds since this process started, by whichever clock says more: `performance.now()` stands still while a machine
 * is suspended, and the machine's time may be set back.
 */
export function elapsedMs(): number {
  return Math.max(performance.now(), Date.now() - performance.timeOrigin);
}
