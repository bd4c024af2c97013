import { minorDigits } from "./currencies";

/** An amount in integer minor units (cents, yen, fils) of one ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

/** How a fraction of a minor unit is settled: `up` never loses money on a cost, `half-up` is what people expect of a price. */
export type Rounding = "up" | "half-up";

/** Builds money; throws on a fraction or an unsafe integer, which only a bug can produce. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an integer amount of minor units: ${minor}`);
  minorDigits(currency);
  return { minor, currency };
}

/** Sum of amounts in one currency; throws on mixed currencies. */
export function add(first: Money, ...others: Money[]): Money {
  return others.reduce((sum, next) => money(sum.minor + sameCurrency(sum, next).minor, sum.currency), first);
}

export function subtract(from: Money, amount: Money): Money {
  return money(from.minor - sameCurrency(from, amount).minor, from.currency);
}

/** An amount times a whole number of units. */
export function times(amount: Money, units: number): Money {
  if (!Number.isSafeInteger(units) || units < 0) throw new RangeError(`not a number of units: ${units}`);
  return money(amount.minor * units, amount.currency);
}

/** A share given in basis points (1 bp = 0.01 %), settled to whole minor units. */
export function share(amount: Money, basisPoints: number, rounding: Rounding): Money {
  if (!Number.isSafeInteger(basisPoints)) throw new RangeError(`not whole basis points: ${basisPoints}`);
  const exact = BigInt(amount.minor) * BigInt(basisPoints);
  return money(divide(exact, 10_000n, rounding), amount.currency);
}

/** Rounds up to the next amount that ends in `ending` minor units within each `step` (step 100, ending 99 gives x.99). */
export function roundUpTo(amount: Money, step: number, ending: number): Money {
  const base = Math.floor(amount.minor / step) * step + ending;
  return money(base >= amount.minor ? base : base + step, amount.currency);
}

/**
 * Reads a decimal as text or JSON number ("9.50", 22.5) without binary arithmetic.
 * Digits beyond the currency's minor unit are settled by `rounding`. Throws on anything that is not a plain decimal.
 */
export function parseDecimal(value: string | number, currency: string, rounding: Rounding): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value).trim());
  if (!match) throw new RangeError(`not a decimal amount: ${String(value)}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const digits = minorDigits(currency);
  const scaled = BigInt(whole + fraction.padEnd(digits, "0"));
  const surplus = 10n ** BigInt(Math.max(0, fraction.length - digits));
  const minor = divide(scaled, surplus, rounding);
  return money(sign ? -minor : minor, currency);
}

function divide(value: bigint, by: bigint, rounding: Rounding): number {
  const floor = value / by;
  const rest = value % by;
  const up = rounding === "up" ? rest > 0n : rest * 2n >= by;
  return Number(up ? floor + 1n : floor);
}

function sameCurrency(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new TypeError(`${left.currency} and ${right.currency} do not add up`);
  return right;
}
