const SECOND_MS = 1_000;
/** The heart beats every minute; after a longer silence the shop stood still, or its books were set back. */
export const MOST_SILENCE_MS = 180 * SECOND_MS;

/** Since when the shop has been at work without a gap, by its own clock, and when it last was, by the machine's. */
export type Heartbeat = { readonly since: Date; readonly beatAt: Date };

/**
 * Whether something may have been done for an order that our books do not tell of: it was placed before the shop came back
 * from a silence, and nobody knows whether its books came back whole. A shop that never beat has forgotten nothing.
 */
export function isDoubtful(
  { createdAt }: { readonly createdAt: Date },
  { heartbeat, machineNow }: { readonly heartbeat: Heartbeat | null; readonly machineNow: Date },
): boolean {
  if (!heartbeat) return false;
  const isSilent = Math.abs(machineNow.getTime() - heartbeat.beatAt.getTime()) > MOST_SILENCE_MS;
  return isSilent || createdAt < heartbeat.since;
}
