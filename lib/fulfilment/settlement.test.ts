import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { payPageFor, runJob, stripeBooks, takeJobs, timePasses, unpaidOrder } from "@/bin/test-money";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { abandon } from "./mutations";

const PACKAGE = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await db().supplierPause.deleteMany();
});

async function drain(): Promise<void> {
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs()) {
    for (const job of jobs) await runJob(job);
    await timePasses();
  }
}
const settle = (sessionId: string) => runJob({ name: "session.changed", data: { sessionId } });
const orderOf = (id: string) =>
  db().order.findUniqueOrThrow({
    where: { id },
    include: {
      lines: { include: { attempts: true } },
      payments: { include: { refunds: true }, orderBy: { id: "asc" } },
      events: { orderBy: { seq: "asc" } },
    },
  });
const stepsOf = async (id: string) => (await orderOf(id)).events.map(({ type }) => type);
const mailsOf = async (orderId: string) =>
  (await db().mail.findMany({ where: { orderId }, orderBy: { id: "asc" } })).map(({ template }) => template);
const supplierOrders = async (id: string) => {
  const { lines } = await orderOf(id);
  const references = lines.flatMap(({ attempts }) => attempts.map(({ reference }) => reference));
  const { body } = await sandbox.control<{ orders: { description: string }[] }>("/supplier/orders");
  return body.orders.filter(({ description }) => references.includes(description));
};
const pay = (session: string, more: object = {}) => sandbox.control("/stripe/pay", { session, ...more });

describe("a payment that was promised", () => {
  test("and does not arrive closes the order, buys nothing, and is told once", async () => {
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId, { method: "transfer" });
    await settle(sessionId);
    expect(await orderOf(id)).toMatchObject({
      status: "AWAITING_PAYMENT",
      payments: [{ status: "PROCESSING" }],
    });
    await sandbox.control("/stripe/transfers", { session: sessionId, arrived: false });
    for (let times = 0; times < 3; times += 1) await settle(sessionId);
    await drain();
    expect(await orderOf(id)).toMatchObject({ status: "CANCELLED", payments: [{ status: "FAILED" }] });
    expect(await mailsOf(id)).toEqual(["paymentFailed"]);
    expect(await supplierOrders(id)).toEqual([]);
  });

  test("and arrives is delivered then", async () => {
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId, { method: "transfer" });
    await settle(sessionId);
    await sandbox.control("/stripe/transfers", { session: sessionId });
    await settle(sessionId);
    await drain();
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED", lines: [{ status: "DELIVERED" }] });
  });
});

test("an order with two pay pages is closed when both are, and paid if one is", async () => {
  const order = await unpaidOrder([PACKAGE]);
  const { sessionId } = await payPageFor(order);
  await sandbox.control("/stripe/expire", { session: order.sessionId });
  await settle(order.sessionId);
  expect(await orderOf(order.id)).toMatchObject({ status: "AWAITING_PAYMENT" });
  await sandbox.control("/stripe/expire", { session: sessionId });
  await settle(sessionId);
  expect(await orderOf(order.id)).toMatchObject({ status: "CANCELLED", lines: [{ status: "CANCELLED" }] });
});

test("a second payment of an order goes back whole, and only that", async () => {
  const order = await unpaidOrder([PACKAGE]);
  const second = await payPageFor(order);
  for (const { sessionId } of [second, order]) {
    await pay(sessionId);
    await settle(sessionId);
  }
  await drain();
  const { payments, lines } = await orderOf(order.id);
  expect(payments.map(({ status, refundedMinor }) => [status, refundedMinor])).toEqual([
    ["SURPLUS", 500],
    ["PAID", 0],
  ]);
  expect(lines).toMatchObject([{ status: "DELIVERED" }]);
  expect((await mailsOf(order.id)).sort()).toEqual(["orderDelivered", "orderPaid", "orderRefunded"]);
});

