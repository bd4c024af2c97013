import type { Clock } from "./clock.ts";

export type Alarm = { reset(): void; stop(): void };

const LONGEST_TIMER_MS = 3_600_000;

/** Rings whenever the sandbox clock, running or moved, has reached the next due time. */
export function alarm(clock: Clock, nextDueAt: () => number | undefined, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function reset(): void {
    clearTimeout(timer);
    if (isStopped) return;
    const dueAt = nextDueAt();
    if (dueAt === undefined) return;
    const waitMs = Math.min(Math.max(dueAt - clock.now().getTime(), 0), LONGEST_TIMER_MS);
    timer = setTimeout(onTime, waitMs);
    timer.unref();
  }
  function onTime(): void {
    const dueAt = nextDueAt();
    if (dueAt !== undefined && dueAt <= clock.now().getTime()) ring();
    reset();
  }

  const stopListening = clock.onChange(onTime);
  reset();
  return {
    reset,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}

/** The first time at which one of these is due. */
export function earliest(entries: readonly { dueAt: number }[]): number | undefined {
  // Not Math.min(...times): thousands of arguments overflow the stack.
  return entries.reduce<number | undefined>(
    (least, { dueAt }) => (least === undefined || dueAt < least ? dueAt : least),
    undefined,
  );
}
