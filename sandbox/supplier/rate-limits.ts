import type { World } from "../kernel/world.ts";
import type { Limit } from "./dialect.ts";
import { tooManyAttempts } from "./reply.ts";
import type { SupplierSettings } from "./settings.ts";

type Window = { startedAt: number; calls: number };

export type RateLimits = {
  /** Counts the call, or refuses it; returns the headers that a counted call carries. */
  count(key: string, limit: Limit): Record<string, string>;
};

/** Fixed windows that start with their first call and follow the movable clock. */
export function openRateLimits({ store, clock }: World, settings: () => SupplierSettings): RateLimits {
  const windows = store.collection<Window>("supplier.rate-windows");
  return {
    count(key, limit) {
      const now = clock.now().getTime();
      const known = windows.get(key);
      const open = known && now >= known.startedAt && now < known.startedAt + limit.windowMs;
      const window = open ? known : { startedAt: now, calls: 0 };
      if (window.calls >= limit.calls) {
        const resetsAt = window.startedAt + limit.windowMs;
        const seconds = Math.max(1, Math.ceil((resetsAt - now) / 1_000));
        const isDate = settings().retryAfterForm === "date";
        throw tooManyAttempts({
          // The other dates only mean something beside the time that the answer itself claims.
          date: new Date(now).toUTCString(),
          "retry-after": isDate ? dateAfter(now, seconds) : String(seconds),
          "x-ratelimit-limit": String(limit.calls),
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.ceil(resetsAt / 1_000)),
        });
      }
      windows.put(key, { ...window, calls: window.calls + 1 });
      return {
        "x-ratelimit-limit": String(limit.calls),
        "x-ratelimit-remaining": String(limit.calls - window.calls - 1),
      };
    },
  };
}

const FAULT_LIMIT = 60;

/** A 429 that a fault made says as much as a counted one; its wait only if the fault tells it. */
export function withLimitHeaders(response: Response, now: Date): Response {
  const { headers, status } = response;
  if (status !== 429 || headers.has("x-ratelimit-limit")) return response;
  const wait = headers.get("retry-after");
  headers.set("x-ratelimit-limit", String(FAULT_LIMIT));
  headers.set("x-ratelimit-remaining", "0");
  if (wait !== null) {
    const resetsAt = /^\d+$/.test(wait) ? now.getTime() + Number(wait) * 1_000 : Date.parse(wait);
    headers.set("x-ratelimit-reset", String(Math.ceil(resetsAt / 1_000)));
  }
  return response;
}

/** HTTP dates have whole seconds: rounded up, so that nobody comes back too early. */
function dateAfter(now: number, seconds: number): string {
  return new Date(Math.ceil(now / 1_000) * 1_000 + seconds * 1_000).toUTCString();
}
