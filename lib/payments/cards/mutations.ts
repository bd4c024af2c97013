import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { isId, newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { dueChecks, nextCheck } from "../model";
import type { KeptCard } from "../service/checkout";

/** Told when Stripe has to let go of a card. */
export const cardRemoved = topic("card.removed", z.object({ cardId: z.uuid() }));

/** Writes down who a customer is at Stripe; of two that were made at the same moment the first one stays. */
export async function keepStripeCustomer(customerId: string, stripeCustomerId: string): Promise<string> {
  await db().stripeCustomer.createMany({
    data: { customerId, stripeCustomerId, createdAt: now() },
    skipDuplicates: true,
  });
  const kept = await db().stripeCustomer.findUniqueOrThrow({ where: { customerId } });
  return kept.stripeCustomerId;
}

/** Forgets a customer whom Stripe does not know any more, with all cards that were kept there. */
export async function forgetStripeCustomer(stripeCustomerId: string): Promise<void> {
  await transaction(async (tx) => {
    const known = await tx.stripeCustomer.findUnique({ where: { stripeCustomerId } });
    if (!known) return;
    const at = now();
    await tx.savedCard.updateMany({
      where: { customerId: known.customerId, removedAt: null },
      data: { removedAt: at, detachedAt: at },
    });
    await tx.stripeCustomer.delete({ where: { stripeCustomerId } });
  });
}

/**
 * Keeps the card that a page was paid with, in the transaction that settles the payment. The same card kept again takes the
 * place of what was kept of it before, under its own id, so that what names it stays good; Stripe lets the older one go.
 */
export async function storeCard(tx: Db, { stripeCustomerId, ...card }: KeptCard): Promise<void> {
  const owner = await tx.stripeCustomer.findUnique({ where: { stripeCustomerId } });
  if (!owner) return;
  const { customerId } = owner;
  await tx.$executeRaw`SELECT 1 FROM stripe_customer WHERE customer_id = ${customerId}::uuid FOR NO KEY UPDATE`;
  if ((await tx.savedCard.count({ where: { paymentMethodId: card.paymentMethodId } })) > 0) return;
  const { fingerprint } = card;
  const same =
    fingerprint && (await tx.savedCard.findFirst({ where: { customerId, fingerprint, removedAt: null } }));
  const at = now();
  if (!same) {
    await tx.savedCard.create({ data: { ...card, id: newId(), customerId, createdAt: at, checkAt: at } });
    return;
  }
  await tx.savedCard.update({ where: { id: same.id }, data: card });
  const { brand, last4, expMonth, expYear, paymentMethodId } = same;
  const older = { brand, last4, expMonth, expYear, paymentMethodId, fingerprint, customerId };
  const id = newId();
  await tx.savedCard.create({ data: { ...older, id, createdAt: at, removedAt: at, checkAt: at } });
  await enqueue(tx, cardRemoved, { cardId: id });
}

/** Removes a card of a customer's: from this moment on it is not charged any more. False where there is none. */
export async function removeCard(customerId: string, cardId: string): Promise<boolean> {
  if (!isId(cardId)) return false;
  return transaction(async (tx) => {
    const at = now();
    const removed = await tx.savedCard.updateMany({
      where: { id: cardId, customerId, removedAt: null },
      data: { removedAt: at, checkAt: at },
    });
    if (removed.count === 1) await enqueue(tx, cardRemoved, { cardId });
    return removed.count === 1;
  });
}

/** Stripe does not know a card any more: it is kept no longer. */
export async function dropCard(tx: Db, paymentMethodId: string): Promise<void> {
  const at = now();
  await tx.savedCard.updateMany({
    where: { paymentMethodId, removedAt: null },
    data: { removedAt: at, detachedAt: at },
  });
}

const TURN_MS = 60_000;

/** Takes the turn to have Stripe let go of a card; null if it is not due, or done. */
export async function takeDetachTurn(cardId: string): Promise<{ paymentMethodId: string } | null> {
  const [taken] = await db().savedCard.updateManyAndReturn({
    where: { id: cardId, removedAt: { not: null }, detachedAt: null, ...dueChecks(now()) },
    data: { checkAt: fromNow(TURN_MS) },
    select: { paymentMethodId: true },
  });
  return taken ?? null;
}

export async function markDetached(cardId: string): Promise<void> {
  await db().savedCard.update({ where: { id: cardId }, data: { detachedAt: now() } });
}

/** Plans the next try of a card that Stripe could not let go of. */
export async function postponeDetach(cardId: string): Promise<void> {
  const { removedAt } = await db().savedCard.findUniqueOrThrow({ where: { id: cardId } });
  const at = now();
  await db().savedCard.update({ where: { id: cardId }, data: { checkAt: nextCheck(removedAt ?? at, at) } });
}
