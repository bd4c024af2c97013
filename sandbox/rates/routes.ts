import type { Hono } from "hono";
import { withFaults } from "../kernel/operation.ts";
import { hashText } from "../kernel/random.ts";
import type { World } from "../kernel/world.ts";

/** Units for one US dollar, in millionths: whole numbers, so that every machine computes the same rate. */
const PER_DOLLAR: Record<string, bigint> = {
  AED: 3_672_500n,
  AUD: 1_531_000n,
  BRL: 5_420_000n,
  CAD: 1_389_000n,
  CHF: 881_000n,
  CNY: 7_190_000n,
  CZK: 23_100_000n,
  DKK: 6_865_000n,
  EUR: 920_400n,
  GBP: 783_200n,
  HKD: 7_781_000n,
  INR: 84_350_000n,
  JPY: 151_200_000n,
  KRW: 1_382_000_000n,
  KWD: 307_300n,
  MXN: 19_720_000n,
  NOK: 10_940_000n,
  PLN: 3_978_000n,
  SAR: 3_751_000n,
  SEK: 10_610_000n,
  SGD: 1_331_000n,
  THB: 34_180_000n,
  TRY: 34_400_000n,
  USD: 1_000_000n,
  ZAR: 17_650_000n,
};

const SCALE = 1_000_000n;
const DAY_MS = 86_400_000;
const LARGEST_DRIFT_PER_MILLION = 4_000;

export function mountRates(app: Hono, world: World): void {
  app.get(
    "/rates/latest",
    withFaults("rates.latest", (c) => {
      const base = (c.req.query("base") ?? "USD").toUpperCase();
      const now = world.clock.now();
      const perBase = onDay(base, now);
      if (perBase === undefined) return c.json({ error: `no rates for ${base}` }, 404);
      const others = Object.keys(PER_DOLLAR).filter((currency) => currency !== base);
      const rates: Record<string, string> = {};
      for (const currency of others)
        rates[currency] = decimal(((onDay(currency, now) ?? 0n) * SCALE) / perBase);
      return c.json({ base, date: now.toISOString().slice(0, 10), rates });
    }),
  );
}

/** Moves a little from day to day, and is the same whenever that day is asked for. */
function onDay(currency: string, now: Date): bigint | undefined {
  const standard = PER_DOLLAR[currency];
  if (standard === undefined || currency === "USD") return standard;
  const day = Math.floor(now.getTime() / DAY_MS);
  const spread = 2 * LARGEST_DRIFT_PER_MILLION + 1;
  const drift = (hashText(`${currency} ${day}`) % spread) - LARGEST_DRIFT_PER_MILLION;
  return (standard * (SCALE + BigInt(drift))) / SCALE;
}

function decimal(millionths: bigint): string {
  const digits = String(millionths).padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
