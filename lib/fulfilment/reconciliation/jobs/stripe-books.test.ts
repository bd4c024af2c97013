import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { money } from "@/lib/money/model";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import { attachSession } from "@/lib/payments/mutations/move-payment";
import { openCheckout } from "@/lib/payments/service/checkout";
import { refundPayment } from "@/lib/payments/service/refunds";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { reconciliationWorkers } from "./reconcile";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(async () => {
  await sandbox.close();
  await stopJobs();
});
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
});

async function reconcile() {
  await reconciliationWorkers[0]?.run({});
  return db().reconciliationRun.findFirstOrThrow({ orderBy: { id: "desc" } });
}
const breaksAbout = (orderId: string) => db().reconciliationBreak.findMany({ where: { orderId } });
const orderOf = (id: string) =>
  db().order.findUniqueOrThrow({
    where: { id },
    include: { lines: true, payments: { include: { refunds: true, disputes: true } } },
  });

type Ledger = { charges: { id: string; payment_intent: string }[]; refunds: { id: string }[] };
const ledger = async () => (await sandbox.control<Ledger>("/stripe/ledger")).body;
const lastCharge = async () => (await ledger()).charges.at(-1) ?? { id: "", payment_intent: "" };

/** An order whose buyer paid at Stripe while nobody told the shop; `quoted` cents, where that is not what was charged. */
async function paidUnheard(quoted = 999) {
  const order = await make.order(
    { status: "AWAITING_PAYMENT", paidAt: null },
    { status: "AWAITING_PAYMENT" },
  );
  const paymentId = newId();
  const session = await openCheckout({
    paymentId,
    orderId: order.id,
    orderNumber: order.number,
    email: order.email,
    locale: "en",
    copy: "{}",
    lines: [{ title: "Japan", total: money(999, "USD") }],
    expiresAt: fromNow(31 * 60_000),
    successUrl: "http://localhost:3000/ok",
    cancelUrl: "http://localhost:3000/no",
  });
  const open = { id: paymentId, status: "OPEN", paidAt: null, paymentIntentId: null } as const;
  await make.payment(order, { ...open, sessionId: null, amountMinor: quoted });
  await attachSession(paymentId, session);
  await sandbox.control("/stripe/pay", { session: session.id });
  return { orderId: order.id, paymentId, sessionId: session.id, charge: await lastCharge() };
}

async function paidOrder() {
  const paid = await paidUnheard();
  await reconcile();
  return paid;
}

describe("a payment", () => {
  test("of which no event told is settled", async () => {
    const { orderId } = await paidUnheard();
    const run = await reconcile();
    expect(await orderOf(orderId)).toMatchObject({ status: "PAID", payments: [{ status: "PAID" }] });
    expect(run.payments).toBeGreaterThan(0);
    expect(await breaksAbout(orderId)).toEqual([]);
  });

  test("of another sum than was quoted is reported with both", async () => {
    const { orderId } = await paidUnheard(500);
    await reconcile();
    await reconcile();
    expect(await orderOf(orderId)).toMatchObject({ status: "AWAITING_PAYMENT" });
    expect(await breaksAbout(orderId)).toMatchObject([
      { kind: "PAYMENT_DIFFERENCE", expectedMinor: 500n, foundMinor: 999n, resolvedAt: null },
    ]);
  });

  test("that our books lost is reported", async () => {
    const { orderId, paymentId, charge } = await paidUnheard();
    await db().payment.delete({ where: { id: paymentId } });
    await reconcile();
    expect(await breaksAbout(orderId)).toMatchObject([
      { kind: "UNKNOWN_PAYMENT", foreignId: charge.id, foundMinor: 999n },
    ]);
  });

  test("that our books call paid and Stripe does not know is reported", async () => {
    const order = await make.order({ status: "PAID" }, { status: "PAID" });
    await make.payment(order);
    await reconcile();
    expect(await breaksAbout(order.id)).toMatchObject([
      { kind: "PAYMENT_DIFFERENCE", expectedMinor: 999n, foundMinor: null },
    ]);
  });

  test("whose charge is older than the list is asked for by its session", async () => {
    const { orderId } = await paidOrder();
    const empty = { object: "list", data: [], has_more: false, url: "/v1/charges" };
    await sandbox.control("/faults", {
      operation: "stripe.charges.list",
      kind: "status",
      status: 200,
      body: empty,
      count: 1,
    });
    await reconcile();
    expect(await breaksAbout(orderId)).toEqual([]);
  });

  test("of another shop on the account is none of ours", async () => {
    const { paymentId, orderId, charge } = await paidOrder();
    await db().payment.update({ where: { id: paymentId }, data: { paymentIntentId: `pi_${newId()}` } });
    const list = { object: "list", has_more: false, url: "/v1/charges" };
    const foreign = { ...charge, object: "charge", paid: true, amount: 5, currency: "usd", metadata: {} };
    await sandbox.control("/faults", {
      operation: "stripe.charges.list",
      kind: "status",
      status: 200,
      body: { ...list, data: [foreign] },
      count: 1,
    });
    const run = await reconcile();
    expect(run).toMatchObject({ status: "SUCCEEDED", payments: 0 });
    expect(await db().reconciliationBreak.count({ where: { foreignId: charge.id } })).toBe(0);
    expect(await breaksAbout(orderId)).toEqual([]);
  });
});