describe("money that went back in Stripe's dashboard before the supplier was asked", () => {
  test("buys nothing", async () => {
    const { id, sessionId } = await unpaidOrder([PACKAGE, PACKAGE]);
    await pay(sessionId);
    await settle(sessionId);
    const waiting = await takeJobs();
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    const { body } = await sandbox.control<{ id: string }>("/stripe/refunds", { charge });
    await runJob({ name: "refund.changed", data: { stripeRefundId: body.id } });
    for (const job of waiting) await runJob(job);
    await drain();
    expect(await supplierOrders(id)).toEqual([]);
    expect(await orderOf(id)).toMatchObject({
      status: "COMPLETED",
      lines: [{ status: "REFUNDED" }, { status: "REFUNDED" }],
      payments: [{ refundedMinor: 1000, refunds: [{ kind: "STRIPE" }] }],
    });
    const stripe = await stripeBooks(sandbox, id);
    expect(stripe.captured).toBe(stripe.refunded);
    expect(await stepsOf(id)).toContain("refunded_in_stripe");
  });

  test("in part, and of which nobody told, leaves the rest of our own refund to be sent", async () => {
    const { id, sessionId } = await unpaidOrder(["test-out-of-stock-7days-1gb"]);
    await pay(sessionId);
    await settle(sessionId);
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    await sandbox.control("/stripe/refunds", { charge, amount: 200 });
    await drain();
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED", lines: [{ status: "REFUNDED" }] });
    expect(await stripeBooks(sandbox, id)).toMatchObject({ captured: 500, refunded: 500 });
    const steps = await stepsOf(id);
    expect(steps.filter((type) => type === "refund_requested")).toHaveLength(2);
    expect(steps.at(-1)).toBe("refunded");
  });

  test("in part leaves what is left for lines that cannot be delivered", async () => {
    const { id, sessionId } = await unpaidOrder([
      "test-out-of-stock-7days-1gb",
      "test-out-of-stock-7days-1gb",
    ]);
    await pay(sessionId);
    await settle(sessionId);
    const waiting = await takeJobs();
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    const { body } = await sandbox.control<{ id: string }>("/stripe/refunds", { charge, amount: 700 });
    await runJob({ name: "refund.changed", data: { stripeRefundId: body.id } });
    for (const job of waiting) await runJob(job);
    await drain();
    const stripe = await stripeBooks(sandbox, id);
    expect([stripe.captured, stripe.refunded]).toEqual([1000, 1000]);
    expect(await orderOf(id)).toMatchObject({ lines: [{ status: "REFUNDED" }, { status: "REFUNDED" }] });
  });
});

describe("a queue that lost its jobs", () => {
  const loseJobs = takeJobs;

  test("leaves no refund untold: its line is closed and its buyer hears of it", async () => {
    const { id, sessionId } = await unpaidOrder(["test-out-of-stock-7days-1gb"]);
    await pay(sessionId);
    await settle(sessionId);
    const refundOf = async () => (await orderOf(id)).payments[0]?.refunds[0];
    for (let jobs = await takeJobs(); !(await refundOf()); jobs = await takeJobs()) {
      for (const job of jobs) await runJob(job);
      await timePasses();
    }
    await runJob({ name: "refund.requested", data: { refundId: (await refundOf())?.id ?? "" } });
    await loseJobs();
    expect(await orderOf(id)).toMatchObject({ lines: [{ status: "REFUND_DUE" }] });
    await runJob({ name: "orders.sweep", data: {} });
    await drain();
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED", lines: [{ status: "REFUNDED" }] });
    expect(await mailsOf(id)).toContain("orderRefunded");
    await runJob({ name: "orders.sweep", data: {} });
    expect(await takeJobs()).toEqual([]);
  });

  test("leaves no dispute untold, nor how it ended", async () => {
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId);
    await settle(sessionId);
    await drain();
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    const { body } = await sandbox.control<{ id: string }>("/stripe/disputes", { charge });
    const heardOf = async () => {
      await runJob({ name: "dispute.changed", data: { disputeId: body.id } });
      await loseJobs();
      await runJob({ name: "orders.sweep", data: {} });
      await drain();
    };
    await heardOf();
    expect(await stepsOf(id)).toContain("dispute_opened");
    await sandbox.control(`/stripe/disputes/${body.id}/close`, { won: true });
    await heardOf();
    expect(await stepsOf(id)).toContain("dispute_won");
  });
});

describe("a payment of which the card's bank warns", () => {
  const WARNED_CARD = "4000000000005423";
  const heardOf = async () => {
    await runJob({ name: "payments.catch-up", data: {} });
    const jobs = await takeJobs();
    return jobs.filter(({ name }) => name === "fraud-warning.raised");
  };
  const warnings = (id: string) =>
    db().orderEvent.findMany({ where: { orderId: id, type: "fraud_warned" }, select: { data: true } });

  test("is delivered and kept; its order says so once, and staff alone are told", async () => {
    await sandbox.control("/stripe/webhook-endpoint", { url: "http://127.0.0.1:9/nobody" });
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId, { card: WARNED_CARD });
    // The bank is quicker than the event that tells of the payment.
    const [told, ...others] = await heardOf();
    if (!told) throw new Error("nobody told of the warning");
    expect(others).toEqual([]);
    await runJob(told);
    await settle(sessionId);
    await drain();
    for (let times = 0; times < 2; times += 1) await runJob(told);
    await drain();
    const { objectId } = await db().paymentEvent.findFirstOrThrow({
      where: { type: "radar.early_fraud_warning.created" },
    });
    expect(await warnings(id)).toEqual([{ data: { warning: objectId, reason: "unauthorized_use_of_card" } }]);
    expect(await orderOf(id)).toMatchObject({
      status: "COMPLETED",
      lines: [{ status: "DELIVERED" }],
      payments: [{ status: "PAID", refundedMinor: 0, refunds: [] }],
    });
    expect(await mailsOf(id)).toEqual(["orderPaid", "orderDelivered"]);
  });

  test("stays so where the queue lost its jobs", async () => {
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId);
    await settle(sessionId);
    await drain();
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    const { body } = await sandbox.control<{ id: string }>("/stripe/fraud-warnings", { charge });
    await runJob({ name: "fraud-warning.raised", data: { warningId: body.id } });
    await takeJobs();
    expect(await warnings(id)).toEqual([]);
    for (let times = 0; times < 2; times += 1) {
      await runJob({ name: "orders.sweep", data: {} });
      await drain();
    }
    expect(await warnings(id)).toMatchObject([{ data: { warning: body.id } }]);
  });
});

