import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { money } from "@/lib/money/model";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { paymentWorkers } from "./jobs";
import { attachSession } from "./mutations/move-payment";
import { requestRefund } from "./mutations/request-refund";
import { reopenRefund } from "./mutations/track-refund";
import { openCheckout, retrieveSession } from "./service/checkout";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await sandbox.control("/clock", { now: new Date().toISOString() });
});

const run = async (topic: string, payload: object) =>
  paymentWorkers.find((worker) => worker.topic === topic)?.run(payload);
const carryOut = (refundId: string) => run("refund.requested", { refundId });
const dueAgain = (id: string) => db().refund.update({ where: { id }, data: { checkAt: new Date(0) } });
const paymentOf = (orderId: string) =>
  db().payment.findFirstOrThrow({
    where: { orderId },
    include: { refunds: { orderBy: { id: "asc" } }, disputes: true },
  });

type Ledger = {
  charges: { id: string; payment_intent: string; amount_refunded: number }[];
  refunds: { id: string; payment_intent: string; amount: number; status: string }[];
};
const refundsAtStripe = async (paymentIntentId: string | null) => {
  const { body } = await sandbox.control<Ledger>("/stripe/ledger");
  return body.refunds.filter((refund) => refund.payment_intent === paymentIntentId);
};
const chargeNow = async ({ paymentIntentId }: { paymentIntentId: string | null }) => {
  const { body } = await sandbox.control<Ledger>("/stripe/ledger");
  const charge = body.charges.find((one) => one.payment_intent === paymentIntentId);
  if (!charge) throw new Error("it was charged");
  return charge;
};

/** An order of two lines at 5.00 each that was really paid at Stripe. */
async function paidOrder(card = "4242424242424242") {
  const line = { unitPriceMinor: 500, status: "PAID" } as const;
  const order = await make.order({ status: "PAID" }, line, line);
  const paymentId = newId();
  const session = await openCheckout({
    paymentId,
    orderId: order.id,
    orderNumber: order.number,
    email: order.email,
    locale: "en",
    copy: "{}",
    lines: [{ title: "Two packages", total: money(1000, "USD") }],
    expiresAt: fromNow(31 * 60_000),
    successUrl: "http://localhost:3000/en",
    cancelUrl: "http://localhost:3000/en",
  });
  await sandbox.control("/stripe/pay", { session: session.id, card });
  const { paymentIntentId } = await retrieveSession(session.id);
  await make.payment(order, { id: paymentId, sessionId: null, paymentIntentId });
  await attachSession(paymentId, session);
  return { ...order, paymentId, paymentIntentId };
}
type Paid = Awaited<ReturnType<typeof paidOrder>>;

async function asked(order: Paid, minor: number, reasonKey = "line:1"): Promise<string> {
  const { paymentId } = order;
  await db().$transaction((tx) =>
    requestRefund(tx, {
      kind: "STAFF",
      paymentId,
      lineId: order.lines[0]?.id ?? null,
      amount: money(minor, "USD"),
      reasonKey,
      reason: "test",
    }),
  );
  const refund = await db().refund.findFirstOrThrow({ where: { paymentId, reasonKey } });
  return refund.id;
}

