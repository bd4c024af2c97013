import { chargeStep, minorDigits } from "./currencies";

/** An amount in integer minor units (cents, yen, fils) of one ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

/** How a fraction of a minor unit is settled: `up` never loses money on a cost, `half-up` is what people expect of a price. */
export type Rounding = "up" | "half-up";

const WHOLE_BASIS_POINTS = 10_000;

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

/** A part of an amount: `numerator` of `denominator` shares, settled to whole minor units. */
export function part(
  amount: Money,
  [numerator, denominator]: readonly [number, number],
  rounding: Rounding,
): Money {
  if (!Number.isSafeInteger(numerator)) throw new RangeError(`not a whole number of shares: ${numerator}`);
  const exact = BigInt(amount.minor) * BigInt(numerator);
  return money(divide(exact, BigInt(denominator), rounding), amount.currency);
}

/** A share given in basis points (1 bp = 0.01 %), settled to whole minor units. */
export function share(amount: Money, basisPoints: number, rounding: Rounding): Money {
  return part(amount, [basisPoints, WHOLE_BASIS_POINTS], rounding);
}

/** One unit of an amount's currency in another one: a rate as decimal text, without binary arithmetic. */
export type Conversion = { readonly to: string; readonly rate: string };

/** An amount in another currency; `bufferBps` is added to the rate. */
export function convert(
  amount: Money,
  { to, rate, bufferBps = 0 }: Conversion & { readonly bufferBps?: number },
  rounding: Rounding,
): Money {
  const [, whole = "", fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(rate) ?? [];
  if (!/[1-9]/.test(whole + fraction)) throw new RangeError(`not a rate: ${rate}`);
  const grown = BigInt(whole + fraction) * BigInt(WHOLE_BASIS_POINTS + bufferBps);
  const exact = BigInt(amount.minor) * grown * 10n ** BigInt(minorDigits(to));
  const scale = 10n ** BigInt(fraction.length + minorDigits(amount.currency));
  return money(divide(exact, scale * BigInt(WHOLE_BASIS_POINTS), rounding), to);
}

/**
 * Shares an amount out by weight, so that the parts add up to it exactly: what is left after rounding down goes to the
 * largest remainders, the earlier part first where they are equal. Every part is a multiple of `step` minor units, and so
 * must the amount be.
 */
export function allocate(amount: Money, weights: readonly number[], step = 1): Money[] {
  const steps = BigInt(amount.minor) / BigInt(step);
  if (amount.minor < 0 || steps * BigInt(step) !== BigInt(amount.minor))
    throw new RangeError(`not to be shared out in steps of ${step}: ${amount.minor}`);
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole <= 0n) throw new RangeError("nobody to share it out to");
  const parts = weights.map((weight, index) => {
    const exact = steps * BigInt(weight);
    return { index, steps: exact / whole, rest: exact % whole };
  });
  const left = Number(steps - parts.reduce((sum, each) => sum + each.steps, 0n));
  const lucky = parts
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
    .map(({ index }) => index);
  return parts.map((each) => {
    const own = each.steps + (lucky.includes(each.index) ? 1n : 0n);
    return money(Number(own) * step, amount.currency);
  });
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

/** Reads an amount as a person types it, with a point or a comma; null where it is none, or finer than can be charged. */
export function typedAmount(text: string, currency: string): Money | null {
  const plain = text.trim().replace(",", ".");
  const [, fraction = ""] = /^\d{1,12}(?:\.(\d+))?$/.exec(plain) ?? [plain, null];
  if (fraction === null || fraction.length > minorDigits(currency)) return null;
  const amount = parseDecimal(plain, currency, "half-up");
  return amount.minor % chargeStep(currency) === 0 ? amount : null;
}

/**
 * True for what one reader takes for thousands and another for a fraction, `1,500` or `1.500`, where the currency has not
 * three digits after its point.
 */
export function isAmbiguousAmount(text: string, currency: string): boolean {
  return /^\d{1,3}[.,]\d{3}$/.test(text.trim()) && minorDigits(currency) !== 3;
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
