import "server-only";
import { env } from "@/lib/platform/env";
import { type RatesAnswer, ratesSchema } from "./schema";

const TIMEOUT_MS = 10_000;

/** Asks the source of rates for the newest ones; null where the shop has no source. Throws if it does not answer plainly. */
export async function latestRates(base: string): Promise<RatesAnswer | null> {
  const { RATES_URL } = env();
  if (!RATES_URL) return null;
  const reply = await fetch(`${RATES_URL}/latest?base=${base}`, {
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`the source of exchange rates answered ${reply.status}`);
  const answer = ratesSchema.parse(await reply.json());
  if (answer.base !== base) throw new Error(`the source of exchange rates answered for ${answer.base}`);
  return answer;
}
