import "server-only";
import { catalogWorkers, followCatalog, requestFirstSync } from "@/lib/catalog/jobs";
import { alertWorkers } from "@/lib/esims/alerts/jobs";
import { pollWorkers } from "@/lib/esims/polling/jobs";
import { reminderWorkers } from "@/lib/esims/reminders/jobs";
import { supplierEventWorkers } from "@/lib/fulfilment/events/jobs";
import { fulfilmentWorkers } from "@/lib/fulfilment/jobs";
import { reconciliationWorkers } from "@/lib/fulfilment/reconciliation/jobs/reconcile";
import { notificationWorkers } from "@/lib/notifications/jobs";
import { autoTopupWorkers } from "@/lib/orders/auto/jobs";
import { pushWorkers } from "@/lib/notifications/push/jobs";
import { orderWorkers } from "@/lib/orders/jobs";
import { paymentWorkers } from "@/lib/payments/jobs";
import { rateWorkers, requestFirstRates } from "@/lib/pricing/rates/jobs";
import { followSandboxClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { errorText } from "@/lib/platform/errors";
import { spellOutAddresses } from "@/lib/platform/http/addresses";
import { log } from "@/lib/platform/log";
import { startWorkers, stopJobs } from "@/lib/platform/queue";
import { requestNotifications, supplierWorkers } from "@/lib/suppliers/jobs";

const RETRY_MS = 3_000;

/** Runs once when a web process starts: refuses a wrong configuration, then follows the clock and works the queue. */
export function boot(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${errorText(error).replace(/^Error: /, "")}\n`);
    process.exit(1);
  }
  spellOutAddresses();
  followSandboxClock();
  followCatalog();
  if (env().JOBS) void startJobs();
  process.once("SIGTERM", () => void stopJobs());
}

/** A database that is away at start delays the jobs; it does not keep the process from answering. */
async function startJobs(): Promise<void> {
  for (;;) {
    try {
      await startWorkers([
        ...notificationWorkers,
        ...pushWorkers,
        ...paymentWorkers,
        ...catalogWorkers,
        ...rateWorkers,
        ...reminderWorkers,
        ...orderWorkers,
        ...autoTopupWorkers,
        ...fulfilmentWorkers,
        ...reconciliationWorkers,
        ...supplierEventWorkers,
        ...supplierWorkers,
        ...alertWorkers,
        ...pollWorkers,
      ]);
      await requestFirstSync();
      await requestFirstRates();
      await requestNotifications();
      return;
    } catch (error) {
      log.error({ err: error }, "the jobs could not be started; trying again");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
