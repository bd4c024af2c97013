import "server-only";
import { z } from "zod";
import { elapsedMs, fromNow, machineNow, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { topic, wake, wakeAll, worker } from "@/lib/platform/queue";
import { iccidOf } from "@/lib/esims/data";
import { linesToFulfil } from "@/lib/orders/data";
import { PROMISE_MINUTES } from "@/lib/orders/model";
import { announceDelay } from "@/lib/orders/mutations/announce-delay";
import { orderSettled } from "@/lib/orders/mutations/settle-payment";
import type { SupplierOrder, Write } from "@/lib/suppliers/contract/orders";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplierNamed } from "@/lib/suppliers/registry";
import { lateAttempt, openAttempt, ordersToWake } from "./data";
import { heartbeat } from "./losses/data";
import { isDoubtful } from "./losses/model";
import { beat } from "./losses/mutations";
import { findLosses } from "./losses/service";
import { EMPTY_LOOKUPS, faultOf, LEASE_MS, LONGEST_PAUSE_SECONDS, pauseAfter, reactionTo } from "./model";
import {
  type Attempt,
  countEmptyLookup,
  expire,
  giveUp,
  markUnknown,
  postpone,
  refuseDelivery,
  reportDoubles,
  startAttempt,
  succeed,
} from "./mutations";
import { reconciliation } from "./reconciliation/jobs/reconcile";
import { lookUp } from "./service";

/** When to look again at a line that another process, or another top-up of the same eSIM, is at. */
const BUSY_SECONDS = 5;
const PROMISE_MS = PROMISE_MINUTES * 60_000;
/** Longer than any order takes that goes well. */
const DELAYED_MS = 5 * 60_000;

type Line = Awaited<ReturnType<typeof linesToFulfil>>[number];

/** Gets every line of a paid order from the supplier. Any process may run it, any number of times, at any moment. */
async function fulfilOrder({ orderId }: { orderId: string }): Promise<void> {
  const [lines, lastBeat] = await Promise.all([linesToFulfil(orderId), heartbeat()]);
  const at = { heartbeat: lastBeat, machineNow: machineNow() };
  const waits = await Promise.all(lines.map(async (line) => fulfilLine(line, isDoubtful(line.order, at))));
  const seconds = waits.filter((wait) => wait !== null);
  if (seconds.length > 0) await tellDelayed(orderId, lines);
  if (seconds.length > 0) await wake(orderSettled, { orderId }, { delaySeconds: Math.min(...seconds) });
}

/** Tells the buyer once that it takes longer than usual, and by when the money goes back. */
async function tellDelayed(orderId: string, lines: readonly Line[]): Promise<void> {
  const paidAt = lines[0]?.order.paidAt;
  if (!paidAt || now().getTime() - paidAt.getTime() < DELAYED_MS) return;
  await announceDelay(orderId, new Date(paidAt.getTime() + PROMISE_MS));
}

/** One line, one step. Returns in how many seconds to look again; null once it is settled. */
async function fulfilLine(line: Line, isInDoubt: boolean): Promise<number | null> {
  const open = await openAttempt(line.id);
  if (open) return resolveAttempt(line, open);
  const waitMs = (line.nextAttemptAt?.getTime() ?? 0) - now().getTime();
  // A longer wait was counted by a clock that was set back since.
  if (waitMs > 0 && waitMs <= LONGEST_PAUSE_SECONDS * 1000) return Math.ceil(waitMs / 1000);
  const recovered = isInDoubt ? await recoverLine(line) : NOTHING_LOST;
  if (recovered !== NOTHING_LOST) return recovered;
  // The supplier was asked at least once: a clock that jumps ahead does not send money back by itself.
  if (patienceMs(line) === 0 && line._count.attempts > 0) {
    await expire(line, { reason: "not_delivered_in_time", actor: "system" });
    return null;
  }
  const attempt = await startAttempt(line);
  if (attempt === "returned") return null;
  return attempt === "busy" ? BUSY_SECONDS : send(line, attempt);
}

const NOTHING_LOST = "nothing lost";

/**
 * Takes over what was done for a line and is not in our books, which may have been set back: a refund, or an order of the
 * supplier's. Nothing is decided while either side does not answer.
 */
async function recoverLine(line: Line): Promise<number | null | typeof NOTHING_LOST> {
  try {
    const { isRefunded, orders } = await findLosses(line);
    const [oldest, ...others] = orders;
    if (isRefunded) {
      // What the supplier made all the same could not be handed over then, and nobody waits for it now.
      if (oldest) await reportDoubles(line, null, orders);
      await expire(line, { reason: "refunded_elsewhere", actor: "stripe" });
      return null;
    }
    if (!oldest) return NOTHING_LOST;
    const attempt =
      (await lateAttempt(line.id, oldest.reference)) ?? (await startAttempt(line, oldest.reference));
    if (attempt === "returned") return null;
    if (attempt === "busy") return BUSY_SECONDS;
    if (others.length > 0) await reportDoubles(line, attempt, others);
    return await accept(line, attempt, oldest);
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return env().SUPPLIER_SETTLE_SECONDS;
  }
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
    return await accept(line, attempt, delivered);
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return react(line, attempt, error);
  }
}

/** Hands over what the supplier made, or closes the line if that can never be handed over. */
async function accept(line: Line, attempt: Attempt, delivered: SupplierOrder): Promise<number | null> {
  const fault = faultOf(line, delivered);
  if (fault === null) await succeed(line, attempt, delivered);
  // Codes that are missing may come later; the buyer is not kept waiting for them for ever.
  else if (fault === "incomplete" && patienceMs(line) > 0) throw new SupplierError("unknown_outcome");
  else await refuseDelivery(line, attempt, { delivered, fault });
  return null;
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
      const pauseMs = pauseAfter(attempt.number, error) * 1000;
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
    if (others.length > 0) await reportDoubles(line, attempt, others);
    if (faultOf(line, oldest) === "incomplete" && patienceMs(line) > 0) return env().SUPPLIER_SETTLE_SECONDS;
    return accept(line, attempt, oldest);
  }
  if (attempt.lookups + 1 < EMPTY_LOOKUPS) {
    await countEmptyLookup(attempt);
    return env().SUPPLIER_SETTLE_SECONDS;
  }
  await postpone(line, attempt, { at: now(), error: null });
  return 1;
}

const sweep = topic("fulfilment.sweep", z.object({}));
const heart = topic("fulfilment.heartbeat", z.object({}));
const BATCH = 1_000;

/** Wakes whatever should have moved by now: the rows are the truth, so even a lost queue loses nothing. */
async function sweepForgotten(): Promise<void> {
  const horizon = fromNow(LONGEST_PAUSE_SECONDS * 1000);
  const forgotten = await ordersToWake({ at: now(), horizon }, BATCH);
  await wakeAll(
    orderSettled,
    forgotten.map((orderId) => ({ orderId })),
  );
}

/** After a silence the books are compared at once: buyers of minutes that were lost do not wait for the next usual time. */
async function keepBeating(): Promise<void> {
  if (await beat()) await wake(reconciliation, {});
}

export const fulfilmentWorkers = [
  worker(orderSettled, fulfilOrder, { concurrency: 20 }),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
  worker(heart, keepBeating, { every: "* * * * *", concurrency: 1 }),
];