describe("a refund of ours", () => {
  test("is carried out once, whoever tries and however often", async () => {
    const order = await paidOrder();
    const refundId = await asked(order, 400);
    await Promise.all([carryOut(refundId), carryOut(refundId), carryOut(refundId)]);
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toMatchObject([{ amount: 400 }]);
    const { refunds, refundedMinor } = await paymentOf(order.id);
    expect([refunds[0]?.status, refundedMinor]).toEqual(["SUCCEEDED", 400]);
  });

  test("is never more than is left, and the same thing is refunded once", async () => {
    const order = await paidOrder();
    await asked(order, 700);
    await asked(order, 700);
    await asked(order, 700, "line:2");
    const { refunds, refundedMinor } = await paymentOf(order.id);
    expect(refunds.map(({ amountMinor }) => amountMinor)).toEqual([700, 300]);
    expect(refundedMinor).toBe(1000);
  });

  test("that was done without an answer is found by its id before anything is sent again", async () => {
    const order = await paidOrder();
    const refundId = await asked(order, 400);
    // As often as Stripe's own client repeats a call by itself.
    await sandbox.control("/faults", {
      operation: "stripe.refunds.create",
      kind: "status",
      status: 500,
      afterWork: true,
      body: { error: { type: "api_error", message: "Something went wrong" } },
    });
    await expect(carryOut(refundId)).rejects.toThrow();
    await sandbox.control("/faults", {}, "DELETE");
    expect(await paymentOf(order.id)).toMatchObject({ refunds: [{ status: "REQUESTED", keyNumber: 2 }] });
    await dueAgain(refundId);
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toHaveLength(1);
    expect(await paymentOf(order.id)).toMatchObject({ refunds: [{ status: "SUCCEEDED" }] });
  });

  test("that Stripe refuses for good waits for staff, with the reason", async () => {
    const order = await make.order({ status: "PAID" }, { status: "PAID" });
    const payment = await make.payment(order, { paymentIntentId: "pi_gone" });
    const refund = await make.refund(payment, { status: "REQUESTED", stripeRefundId: null });
    await carryOut(refund.id);
    const after = await db().refund.findUniqueOrThrow({ where: { id: refund.id } });
    expect(after.status).toBe("FAILED");
    expect(after.lastError).toMatch(/payment_intent/i);
    expect((await paymentOf(order.id)).refundedMinor).toBe(0);
  });

  test("that failed at the bank is tried again with another key, and only while money is left", async () => {
    const order = await paidOrder("4000000000005126");
    const refundId = await asked(order, 400);
    await carryOut(refundId);
    await sandbox.control("/clock", { advance: "1d" });
    const [made] = await refundsAtStripe(order.paymentIntentId);
    await run("refund.changed", { stripeRefundId: made?.id ?? "" });
    expect(await paymentOf(order.id)).toMatchObject({ refundedMinor: 0, refunds: [{ status: "FAILED" }] });
    expect(await db().$transaction((tx) => reopenRefund(tx, refundId))).toBe(true);
    expect(await db().$transaction((tx) => reopenRefund(tx, refundId))).toBe(false);
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toHaveLength(2);
  });
});

describe("a refund made in Stripe's dashboard", () => {
  test("is booked once, however often it is told", async () => {
    const order = await paidOrder();
    const { body } = await sandbox.control<{ id: string }>("/stripe/refunds", {
      charge: (await chargeNow(order)).id,
      amount: 300,
    });
    await run("refund.changed", { stripeRefundId: body.id });
    await run("refund.changed", { stripeRefundId: body.id });
    const { refunds, refundedMinor } = await paymentOf(order.id);
    expect(refunds).toMatchObject([{ kind: "STRIPE", amountMinor: 300, status: "SUCCEEDED" }]);
    expect(refundedMinor).toBe(300);
  });

  test("takes the place of refunds of ours that there is no money for any more", async () => {
    const order = await paidOrder();
    const first = await asked(order, 500);
    const second = await asked(order, 500, "line:2");
    const { body } = await sandbox.control<{ id: string }>("/stripe/refunds", {
      charge: (await chargeNow(order)).id,
      amount: 500,
    });
    await run("refund.changed", { stripeRefundId: body.id });
    for (const id of [first, second]) await carryOut(id);
    const { refunds, refundedMinor } = await paymentOf(order.id);
    expect(refunds.map(({ kind, status }) => [kind, status])).toEqual([
      ["STAFF", "SUCCEEDED"],
      ["STAFF", "SUPERSEDED"],
      ["STRIPE", "SUCCEEDED"],
    ]);
    expect(refundedMinor).toBe(1000);
  });

  /** Half a refund was made past us, and no event has told. */
  async function partlyReturned(minor: number) {
    const order = await paidOrder();
    const charge = (await chargeNow(order)).id;
    const { body } = await sandbox.control<{ id: string }>("/stripe/refunds", { charge, amount: 300 });
    return { order, refundId: await asked(order, minor), stripeRefundId: body.id };
  }
  const returned = async (order: Paid) => {
    const { refunds, refundedMinor } = await paymentOf(order.id);
    const told = refunds.map(({ kind, status, amountMinor }) => [kind, status, amountMinor]);
    return { told, refundedMinor, really: (await chargeNow(order)).amount_refunded };
  };

  test("leaves the rest of a refund of ours that it takes the place of", async () => {
    const { order, refundId, stripeRefundId } = await partlyReturned(1000);
    await run("refund.changed", { stripeRefundId });
    await carryOut(refundId);
    const rest = await db().refund.findFirstOrThrow({ where: { restOfId: refundId } });
    await carryOut(rest.id);
    expect(await returned(order)).toEqual({
      told: [
        ["STAFF", "SUPERSEDED", 1000],
        ["STRIPE", "SUCCEEDED", 300],
        ["STAFF", "SUCCEEDED", 700],
      ],
      refundedMinor: 1000,
      really: 1000,
    });
  });

  test("is found when it stands in the way of ours, without any event", async () => {
    const { order, refundId } = await partlyReturned(900);
    await carryOut(refundId);
    expect((await returned(order)).told).toEqual([["STAFF", "FAILED", 900]]);
    await run("refund.refused", { refundId });
    await run("refund.refused", { refundId });
    const rest = await db().refund.findFirstOrThrow({ where: { restOfId: refundId } });
    await carryOut(rest.id);
    expect(await returned(order)).toMatchObject({ refundedMinor: 900, really: 900 });
  });

  test("that failed at the bank stays before staff until all of it was made again", async () => {
    const order = await paidOrder("4000000000005126");
    const charge = (await chargeNow(order)).id;
    const refundThere = async (amount: number) =>
      (await sandbox.control<{ id: string }>("/stripe/refunds", { charge, amount })).body.id;
    const failing = await refundThere(400);
    await run("refund.changed", { stripeRefundId: failing });
    await sandbox.control("/clock", { advance: "1d" });
    await run("refund.changed", { stripeRefundId: failing });
    await run("refund.changed", { stripeRefundId: await refundThere(300) });
    expect((await returned(order)).told).toEqual([
      ["STRIPE", "FAILED", 400],
      ["STRIPE", "SUCCEEDED", 300],
    ]);
    await run("refund.changed", { stripeRefundId: await refundThere(400) });
    expect((await returned(order)).told).toEqual([
      ["STRIPE", "SUPERSEDED", 400],
      ["STRIPE", "SUCCEEDED", 300],
      ["STRIPE", "SUCCEEDED", 400],
    ]);
  });
});

