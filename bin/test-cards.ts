// Kept cards for tests: customers who paid once at a sandbox's Stripe and keep the card, and eSIMs of theirs that are online.
import { cardsOf } from "@/lib/payments/cards/data";
import { stripeCustomerFor } from "@/lib/payments/cards/service";
import { attachSession, createPayment } from "@/lib/payments/mutations/move-payment";
import { openCheckout } from "@/lib/payments/service/checkout";
import { ownedEsim } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
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
  const viewer = { customerId: customer.id, grants: [] } as unknown as Viewer;
  const esimId = await ownedEsim(viewer, row.id);
  if (!esimId) throw new Error("the owner does not own it");
  return { esimId, iccid };
}
