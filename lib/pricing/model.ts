import { chargeStep, minorDigits, shownDigits } from "@/lib/money/currencies";
import { add, type Conversion, convert, type Money, part, roundUpTo, share } from "@/lib/money/model";

/** How retail follows cost. Margin in basis points; step and ending in minor units of a two-digit currency (100 and 99 make x.99). */
export type PricingRule = {
  readonly marginBps: number;
  readonly roundingStep: number;
  readonly roundingEnding: number;
};

/** A rate for prices: with what it may move by until the supplier is paid. */
export type PriceConversion = Conversion & { readonly bufferBps: number };

/**
 * Retail price of something that costs us `cost`, in the cost's own currency or in another one. Never below cost, since
 * only rounding up is done: of the margin, of the buffered rate, and to the ending.
 */
export function retailPrice(cost: Money, rule: PricingRule, into?: PriceConversion): Money {
  const withMargin = add(cost, share(cost, Math.max(0, rule.marginBps), "up"));
  return withEnding(into ? convert(withMargin, into, "up") : withMargin, rule);
}

/** Endings are written for cents. Where there are none a price ends in 0, and in what can be charged at all. */
function withEnding(price: Money, { roundingStep, roundingEnding }: PricingRule): Money {
  const { minor, currency } = price;
  if (minor === 0) return price;
  const step = chargeStep(currency);
  if (minorDigits(currency) === 3) return roundUpTo(price, step, 0);
  if (shownDigits(currency) === 0) return roundUpTo(price, PLAIN_STEP * step, 0);
  return roundingStep > 0 ? roundUpTo(price, roundingStep, roundingEnding) : price;
}

// In whole yen.
const PLAIN_STEP = 10;

/** Below this a line is not sold, whatever is taken off: our cost at the plain rate, as cards can be charged. */
export function floorPrice(cost: Money, into?: Conversion): Money {
  const plain = into ? convert(cost, into, "up") : cost;
  return roundUpTo(plain, chargeStep(plain.currency), 0);
}

/** The tax that is in prices for somebody who lives in a country, in basis points. */
export function taxBpsIn(
  country: string | null,
  { rates, otherwise }: { readonly rates: ReadonlyMap<string, number>; readonly otherwise: number },
): number {
  return (country === null ? undefined : rates.get(country)) ?? otherwise;
}

/** The tax inside of a price that includes it. */
export function includedTax(price: Money, rateBps: number): Money {
  return part(price, [rateBps, 10_000 + rateBps], "half-up");
}
