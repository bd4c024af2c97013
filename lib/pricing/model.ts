import { add, type Money, roundUpTo, share } from "@/lib/money/model";
import { minorDigits } from "@/lib/money/currencies";

/** How retail follows cost. Margin in basis points; step and ending in minor units of a two-digit currency (100 and 99 make x.99). */
export type PricingRule = {
  readonly marginBps: number;
  readonly roundingStep: number;
  readonly roundingEnding: number;
};

/** Retail price of something that costs us `cost`: never below cost, since only rounding up is done. */
export function retailPrice(cost: Money, rule: PricingRule): Money {
  const withMargin = add(cost, share(cost, Math.max(0, rule.marginBps), "up"));
  // Endings are written for cents; a currency with other digits keeps whole minor units instead.
  if (minorDigits(cost.currency) !== 2 || rule.roundingStep <= 0 || cost.minor === 0) return withMargin;
  return roundUpTo(withMargin, rule.roundingStep, rule.roundingEnding);
}
