import type { UsageStatus } from "@/lib/suppliers/contract/esims";

/** What the operator said of an eSIM at one moment. Data in MB; nulls are "not known", never zero. */
export type Reading = {
  /** When it was said. */
  readonly at: Date;
  readonly status: UsageStatus;
  readonly unlimited: boolean | null;
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
  readonly expiresAt: Date | null;
};
