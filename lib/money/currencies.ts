/**
 * Minor-unit digits of currencies that differ from two: ISO 4217, as Stripe counts it, so that an amount is the same number
 * here and there. Stripe counts the ariary whole, and krónur and Ugandan shillings in hundredths that nobody can pay.
 */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  MGA: 0,
  PYG: 0,
  RWF: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Digits after the decimal point of a currency; throws on a code that is not three capital letters. */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new TypeError(`not a currency code: ${currency}`);
  return DIGITS[currency] ?? 2;
}

const WHOLE_IN_HUNDREDTHS = ["ISK", "UGX"];
/** Three-digit currencies that Stripe does not take. */
const UNCHARGED = ["IQD", "LYD"];

/** Whether cards can be charged in a currency. */
export function isChargeable(currency: string): boolean {
  return Intl.supportedValuesOf("currency").includes(currency) && !UNCHARGED.includes(currency);
}

/** What every charged or refunded amount is a multiple of, in minor units: cards know no third decimal. */
export function chargeStep(currency: string): number {
  if (WHOLE_IN_HUNDREDTHS.includes(currency)) return 100;
  return minorDigits(currency) === 3 ? 10 : 1;
}

/** Digits after the decimal point that people see. */
export function shownDigits(currency: string): number {
  return WHOLE_IN_HUNDREDTHS.includes(currency) ? 0 : minorDigits(currency);
}