describe("a dispute", () => {
  async function disputed() {
    const order = await paidOrder();
    const { body } = await sandbox.control<{ id: string }>("/stripe/disputes", {
      charge: (await chargeNow(order)).id,
    });
    await run("dispute.changed", { disputeId: body.id });
    return { order, disputeId: body.id };
  }

  test("holds refunds back, and when it is won they go out", async () => {
    const { order, disputeId } = await disputed();
    const refundId = await asked(order, 400);
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toEqual([]);
    await sandbox.control(`/stripe/disputes/${disputeId}/close`, { won: true });
    await run("dispute.changed", { disputeId });
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toHaveLength(1);
    expect(await paymentOf(order.id)).toMatchObject({ refundedMinor: 400, disputes: [{ status: "WON" }] });
  });

  test("that is lost took the money back, so that nothing is refunded beside it", async () => {
    const { order, disputeId } = await disputed();
    const refundId = await asked(order, 400);
    await sandbox.control(`/stripe/disputes/${disputeId}/close`, { won: false });
    await run("dispute.changed", { disputeId });
    await run("dispute.changed", { disputeId });
    await carryOut(refundId);
    expect(await refundsAtStripe(order.paymentIntentId)).toEqual([]);
    const { refunds, refundedMinor } = await paymentOf(order.id);
    expect(refunds.map(({ kind, status }) => [kind, status])).toEqual([
      ["STAFF", "SUPERSEDED"],
      ["DISPUTE", "SUCCEEDED"],
    ]);
    expect(refundedMinor).toBe(1000);
  });
});

test("events that could not be delivered are fetched, each once", async () => {
  await sandbox.control("/stripe/webhook-endpoint", { url: "http://127.0.0.1:9/nobody" });
  const order = await paidOrder();
  await run("payments.catch-up", {});
  await run("payments.catch-up", {});
  const events = await db().paymentEvent.findMany({ where: { type: "checkout.session.completed" } });
  const { sessionId } = await paymentOf(order.id);
  expect(events.filter(({ objectId }) => objectId === sessionId)).toMatchObject([{ outcome: "queued" }]);
  expect(await db().paymentEvent.count({ where: { outcome: "ignored" } })).toBeGreaterThan(0);
});
