import "server-only";
import { now } from "@/lib/platform/clock";
import { transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { type RatesAnswer, readRate } from "./schema";

/** Keeps the rates of the shop's currencies; one that is missing or nonsense keeps its last rate, which grows old. */
export async function storeRates({ base, date, rates }: RatesAnswer): Promise<void> {
  const readAt = now();
  const rows = env().CURRENCIES.flatMap((currency) => {
    const rate = currency === base ? null : readRate(rates[currency]);
    return rate === null ? [] : [{ currency, rate }];
  });
  await transaction(async (tx) => {
    for (const { currency, rate } of rows) {
      const data = { rate, day: date, readAt };
      await tx.exchangeRate.upsert({
        where: { base_currency: { base, currency } },
        create: { base, currency, ...data },
        update: data,
      });
    }
  });
}
