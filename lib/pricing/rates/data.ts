import "server-only";
import { fromNow } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { type Currencies, type Rate, RATE_HOURS } from "./model";

const HOUR_MS = 3_600_000;

/** What can be paid in while the supplier is paid in `base`, in the order in which the shop lists its currencies. */
export async function currenciesFor(base: string, tx: Db = db()): Promise<Currencies> {
  const rows = await tx.exchangeRate.findMany({
    where: { base, readAt: { gt: fromNow(-RATE_HOURS * HOUR_MS) } },
  });
  const known = new Map(rows.map((row) => [row.currency, row]));
  const others = env().CURRENCIES.filter((currency) => currency !== base);
  const rates = others.flatMap((to): [string, Rate][] => {
    const row = known.get(to);
    return row ? [[to, { from: base, to, rate: row.rate, day: row.day, readAt: row.readAt }]] : [];
  });
  const paused = env().RATES_URL ? others.filter((currency) => !known.has(currency)) : [];
  return { base, rates: new Map(rates), paused };
}

/** Whether the last reading is an hour old, or of a clock that was set back since. */
export async function areRatesDue(base: string): Promise<boolean> {
  const last = await db().exchangeRate.aggregate({ where: { base }, _max: { readAt: true } });
  const { readAt } = last._max;
  return readAt === null || readAt <= fromNow(-HOUR_MS) || readAt > fromNow(HOUR_MS);
}
