import type { UsageStatus } from "@/lib/suppliers/contract/esims";

/** One figure that the supplier gave, as we kept it. Data in MB; null is "not known", never zero. */
export type Sample = {
  readonly at: Date;
  readonly status: UsageStatus;
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
};

/** A sample that names what is left. */
export type KnownSample = Sample & { readonly remainingMb: number };

/** Those that name what is left, oldest first. */
export function knownSamples(samples: readonly Sample[]): KnownSample[] {
  const known = samples.filter((sample): sample is KnownSample => sample.remainingMb !== null);
  return known.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
