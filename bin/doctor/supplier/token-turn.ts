import { setTimeout as pause } from "node:timers/promises";
import { callState } from "@/lib/suppliers/data";
import { retryAfterSeconds, SHORT_PAUSE_SECONDS } from "@/lib/suppliers/http";
import { claimRenewal, releaseRenewal, storePause, type Lease } from "@/lib/suppliers/mutations";
import { remainingSeconds } from "@/lib/suppliers/partner/pause";
import { secondsUntilFree, TOKEN_SCOPE, TOKEN_WINDOW_MS } from "@/lib/suppliers/partner/token";
import type { Heard } from "../wire.ts";
import type { Partner } from "./partner.ts";

// Longer than our own time-out: nobody else asks while we do.
const LEASE_MS = 20_000;
const POLL_MS = 250;

/** What keeps a request for a token from being sent now. */
export interface Wait {
  readonly seconds: number;
}

/**
 * Sends a request for a token in the turn of the shop's own, and counted with them: the supplier allows a few a minute
 * to all of us together, and a shop that runs beside us needs them more.
 */
export async function inTurn(partner: Partner, send: () => Promise<Heard>): Promise<Heard | Wait> {
  // Without tables there is no shop either that could run beside us.
  if (partner.scene.tablesMissing !== undefined) return send();
  const lease = await turn(partner);
  if ("seconds" in lease) return lease;
  try {
    const heard = await send();
    if (heard.status === 429) await storePause(partner.name, TOKEN_SCOPE, retryAfterSeconds(heard.headers));
    return heard;
  } finally {
    await releaseRenewal(partner.name, lease, true);
  }
}

async function turn({ name, tokenRequestsPerMinute }: Partner): Promise<Lease | Wait> {
  const endsAt = performance.now() + LEASE_MS;
  while (performance.now() < endsAt) {
    const { token, pause: asked } = await callState(name, TOKEN_SCOPE, "");
    const free = secondsUntilFree(token.requestedAt, tokenRequestsPerMinute);
    const seconds = Math.max(remainingSeconds(asked), free);
    if (seconds > SHORT_PAUSE_SECONDS) return { seconds };
    const lease =
      seconds > 0
        ? null
        : await claimRenewal(name, {
            unusable: token.sealed,
            requestsPerWindow: tokenRequestsPerMinute,
            windowMs: TOKEN_WINDOW_MS,
            leaseMs: LEASE_MS,
          });
    if (lease !== null) return lease;
    await pause(POLL_MS);
  }
  return { seconds: LEASE_MS / 1_000 };
}
