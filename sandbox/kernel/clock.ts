import type { Store } from "./store.ts";

export type Clock = {
  now(): Date;
  /** How far the sandbox's time is ahead of the machine's. */
  readonly offsetMs: number;
  advance(ms: number): Date;
  onChange(listener: () => void): () => void;
};

export function openClock(store: Store): Clock {
  const saved = store.collection<{ offsetMs: number }>("kernel.clock");
  const listeners = new Set<() => void>();
  const offset = (): number => saved.get("clock")?.offsetMs ?? 0;
  const now = (): Date => new Date(Date.now() + offset());

  function announce(): void {
    for (const listener of [...listeners]) listener();
  }
  function move(offsetMs: number): Date {
    saved.put("clock", { offsetMs });
    announce();
    return now();
  }
  store.onReset(announce);

  return {
    now,
    get offsetMs() {
      return offset();
    },
    advance: (ms) => move(offset() + ms),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads "90s", "15m", "3h", "7d", "2w"; undefined when it is none of them. */
export function parseDuration(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
}
