const SECOND_MS = 1_000;
/** The heart beats every minute; after a longer silence the shop stood still, or its books were set back. */
export const MOST_SILENCE_MS = 180 * SECOND_MS;

/** When the shop was last at work, by the machine's clock, and the name of the time since its last silence. */
export type Heartbeat = { readonly era: string; readonly beatAt: Date };

/**
 * Whether something may have been done for an order that our books do not tell of: it was written down before the shop came
 * back from a silence, and nobody knows whether its books came back whole. A shop that never beat has forgotten nothing.
 * Eras have names since moments cannot be compared: the clocks of two processes differ, and a clock may be set back.
 */
export function isDoubtful(
  { era }: { readonly era: string | null },
  { heartbeat, machineNow }: { readonly heartbeat: Heartbeat | null; readonly machineNow: Date },
): boolean {
  if (!heartbeat) return false;
  const isSilent = Math.abs(machineNow.getTime() - heartbeat.beatAt.getTime()) > MOST_SILENCE_MS;
  return isSilent || era !== heartbeat.era;
}
