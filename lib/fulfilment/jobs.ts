import "server-only";
import { z } from "zod";
import { elapsedMs, fromNow, machineNow, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { topic, wake, worker } from "@/lib/platform/queue";
import { iccidOf } from "@/lib/esims/data";
import { linesToFulfil, unfinishedOrders } from "@/lib/orders/data";
import { cancelOrphans, orderSettled } from "@/lib/orders/mutations/settle-payment";
import { mailQueued } from "@/lib/notifications/mutations";
import { unsentMails } from "@/lib/notifications/data";
import { overdueSessions, unfinishedRefunds } from "@/lib/payments/data";
import { refundRequested, sessionChanged } from "@/lib/payments/mutations";
import type { OrderSearch, SupplierOrder, Write } from "@/lib/suppliers/contract/orders";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplierNamed } from "@/lib/suppliers/registry";
import { adoptedOrders, openAttempt } from "./data";
import { EMPTY_LOOKUPS, LEASE_MS, pauseAfter, PROMISE_MINUTES, reactionTo } from "./model";
import {
  type Attempt,
  countEmptyLookup,
  expire,
  giveUp,
  markUnknown,
  postpone,
  reportDoubles,
  startAttempt,
  succeed,
} from "./mutations";

/** When to look again at a line that another process, or another top-up of the same eSIM, is at. */
const BUSY_SECONDS = 5;
const PROMISE_MS = PROMISE_MINUTES * 60_000;

type Line = Awaited<ReturnType<typeof linesToFulfil>>[number];

/** Gets every line of a paid order from the supplier. Any process may run it, any number of times, at any moment. */
async function fulfilOrder({ orderId }: { orderId: string }): Promise<void> {
  const lines = await linesToFulfil(orderId);
  const waits = await Promise.all(lines.map(fulfilLine));
  const seconds = waits.filter((wait) => wait !== null);
  if (seconds.length > 0) await wake(orderSettled, { orderId }, { delaySeconds: Math.min(...seconds) });
}

/** One line, one step. Returns in how many seconds to look again; null once it is settled. */
async function fulfilLine(line: Line): Promise<number | null> {
  const open = await openAttempt(line.id);
  if (open) return resolveAttempt(line, open);
  const waitMs = (line.nextAttemptAt?.getTime() ?? 0) - now().getTime();
  // A longer wait was counted by a clock that was set back since.
  if (waitMs > 0 && waitMs <= PROMISE_MS) return Math.ceil(waitMs / 1000);
  if (patienceMs(line) === 0) {
    await expire(line, "not_delivered_in_time");
    return null;
  }
  const attempt = await startAttempt(line);
  return attempt ? send(line, attempt) : BUSY_SECONDS;
}

/** How long its buyer still waits before the money goes back. */
function patienceMs({ order: { paidAt } }: Line): number {
  const since = paidAt ? now().getTime() - paidAt.getTime() : 0;
  return Math.max(PROMISE_MS - since, 0);
}

async function send(line: Line, attempt: Attempt): Promise<number | null> {
  // A process that slept since it wrote the intent must not send: somebody else may have looked it up by now.
  const sendBefore = elapsedMs() + LEASE_MS;
  try {
    const delivered = await place(line, { reference: attempt.reference, sendBefore });
    if (!isComplete(line, delivered)) throw new SupplierError("unknown_outcome");
    await succeed(line, attempt, delivered);
    return null;
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return react(line, attempt, error);
  }
}

/** Whether an order of the supplier's names every eSIM that was bought; one that does not cannot be handed over. */
function isComplete(line: Line, order: SupplierOrder): boolean {
  return line.kind === "TOPUP" || order.sims.length === line.quantity;
}

async function place(line: Line, write: Write): Promise<SupplierOrder> {
  const { supplierPackageId: packageId, quantity, topupEsimId } = line;
  const seller = supplierNamed(line.supplier);
  if (!topupEsimId) return seller.placeOrder({ packageId, quantity, ...write });
  return seller.placeTopup({ packageId, iccid: await iccidOf(topupEsimId), ...write });
}

