// Kept cards for tests: customers who paid once at a sandbox's Stripe and keep the card, and eSIMs of theirs that are online.
import { cardsOf } from "@/lib/payments/cards/data";
import { stripeCustomerFor } from "@/lib/payments/cards/service";
import { attachSession, createPayment } from "@/lib/payments/mutations/move-payment";
import { openCheckout } from "@/lib/payments/service/checkout";
import { ownedEsim } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
import type { CardTopup } from "@/lib/orders/mutations/pay-with-card";
import { topupOffers } from "@/lib/orders/service";
import type { Viewer } from "@/lib/auth/model";
import { money } from "@/lib/money/model";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { buyOnlineSim, type TestSandbox } from "@/sandbox/supplier/testing";

const URL = "http://localhost:3000/en";
const MINOR = 500;

/** A pay page of an order whose buyer wants the card to be kept. */
export async function keepingPage(customer: { id: string; email: string }) {
  const stripeCustomerId = await stripeCustomerFor(customer);
  const line = { unitPriceMinor: MINOR, status: "AWAITING_PAYMENT" as const };
  const order = await make.order(
    { status: "AWAITING_PAYMENT", paidAt: null, email: customer.email, customerId: customer.id },
    line,
  );
  const paymentId = newId();
  const [amount, expiresAt] = [money(MINOR, "USD"), fromNow(31 * 60_000)];
  await createPayment(db(), { id: paymentId, orderId: order.id, amount, expiresAt, stripeCustomerId });
  const session = await openCheckout({
    paymentId,
    orderId: order.id,
    orderNumber: order.number,
    email: order.email,
    locale: "en",
    copy: "{}",
    lines: [{ title: "A package", total: amount }],
    expiresAt,
    successUrl: URL,
    cancelUrl: URL,
    keepFor: stripeCustomerId,
  });
  await attachSession(paymentId, session);
  return { orderId: order.id, sessionId: session.id, stripeCustomerId };
}

/** Pays with a test card and keeps it: the id of the card. */
export async function keepCard(
  sandbox: TestSandbox,
  customer: { id: string; email: string },
  number = "4242424242424242",
): Promise<string> {
  const { sessionId } = await keepingPage(customer);
  await sandbox.control("/stripe/pay", { session: sessionId, card: number });
  await settleSession(sessionId, "buyer");
  const [card] = await cardsOf(customer.id);
  if (!card) throw new Error("the card was not kept");
  return card.id;
}

/** An eSIM of a customer's that was online, so that it can be topped up. */
export async function onlineEsim(
  sandbox: TestSandbox,
  customer: { id: string; email: string },
): Promise<{ esimId: OwnedEsimId; iccid: string }> {
  const iccid = await buyOnlineSim(sandbox);
  const { lines } = await make.order({ customerId: customer.id, email: customer.email });
  const row = await make.esim(
    { id: lines[0]?.id ?? "" },
    { iccid, customerId: customer.id, status: "ACTIVE" },
  );
  const viewer = { customerId: customer.id, grants: [], shares: [] } as unknown as Viewer;
  const esimId = await ownedEsim(viewer, row.id);
  if (!esimId) throw new Error("the owner does not own it");
  return { esimId, iccid };
}

/** A traveller with a kept card, an eSIM that is online, and a page that offers a top-up of it. */
export async function cardTraveller(sandbox: TestSandbox, number?: string) {
  const customer = await make.customer();
  const cardId = await keepCard(sandbox, customer, number);
  const { esimId } = await onlineEsim(sandbox, customer);
  const found = await topupOffers(esimId, { currency: null, promo: null, email: null });
  if (!found.ok) throw new Error(found.code);
  const [offer] = found.data.offers;
  if (!offer) throw new Error("nothing is offered");
  const request: CardTopup = {
    key: newId(),
    esimId,
    topupId: offer.id,
    cardId,
    totalMinor: offer.price.minor,
    currency: offer.price.currency,
    locale: "en",
    customerId: customer.id,
    email: customer.email,
    presence: "buyer",
  };
  return { customer, cardId, request };
}

/** The order that was placed with a key. */
export async function orderOfKey(key: string) {
  return db().order.findUniqueOrThrow({
    where: { checkoutKey: key },
    include: {
      payments: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      lines: true,
      events: { orderBy: { seq: "asc" } },
    },
  });
}

/** What Stripe took for an order, in minor units. */
export async function takenFor(sandbox: TestSandbox, orderId: string): Promise<number[]> {
  type Charge = { status: string; amount: number; metadata: { order_id?: string } };
  const { body } = await sandbox.control<{ charges: Charge[] }>("/stripe/ledger");
  return body.charges
    .filter(({ status, metadata }) => metadata.order_id === orderId && status === "succeeded")
    .map(({ amount }) => amount);
}
