import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { enqueue, topic } from "@/lib/platform/queue";
import type { VerifiedEvent } from "../service/events";

/** Told when Stripe says that something happened to an object of its own; what happened is asked of Stripe. */
export const sessionChanged = topic("session.changed", z.object({ sessionId: z.string() }));
/** A charge to a kept card; the intent is named where our books may not know it. */
export const chargeChanged = topic(
  "charge.changed",
  z.object({ paymentId: z.uuid(), paymentIntentId: z.string().nullable() }),
);
export const refundChanged = topic("refund.changed", z.object({ stripeRefundId: z.string() }));
export const disputeChanged = topic("dispute.changed", z.object({ disputeId: z.string() }));
export const fraudWarningRaised = topic("fraud-warning.raised", z.object({ warningId: z.string() }));

/**
 * Records an event by Stripe's id and wakes whoever acts on its object, in one transaction. One seen before does nothing,
 * and one that nobody acts on is only written down.
 */
export async function recordEvent(event: VerifiedEvent): Promise<void> {
  const wakeUp = wakerOf(event);
  if (!wakeUp) {
    await store(db(), event, "ignored");
    return;
  }
  await transaction(async (tx) => {
    if (await store(tx, event, "queued")) await wakeUp(tx);
  });
}

async function store(tx: Db, event: VerifiedEvent, outcome: "queued" | "ignored"): Promise<boolean> {
  const { id, type, objectId } = event;
  const data = { id, type, objectId, outcome, receivedAt: now() };
  const stored = await tx.paymentEvent.createMany({ data, skipDuplicates: true });
  return stored.count === 1;
}

/** An intent of a pay page says nothing that its session does not say. */
const CHARGE_EVENTS = ["succeeded", "payment_failed", "canceled", "processing"].map(
  (name) => `payment_intent.${name}`,
);

function wakerOf({ type, objectId, paymentId }: VerifiedEvent): ((tx: Db) => Promise<void>) | null {
  if (objectId === "") return null;
  if (type.startsWith("checkout.session."))
    return (tx) => enqueue(tx, sessionChanged, { sessionId: objectId });
  if (type.startsWith("refund.") || type === "charge.refund.updated")
    return (tx) => enqueue(tx, refundChanged, { stripeRefundId: objectId });
  if (type.startsWith("charge.dispute.")) return (tx) => enqueue(tx, disputeChanged, { disputeId: objectId });
  if (type.startsWith("radar.early_fraud_warning."))
    return (tx) => enqueue(tx, fraudWarningRaised, { warningId: objectId });
  if (paymentId && CHARGE_EVENTS.includes(type))
    return (tx) => enqueue(tx, chargeChanged, { paymentId, paymentIntentId: objectId });
  return null;
}
