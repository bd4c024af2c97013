import "server-only";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { dueChecks } from "../model";
import type { SavedCard } from "./model";

const columns = { id: true, brand: true, last4: true, expMonth: true, expYear: true } as const;

/** The cards that a customer keeps, the one kept last first; expired ones too. */
export async function cardsOf(customerId: string): Promise<SavedCard[]> {
  return db().savedCard.findMany({
    where: { customerId, removedAt: null },
    select: columns,
    orderBy: { createdAt: "desc" },
  });
}

/** One card of a customer's; null for anybody else's, and for one that was removed. */
export async function cardOf(customerId: string, cardId: string): Promise<SavedCard | null> {
  if (!isId(cardId)) return null;
  return db().savedCard.findFirst({ where: { id: cardId, customerId, removedAt: null }, select: columns });
}

/** What Stripe needs to charge a card of a customer's; null where it is not theirs, or not kept any more. */
export async function chargeableCard(
  tx: Db,
  { customerId, cardId }: { customerId: string; cardId: string },
): Promise<{ savedCardId: string; paymentMethodId: string; stripeCustomerId: string } | null> {
  if (!isId(cardId)) return null;
  const card = await tx.savedCard.findFirst({
    where: { id: cardId, customerId, removedAt: null },
    select: {
      id: true,
      paymentMethodId: true,
      customer: { select: { stripeAccount: { select: { stripeCustomerId: true } } } },
    },
  });
  const account = card?.customer.stripeAccount;
  if (!card || !account) return null;
  return { savedCardId: card.id, paymentMethodId: card.paymentMethodId, ...account };
}

/** Who a customer is at Stripe; null where they never kept a card. */
export async function stripeCustomerOf(customerId: string): Promise<string | null> {
  const row = await db().stripeCustomer.findUnique({ where: { customerId } });
  return row?.stripeCustomerId ?? null;
}

/** Removed cards that Stripe has not let go of, as far as it is time to ask again. */
export async function cardsToDetach(take: number): Promise<string[]> {
  const rows = await db().savedCard.findMany({
    where: { removedAt: { not: null }, detachedAt: null, ...dueChecks(now()) },
    select: { id: true },
    orderBy: { checkAt: "asc" },
    take,
  });
  return rows.map(({ id }) => id);
}
