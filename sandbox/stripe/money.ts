import { invalid } from "./api/errors.ts";

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));
/** Stripe counts these in hundredths although nobody can pay a fraction. */
const WHOLE_UNITS_IN_HUNDREDTHS = new Set(["isk", "ugx"]);
const KNOWN = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

/** Smallest charges, where Stripe publishes one; elsewhere any positive amount passes. */
const SMALLEST: Record<string, number> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};
const LARGEST = 99_999_999;

export function digitsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

export function currencyFrom(given: string, param: string): string {
  const currency = given.toLowerCase();
  if (!KNOWN.has(currency)) throw invalid(param, `Invalid currency: ${given}.`);
  return currency;
}

/** The rule every amount obeys, price or refund: some currencies forbid their last digits. */
export function assertStep(amount: number, currency: string, param: string): void {
  const step = THREE_DECIMAL.has(currency) ? 10 : WHOLE_UNITS_IN_HUNDREDTHS.has(currency) ? 100 : 1;
  if (amount % step !== 0) {
    const message = `Invalid amount: amounts in ${currency} must be evenly divisible by ${step}.`;
    throw invalid(param, message, "parameter_invalid_integer");
  }
}

export function assertChargeable(amount: number, currency: string, param: string): void {
  assertStep(amount, currency, param);
  const least = SMALLEST[currency] ?? 1;
  if (amount < least) {
    const message = `Amount must be at least ${shown(least, currency)} ${currency}.`;
    throw invalid(param, message, "amount_too_small");
  }
  if (amount > LARGEST) {
    throw invalid(
      param,
      `Amount must be no more than ${shown(LARGEST, currency)} ${currency}.`,
      "amount_too_large",
    );
  }
}

/** Formatted from text, so that no amount ever becomes a fraction in floating point. */
export function shown(amount: number, currency: string, locale = "en"): string {
  const digits = digitsOf(currency);
  const all = String(Math.abs(amount)).padStart(digits + 1, "0");
  const decimal = digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`;
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(`${amount < 0 ? "-" : ""}${decimal}` as Intl.StringNumericLiteral);
}