async function react(line: Line, attempt: Attempt, error: SupplierError): Promise<number | null> {
  switch (reactionTo(error.kind)) {
    case "refund":
      await giveUp(line, attempt, error);
      return null;
    case "retry": {
      const pauseMs = pauseAfter(attempt.number, error.retryAfterSeconds) * 1000;
      const waitMs = Math.min(pauseMs, patienceMs(line));
      await postpone(line, attempt, { at: fromNow(waitMs), error });
      return Math.ceil(waitMs / 1000);
    }
    case "unknown":
      await markUnknown(line, attempt, line.status);
      return env().SUPPLIER_SETTLE_SECONDS;
  }
}

/** Finds out by its reference what became of an attempt whose answer was lost. A failed look-up decides nothing. */
async function resolveAttempt(
  line: Line,
  attempt: Attempt & { sentAt: Date; lookups: number },
): Promise<number | null> {
  const ageMs = machineNow().getTime() - attempt.sentAt.getTime();
  const dueSeconds = env().SUPPLIER_SETTLE_SECONDS * (attempt.lookups + 1);
  if (ageMs < dueSeconds * 1000) return Math.ceil(dueSeconds - ageMs / 1000);
  await markUnknown(line, attempt, line.status);
  let found: readonly SupplierOrder[];
  try {
    // Whichever is earlier: the sandbox's clock, by which the supplier dates its orders, may have been moved since.
    const since = new Date(Math.min(attempt.sentAt.getTime(), fromNow(-ageMs).getTime()));
    found = await lookUp(line, { reference: attempt.reference, since });
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return env().SUPPLIER_SETTLE_SECONDS;
  }
  const [oldest, ...others] = found;
  if (oldest) {
    if (!isComplete(line, oldest)) return env().SUPPLIER_SETTLE_SECONDS;
    if (others.length > 0) await reportDoubles(line, attempt, found);
    await succeed(line, attempt, oldest);
    return null;
  }
  if (attempt.lookups + 1 < EMPTY_LOOKUPS) {
    await countEmptyLookup(attempt);
    return env().SUPPLIER_SETTLE_SECONDS;
  }
  await postpone(line, attempt, { at: now(), error: null });
  return 1;
}

/** What the supplier made of an attempt; orders that failed there, and those of other attempts, are not it. */
async function lookUp(line: Line, sent: OrderSearch): Promise<readonly SupplierOrder[]> {
  const { supplierPackageId: packageId, topupEsimId } = line;
  const topup = topupEsimId ? { topup: { packageId, iccid: await iccidOf(topupEsimId) } } : {};
  const found = await supplierNamed(line.supplier).findOrders({ ...sent, ...topup });
  const others = await adoptedOrders(
    line.supplier,
    found.map((order) => order.id),
  );
  return found.filter((order) => order.status !== "failed" && !others.has(order.id));
}

const sweep = topic("fulfilment.sweep", z.object({}));
const EVERY_MINUTE = "* * * * *";
const BATCH = 200;
const FORGOTTEN_MS = 2 * 60_000;

/** Wakes whatever should have moved by now: the rows are the truth, so even a lost queue loses nothing. */
async function sweepForgotten(): Promise<void> {
  for (const sessionId of await overdueSessions(fromNow(-FORGOTTEN_MS), BATCH))
    await wake(sessionChanged, { sessionId }, { once: true });
  await cancelOrphans(fromNow(-FORGOTTEN_MS));
  for (const orderId of await unfinishedOrders(now(), BATCH))
    await wake(orderSettled, { orderId }, { once: true });
  for (const refundId of await unfinishedRefunds(fromNow(-FORGOTTEN_MS)))
    await wake(refundRequested, { refundId }, { once: true });
  for (const mailId of await unsentMails(fromNow(-FORGOTTEN_MS)))
    await wake(mailQueued, { mailId }, { once: true });
}

export const fulfilmentWorkers = [
  worker(orderSettled, fulfilOrder, { concurrency: 20 }),
  worker(sweep, sweepForgotten, { every: EVERY_MINUTE, concurrency: 1 }),
];
