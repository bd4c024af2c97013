import type { Outlook } from "@/lib/esims/polling/model/outlook";

/** How the questions that nobody waits for are going, and how late alerts about used data come. */
export type PollingReport = {
  /** 0: switched off. */
  readonly callsPerSecond: number;
  /** By what is planned; null where nothing is watched. */
  readonly outlook: Outlook | null;
  readonly lagMs: number;
  readonly restUntil: Date | null;
  /** By what was seen of late: the most by which each alert can have been late. */
  readonly told: { readonly count: number; readonly medianMs: number | null };
};
