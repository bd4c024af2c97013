import type { Conversion } from "@/lib/money/model";

/** One unit of `from` in `to`, as decimal text; `readAt` is when we read it, `day` the day that its source gives it for. */
export type Rate = Conversion & {
  readonly from: string;
  readonly day: string;
  readonly readAt: Date;
};

/** An older rate is not sold at: its currency is not offered until there is a newer one. */
export const RATE_HOURS = 24;

/** What may be paid in, the supplier's own currency first: without a rate to it, no other one can be priced. */
export type Currencies = {
  readonly base: string;
  readonly rates: ReadonlyMap<string, Rate>;
  /** Taken by the shop, but without a rate that holds. */
  readonly paused: readonly string[];
};

/** The currencies that can be paid in now. */
export function offered({ base, rates }: Currencies): string[] {
  return [base, ...rates.keys()];
}
