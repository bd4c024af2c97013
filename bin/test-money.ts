// Money for tests: orders that are really paid at a sandbox's Stripe, and a queue whose jobs run when and how often a test
// wants it.
import { money } from "@/lib/money/model";
import { fulfilmentWorkers } from "@/lib/fulfilment/jobs";
import { reconciliationWorkers } from "@/lib/fulfilment/reconciliation/jobs/reconcile";
import { orderWorkers } from "@/lib/orders/jobs";
import { paymentWorkers } from "@/lib/payments/jobs";
import { attachSession } from "@/lib/payments/mutations/move-payment";
import { openCheckout } from "@/lib/payments/service/checkout";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import type { TestSandbox } from "@/sandbox/supplier/testing";

const CURRENCY = "USD";
const LINE_MINOR = 500;
const HOUR_MS = 3_600_000;
const URL = "http://localhost:3000/en";

/** A pay page at Stripe for an order; an order can have several. */
export async function payPageFor(order: { id: string; number: string; email: string; totalMinor: number }) {
  const paymentId = newId();
  const session = await openCheckout({
    paymentId,
    orderId: order.id,
    orderNumber: order.number,
    email: order.email,
    locale: "en",
    copy: "{}",
    lines: [{ title: "Packages", total: money(order.totalMinor, CURRENCY) }],
    expiresAt: fromNow(31 * 60_000),
    successUrl: URL,
    cancelUrl: URL,
  });
  const createdAt = new Date();
  await make.payment(
    { ...order, currency: CURRENCY, createdAt },
    { id: paymentId, status: "OPEN", sessionId: null, paymentIntentId: null, paidAt: null },
  );
  await attachSession(paymentId, session);
  return { paymentId, sessionId: session.id };
}

/** An order that waits for its buyer to pay: a line at 5.00 for each package. */
export async function unpaidOrder(packages: readonly string[]) {
  const lines = packages.map((supplierPackageId) => ({
    supplierPackageId,
    unitPriceMinor: LINE_MINOR,
    status: "AWAITING_PAYMENT" as const,
  }));
  const order = await make.order({ status: "AWAITING_PAYMENT", paidAt: null }, ...lines);
  return { ...order, ...(await payPageFor(order)) };
}

/** What Stripe's books say of an order, in minor units. */
export async function stripeBooks(sandbox: TestSandbox, orderId: string) {
  type Entry = { id: string; payment_intent: string; amount: number; status: string };
  const { body } = await sandbox.control<{
    sessions: { payment_intent: string | null; metadata: { order_id?: string } | null }[];
    charges: (Entry & { paid?: boolean; amount_captured: number })[];
    refunds: Entry[];
    disputes: (Entry & { charge: string })[];
  }>("/stripe/ledger");
  const intents = body.sessions.flatMap((session) =>
    session.metadata?.order_id === orderId && session.payment_intent ? [session.payment_intent] : [],
  );
  const charges = body.charges.filter(
    ({ payment_intent: intent, status }) => intents.includes(intent) && status === "succeeded",
  );
  const refunds = body.refunds.filter(
    ({ payment_intent: intent, status }) => intents.includes(intent) && status !== "failed",
  );
  const isLost = ({ charge, status }: { charge: string; status: string }) =>
    status === "lost" && charges.some(({ id }) => id === charge);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    charges: charges.map(({ id }) => id),
    captured: sum(charges.map(({ amount_captured: captured }) => captured)),
    refunded: sum(refunds.map(({ amount }) => amount)),
    lost: sum(body.disputes.filter(isLost).map(({ amount }) => amount)),
  };
}

const workers = [...fulfilmentWorkers, ...reconciliationWorkers, ...orderWorkers, ...paymentWorkers];

export type Job = { readonly name: string; readonly data: object };

/** Runs one job as the queue would. */
export async function runJob({ name, data }: Job): Promise<void> {
  await workers.find(({ topic }) => topic === name)?.run(data);
}

/** Takes what waits in the queue, also what is not due yet. */
export async function takeJobs(): Promise<Job[]> {
  const names = workers.map(({ topic }) => topic);
  return db().$queryRaw<Job[]>`
    DELETE FROM pgboss.job WHERE state < 'active' AND name = ANY(${names}::text[]) RETURNING name, data`;
}

/** Lets everything that waits for a time be due. */
export async function timePasses(): Promise<void> {
  await db()
    .$executeRaw`UPDATE supplier_attempt SET sent_at = sent_at - interval '3 minutes' WHERE outcome IS NULL`;
  await db().$executeRaw`UPDATE order_line SET next_attempt_at = now() WHERE next_attempt_at > now()`;
  const past = { checkAt: new Date(Date.now() - HOUR_MS) };
  await db().refund.updateMany({ data: past });
  await db().supplierPause.deleteMany();
}
