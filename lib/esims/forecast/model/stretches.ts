import type { KnownSample } from "../../samples/model";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What was used between two samples, spread evenly over the time between them. Times in ms since 1970, data in MB. */
export type Stretch = { readonly from: number; readonly to: number; readonly mb: number };

/**
 * What was used from sample to sample. Where more is left than before, a top-up came in between: how much was used beside it
 * nobody can tell, so that stretch is left out. So is one that begins after the next sample: two clocks wrote it.
 */
export function stretchesOf(samples: readonly KnownSample[]): Stretch[] {
  return samples.slice(1).flatMap((sample, before) => {
    const last = samples[before] as KnownSample;
    const stretch = { from: last.at.getTime(), to: sample.at.getTime() };
    const mb = last.remainingMb - sample.remainingMb;
    return mb < 0 || stretch.to <= stretch.from ? [] : [{ ...stretch, mb }];
  });
}

/** How much was used between two moments, and for how much of that time it is known. */
export function usedIn(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): { mb: number; coveredMs: number } {
  const used = { mb: 0, coveredMs: 0 };
  for (const stretch of stretches) {
    const shared = Math.min(to, stretch.to) - Math.max(from, stretch.from);
    if (shared <= 0) continue;
    used.mb += (stretch.mb * shared) / (stretch.to - stretch.from);
    used.coveredMs += shared;
  }
  return used;
}

const FLAT = 0.15;
const HOURS = 24;

/**
 * By how much more than on average is used in each hour of the day, by UTC; people sleep. Drawn flatter than it was measured,
 * since tomorrow is no copy of today. Without a whole day of samples nothing is known: every hour counts the same.
 */
export function rhythmOf(stretches: readonly Stretch[]): readonly number[] {
  const flat = Array.from({ length: HOURS }, () => 1);
  const hours = flat.map(() => ({ mb: 0, ms: 0 }));
  for (const { from, to, mb } of stretches) {
    for (let at = from; at < to;) {
      const next = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
      const hour = hours[Math.floor(at / HOUR_MS) % HOURS];
      if (hour) {
        hour.mb += (mb * (next - at)) / (to - from);
        hour.ms += next - at;
      }
      at = next;
    }
  }
  if (hours.some(({ ms }) => ms === 0)) return flat;
  const paces = hours.map(({ mb, ms }) => mb / ms);
  const mean = paces.reduce((sum, pace) => sum + pace, 0) / HOURS;
  return mean === 0 ? flat : paces.map((pace) => FLAT + (1 - FLAT) * (pace / mean));
}