describe("a refund", () => {
  test("made in Stripe's dashboard is booked", async () => {
    const { orderId, charge } = await paidOrder();
    await sandbox.control("/stripe/refunds", { charge: charge.id, amount: 400 });
    await reconcile();
    const [payment] = (await orderOf(orderId)).payments;
    expect(payment).toMatchObject({
      refundedMinor: 400,
      refunds: [{ kind: "STRIPE", amountMinor: 400, status: "SUCCEEDED" }],
    });
    expect(await breaksAbout(orderId)).toEqual([]);
  });

  test("that our books lost is booked again", async () => {
    const { orderId, paymentId, charge } = await paidOrder();
    const paymentIntentId = charge.payment_intent;
    const refundId = newId();
    const origin = { kind: "STAFF", lineId: null, reasonKey: "return:1", reason: "goodwill" } as const;
    const amount = money(300, "USD");
    await refundPayment({ refundId, paymentIntentId, amount, keyNumber: 1, origin });
    await reconcile();
    const refunds = await db().refund.findMany({ where: { paymentId } });
    expect(refunds).toMatchObject([
      { id: refundId, kind: "STAFF", reason: "goodwill", amountMinor: 300, status: "SUCCEEDED" },
    ]);
    expect(await breaksAbout(orderId)).toEqual([]);
  });

  test("that our books call done and Stripe does not know is reported", async () => {
    const { orderId, paymentId } = await paidOrder();
    const paid = await db().payment.findUniqueOrThrow({ where: { id: paymentId } });
    await make.refund(paid, { stripeRefundId: "re_nowhere", settledAt: new Date(), amountMinor: 200 });
    await reconcile();
    expect(await breaksAbout(orderId)).toMatchObject([
      { kind: "REFUND_DIFFERENCE", foreignId: "re_nowhere", expectedMinor: 200n, foundMinor: null },
    ]);
  });

  test("of another sum than our books say is reported with both, until they agree", async () => {
    const { orderId, paymentId, charge } = await paidOrder();
    await sandbox.control("/stripe/refunds", { charge: charge.id, amount: 400 });
    const stripeRefundId = (await ledger()).refunds.at(-1)?.id ?? "";
    const paid = await db().payment.findUniqueOrThrow({ where: { id: paymentId } });
    await make.refund(paid, { kind: "STRIPE", stripeRefundId, settledAt: new Date(), amountMinor: 100 });
    await reconcile();
    expect(await breaksAbout(orderId)).toMatchObject([
      { kind: "REFUND_DIFFERENCE", expectedMinor: 100n, foundMinor: 400n },
    ]);
    await db().refund.deleteMany({ where: { stripeRefundId } });
    await db().payment.update({ where: { id: paymentId }, data: { refundedMinor: 0 } });
    await reconcile();
    expect(await breaksAbout(orderId)).toMatchObject([{ resolution: "gone" }]);
  });
});

test("a dispute of which no event told is written down, and its end too", async () => {
  const { orderId, charge } = await paidOrder();
  const { body } = await sandbox.control<{ id: string }>("/stripe/disputes", { charge: charge.id });
  await reconcile();
  expect((await orderOf(orderId)).payments[0]?.disputes).toMatchObject([{ id: body.id, status: "OPEN" }]);
  await sandbox.control(`/stripe/disputes/${body.id}/close`, { won: false });
  await reconcile();
  expect((await orderOf(orderId)).payments[0]?.disputes).toMatchObject([{ status: "LOST" }]);
});

test("a fraud warning of which no event told is written down, once", async () => {
  const { orderId, charge } = await paidOrder();
  const { body } = await sandbox.control<{ id: string }>("/stripe/fraud-warnings", { charge: charge.id });
  for (let times = 0; times < 2; times += 1) await reconcile();
  const warnings = await db().fraudWarning.findMany({ where: { payment: { orderId } } });
  expect(warnings.map(({ id }) => id)).toEqual([body.id]);
});

test("a Stripe that does not answer leaves the supplier's side compared", async () => {
  await sandbox.control("/faults", { operation: "stripe.charges.list", kind: "status", status: 400 });
  const run = await reconcile();
  expect(run).toMatchObject({ status: "FAILED" });
  expect(run.balanceMinor).not.toBeNull();
});
