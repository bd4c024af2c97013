import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { errorText } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { topic, worker } from "@/lib/platform/queue";
import type { Money } from "@/lib/money/model";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import { supplier } from "@/lib/suppliers/registry";
import { storeBalance } from "@/lib/suppliers/mutations";
import { lastSuccess } from "../data";
import { LISTED_AFTER_MS, MOST_DAYS, windowStart } from "../model";
import { storeListed, storeMovement } from "../mutations/balance";
import { closeSettledClaims, creditClaims, recordFindings } from "../mutations/breaks";
import {
  endRun,
  keepAlive,
  pruneRuns,
  type Run,
  type RunFigures,
  RunLost,
  startRun,
} from "../mutations/runs";
import { compareStripe } from "./stripe-books";
import { compareOrders, findMissing, readOrders } from "./supplier-orders";

/** Asks for a comparison now; it reaches back so many days, or as far as is usual. */
export const reconciliation = topic(
  "fulfilment.reconcile",
  z.object({ days: z.int().min(1).max(MOST_DAYS).optional() }),
);
const EVERY_TEN_MINUTES = "*/10 * * * *";

type Figures = Partial<RunFigures> & { readonly breaksOpened: number };

/**
 * Compares our orders with what the supplier lists, its balance with what they cost, and Stripe's books with ours. Either
 * side is compared even if the other one cannot be. One process does it at a time; whatever it died of, the next run does
 * the same again, and every step of it is safe to do twice.
 */
async function reconcile({ days }: { days?: number | undefined }): Promise<void> {
  const source = supplier();
  const since = windowStart(now(), { lastRun: await lastSuccess(), days: days ?? null });
  const run = await startRun(source.name, since);
  if (!run) return;
  const sides = [() => compareSupplier(run, source), () => compareBooks(run)];
  let figures: RunFigures = NOTHING;
  const problems: string[] = [];
  for (const side of sides) {
    try {
      const found = await side();
      figures = { ...figures, ...found, breaksOpened: figures.breaksOpened + found.breaksOpened };
    } catch (error) {
      if (error instanceof RunLost) return;
      log.warn({ err: error }, "a side of the books could not be compared; tried again in ten minutes");
      problems.push(redactText(errorText(error)));
    }
  }
  await endRun(run, figures, problems.length > 0 ? problems.join("; ") : null);
  await pruneRuns(run);
}

const NOTHING: RunFigures = {
  supplierOrders: 0,
  foreignOrders: 0,
  attached: 0,
  payments: 0,
  refunds: 0,
  breaksOpened: 0,
};

async function compareSupplier(run: Run, source: Supplier): Promise<Figures> {
  const until = fromNow(-LISTED_AFTER_MS);
  const { orders, balance } = await readAccount(run, source);
  const { findings, orders: supplierOrders, foreign, attached, listed } = await compareOrders(source, orders);
  await keepAlive(run);
  const missing = await findMissing(source, orders, {
    since: run.since,
    until,
    onAsk: () => keepAlive(run),
  });
  const opened = await recordFindings([...findings, ...missing]);
  const refunded = orders.filter(({ status }) => status === "refunded" || status === "partially_refunded");
  await creditClaims(
    source.name,
    refunded.map(({ id }) => id),
  );
  await storeListed(source.name, listed);
  const isMissing = balance !== null && (await storeMovement(run, balance));
  await closeSettledClaims();
  const breaksOpened = opened + (isMissing ? 1 : 0);
  return { supplierOrders, foreignOrders: foreign, attached, breaksOpened };
}

const MOST_READINGS = 3;

/**
 * The orders and the balance as they were at one moment: the balance is read before and after the list, and both again if
 * it moved meanwhile. Null for a balance that does not stand still; the next run compares it with the last one that did.
 */
async function readAccount(
  run: Run,
  source: Supplier,
): Promise<{ orders: readonly SupplierOrder[]; balance: Money | null }> {
  let before = await source.balance();
  for (let reading = 1; ; reading += 1) {
    const orders = await readOrders(source, run.since, () => keepAlive(run));
    const readAt = now();
    const after = await source.balance();
    await storeBalance(source.name, after, readAt);
    const isSteady = after?.minor === before?.minor && after?.currency === before?.currency;
    if (isSteady || reading === MOST_READINGS) return { orders, balance: isSteady ? after : null };
    before = after;
  }
}

async function compareBooks(run: Run): Promise<Figures> {
  const { findings, payments, refunds } = await compareStripe(run.since, () => keepAlive(run));
  return { payments, refunds, breaksOpened: await recordFindings(findings) };
}

export const reconciliationWorkers = [
  worker(reconciliation, reconcile, { every: EVERY_TEN_MINUTES, concurrency: 1 }),
];
