import type { World } from "../kernel/world.ts";
import type { Limit } from "./dialect.ts";
import { tooManyAttempts } from "./reply.ts";

type Window = { startedAt: number; calls: number };

export type RateLimits = {
  /** Counts the call, or refuses it; returns the headers that a counted call carries. */
  count(key: string, limit: Limit): Record<string, string>;
};

/** Fixed windows that start with their first call and follow the movable clock. */
export function openRateLimits({ store, clock }: World): RateLimits {
  const windows = store.collection<Window>("supplier.rate-windows");
  return {
    count(key, limit) {
      const now = clock.now().getTime();
      const known = windows.get(key);
      const open = known && now >= known.startedAt && now < known.startedAt + limit.windowMs;
      const window = open ? known : { startedAt: now, calls: 0 };
      if (window.calls >= limit.calls) {
        const resetsAt = window.startedAt + limit.windowMs;
        throw tooManyAttempts(limit, Math.max(1, Math.ceil((resetsAt - now) / 1_000)), new Date(resetsAt));
      }
      windows.put(key, { ...window, calls: window.calls + 1 });
      return {
        "x-ratelimit-limit": String(limit.calls),
        "x-ratelimit-remaining": String(limit.calls - window.calls - 1),
      };
    },
  };
}