describe("a payment that is disputed before the supplier was asked", () => {
  async function disputed() {
    const { id, sessionId } = await unpaidOrder([PACKAGE]);
    await pay(sessionId);
    await settle(sessionId);
    const waiting = await takeJobs();
    const [charge] = (await stripeBooks(sandbox, id)).charges;
    const { body } = await sandbox.control<{ id: string }>("/stripe/disputes", { charge });
    await runJob({ name: "dispute.changed", data: { disputeId: body.id } });
    for (const job of waiting) await runJob(job);
    expect(await supplierOrders(id)).toEqual([]);
    const close = async (won: boolean) => {
      await sandbox.control(`/stripe/disputes/${body.id}/close`, { won });
      await runJob({ name: "dispute.changed", data: { disputeId: body.id } });
      await drain();
    };
    return { id, close };
  }

  test("waits, and is delivered once it was won", async () => {
    const { id, close } = await disputed();
    await close(true);
    expect(await orderOf(id)).toMatchObject({ lines: [{ status: "DELIVERED" }] });
    expect(await stepsOf(id)).toEqual(expect.arrayContaining(["dispute_opened", "dispute_won"]));
  });

  test("is closed once it was lost, without a second refund", async () => {
    const { id, close } = await disputed();
    await close(false);
    expect(await orderOf(id)).toMatchObject({
      status: "COMPLETED",
      lines: [{ status: "REFUNDED" }],
      payments: [{ refunds: [{ kind: "DISPUTE" }] }],
    });
    expect((await stripeBooks(sandbox, id)).refunded).toBe(0);
    expect(await supplierOrders(id)).toEqual([]);
    expect(await mailsOf(id)).toEqual(["orderPaid"]);
  });
});

test("a buyer who waits longer than usual is told once, and by when the money goes back", async () => {
  const { id, sessionId } = await unpaidOrder([PACKAGE]);
  await pay(sessionId);
  await settle(sessionId);
  await sandbox.control("/faults", { operation: "supplier.orders.submit", kind: "rate_limit" });
  await db().order.update({ where: { id }, data: { paidAt: fromNow(-6 * 60_000) } });
  for (let times = 0; times < 3; times += 1) await runJob({ name: "order.settled", data: { orderId: id } });
  expect(await mailsOf(id)).toEqual(["orderPaid", "orderDelayed"]);
});

test("what staff gave up is refunded, and an answer that comes all the same is claimed back", async () => {
  const { id, sessionId } = await unpaidOrder([PACKAGE]);
  await pay(sessionId);
  await settle(sessionId);
  await sandbox.control("/faults", {
    operation: "supplier.orders.submit",
    kind: "delay_after",
    delayMs: 1500,
  });
  const sending = runJob({ name: "order.settled", data: { orderId: id } });
  await expect.poll(() => supplierOrders(id)).toHaveLength(1);
  const [line] = (await orderOf(id)).lines;
  expect(await abandon({ id: line?.id ?? "", orderId: id }, id)).toBe(true);
  await sending;
  await drain();
  expect(await orderOf(id)).toMatchObject({
    lines: [{ status: "REFUNDED", attempts: [{ outcome: "ABANDONED" }] }],
  });
  expect(await db().supplierClaim.findMany({ where: { orderId: id } })).toMatchObject([{ state: "TO_ASK" }]);
  expect((await stripeBooks(sandbox, id)).refunded).toBe(500);
});

test("a clock that jumps ahead over the promised time sends nothing back before the supplier was asked", async () => {
  const { id, sessionId } = await unpaidOrder([PACKAGE]);
  await pay(sessionId);
  await settle(sessionId);
  await db().order.update({ where: { id }, data: { paidAt: fromNow(-3 * 3_600_000) } });
  await drain();
  expect(await orderOf(id)).toMatchObject({ lines: [{ status: "DELIVERED" }], payments: [{ refunds: [] }] });
});
