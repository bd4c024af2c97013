/** 450 -> 4.5, 500 -> 5: the supplier sends whichever JSON number falls out. */
export function money(cents: number): number {
  return cents / 100;
}

export function moneyText(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** 2026-06-16 18:19:00, without a zone; it is UTC. */
export function plainTime(moment: number | string): string {
  return new Date(moment).toISOString().slice(0, 19).replace("T", " ");
}

/** 2026-06-16 18:19, as tickets and appointments have it. */
export function minuteTime(moment: number | string): string {
  return plainTime(moment).slice(0, 16);
}

/** Units of one US dollar, as in the catalogue's price maps. */
export const DOLLAR_RATES: Record<string, number> = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.79,
  CHF: 0.88,
  CAD: 1.37,
  AUD: 1.52,
  BRL: 5.4,
  INR: 84.1,
  MXN: 18.2,
  SGD: 1.34,
  AED: 3.67,
  JPY: 152,
  KRW: 1_380,
  VND: 25_300,
};
const WITHOUT_CENTS = new Set(["JPY", "KRW", "VND"]);

export function priceMap(cents: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(DOLLAR_RATES).map(([currency, rate]) => [
      currency,
      WITHOUT_CENTS.has(currency) ? Math.round((cents * rate) / 100) : Math.round(cents * rate) / 100,
    ]),
  );
}
