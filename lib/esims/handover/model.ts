import type { Screen } from "@/lib/esims/devices/model";

/** Characters of a screen code, of an alphabet of thirty: 729 million codes. */
export const CODE_LENGTH = 6;
/** How long a code can be typed, and from then on how long the other screen shows what it opened. */
export const HANDOVER_MINUTES = 5;

/** The cookie of the other screen, for as long as a page is shown there. */
export const SHOWN_COOKIE = "landfall-shown";

/** Attempts at codes from one address, and from everywhere, in as many minutes as a code lives. */
export const ATTEMPTS_PER_ADDRESS = 20;
export const ATTEMPTS_IN_ALL = 200;

/**
 * How a hand-over stands: `waiting` for its code to be typed, `shown` on the other screen, `revoked` by its owner, `over`
 * after it was shown, `expired` without ever being opened.
 */
export const HANDOVER_STATES = ["waiting", "shown", "revoked", "over", "expired"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** A hand-over as its owner sees it; a later one has the greater id. Times ISO 8601 UTC. */
export type HandoverView = {
  readonly id: string;
  readonly state: HandoverState;
  readonly expiresAt: string;
  readonly openedAt: string | null;
  readonly openedOn: Screen | null;
};

type Times = {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** How a hand-over stands at a moment. One from a time to come was made before a clock was set back, and is over. */
export function handoverState(
  { createdAt, expiresAt, openedAt, revokedAt }: Times,
  { now, mostSkewMs }: { now: Date; mostSkewMs: number },
): HandoverState {
  if (revokedAt) return "revoked";
  const isLive = expiresAt > now && createdAt.getTime() <= now.getTime() + mostSkewMs;
  if (openedAt) return isLive ? "shown" : "over";
  return isLive ? "waiting" : "expired";
}
