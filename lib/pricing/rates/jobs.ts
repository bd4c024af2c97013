import "server-only";
import { z } from "zod";
import { topic, wake, worker } from "@/lib/platform/queue";
import { supplier } from "@/lib/suppliers/registry";
import { areRatesDue, currenciesFor } from "./data";
import { storeRates } from "./mutations";
import { latestRates } from "./service";

const ratesReading = topic("pricing.rates", z.object({}));
const EVERY_MINUTE = "* * * * *";

/** Reads the rates from the supplier's currency; a source that fails changes nothing, and is asked again soon. */
export async function readRates(): Promise<void> {
  const answer = await latestRates(supplier().currency);
  if (answer) await storeRates(answer);
}

/** Once an hour by the shop's clock, which can be moved: a look every minute sees that. */
async function readRatesWhenDue(): Promise<void> {
  if (await areRatesDue(supplier().currency)) await readRates();
}

/** Reads the rates at start where one of the shop's currencies has none that holds. */
export async function requestFirstRates(): Promise<void> {
  const { paused } = await currenciesFor(supplier().currency);
  if (paused.length > 0) await wake(ratesReading, {});
}

export const rateWorkers = [worker(ratesReading, readRatesWhenDue, { every: EVERY_MINUTE, concurrency: 1 })];
