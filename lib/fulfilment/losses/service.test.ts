import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runJob, stripeBooks, takeJobs, timePasses, unpaidOrder } from "@/bin/test-money";
import { money } from "@/lib/money/model";
import { bookReturns } from "@/lib/payments/jobs";
import { refundPayment } from "@/lib/payments/service/refunds";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { supplier } from "@/lib/suppliers/registry";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { referenceOf, referenceStem } from "../model";
import { beat } from "./mutations";

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

/** The books are as they were when the order had been placed; the shop beats again after a silence. */
async function backAfterSilence(): Promise<void> {
  await db().heartbeat.deleteMany();
  await db().heartbeat.create({ data: { id: 1, era: newId(), beatAt: fromNow(-600_000) } });
  await beat();
}

/** An order that was paid, of which our books only know that it was placed. */
async function forgottenOrder() {
  const order = await unpaidOrder([PACKAGE]);
  await sandbox.control("/stripe/pay", { session: order.sessionId });
  const { id: lineId } = await db().orderLine.findFirstOrThrow({ where: { orderId: order.id } });
  return { ...order, lineId };
}
type Forgotten = Awaited<ReturnType<typeof forgottenOrder>>;

const buy = (reference: string) => supplier().placeOrder({ packageId: PACKAGE, quantity: 1, reference });
const intentOf = async ({ id }: Forgotten) =>
  (await db().payment.findFirstOrThrow({ where: { orderId: id } })).paymentIntentId ?? "";

/** The line could not be delivered and its money was sent back, of which our books know nothing. */
async function sendBackForgotten(order: Forgotten): Promise<void> {
  const { lineId, sessionId } = order;
  await runJob({ name: "session.changed", data: { sessionId } });
  await refundPayment({
    refundId: newId(),
    paymentIntentId: await intentOf(order),
    amount: money(500, "USD"),
    keyNumber: 1,
    origin: { kind: "AUTOMATIC", lineId, reasonKey: `line:${lineId}`, reason: "out_of_stock" },
  });
}

/** What Stripe tells of the refunds of an order arrives. */
async function hearOfRefunds(order: Forgotten): Promise<void> {
  const { id, paymentIntentId } = await db().payment.findFirstOrThrow({ where: { orderId: order.id } });
  await bookReturns({ id, paymentIntentId: paymentIntentId ?? "" });
  const refunds = await db().refund.findMany({ where: { orderLineId: order.lineId } });
  for (const { id: refundId } of refunds) await runJob({ name: "refund.moved", data: { refundId } });
}

async function settle({ sessionId, id }: Forgotten): Promise<void> {
  await runJob({ name: "session.changed", data: { sessionId } });
  await runJob({ name: "order.settled", data: { orderId: id } });
}

async function drain(): Promise<void> {
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs()) {
    for (const job of jobs) await runJob(job);
    await timePasses();
  }
}

const lineOf = ({ lineId }: Forgotten) =>
  db().orderLine.findUniqueOrThrow({ where: { id: lineId }, include: { attempts: true, esims: true } });

async function boughtFor({ lineId }: Forgotten): Promise<string[]> {
  const { body } = await sandbox.control<{ orders: { id: number; description: string | null }[] }>(
    "/supplier/orders",
  );
  return body.orders
    .filter(({ description }) => description?.startsWith(referenceStem(lineId)))
    .map(({ id }) => String(id));
}

describe("books that were set back", () => {
  test("take over the order that the supplier made for a line, whichever attempt it was", async () => {
    const order = await forgottenOrder();
    const made = await buy(referenceOf(order.lineId, 3));
    await backAfterSilence();
    await settle(order);
    expect(await lineOf(order)).toMatchObject({
      status: "DELIVERED",
      attempts: [{ number: 3, outcome: "SUCCEEDED", supplierOrderId: made.id }],
      esims: [{}],
    });
    expect(await boughtFor(order)).toEqual([made.id]);
  });

  test("take it over also if the clock was set back since, so that the order looks younger than the silence", async () => {
    const order = await forgottenOrder();
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
      await tx.order.update({ where: { id: order.id }, data: { createdAt: fromNow(3600_000) } });
    });
    const made = await buy(referenceOf(order.lineId, 1));
    await backAfterSilence();
    await settle(order);
    expect(await lineOf(order)).toMatchObject({
      status: "DELIVERED",
      attempts: [{ supplierOrderId: made.id }],
    });
    expect(await boughtFor(order)).toEqual([made.id]);
  });

  test("keep the oldest of several, and claim the others back", async () => {
    const order = await forgottenOrder();
    const first = await buy(referenceOf(order.lineId, 1));
    const second = await buy(referenceOf(order.lineId, 2));
    await backAfterSilence();
    await settle(order);
    expect(await lineOf(order)).toMatchObject({
      status: "DELIVERED",
      attempts: [{ supplierOrderId: first.id }],
    });
    expect(await db().supplierClaim.findMany({ where: { lineId: order.lineId } })).toMatchObject([
      { supplierOrderId: second.id, reason: "surplus" },
    ]);
  });

  test("buy nothing for a line whose money went back, and send nothing back again", async () => {
    const order = await forgottenOrder();
    const { lineId } = order;
    await sendBackForgotten(order);
    await backAfterSilence();
    await settle(order);
    await drain();
    expect(await lineOf(order)).toMatchObject({ status: "REFUNDED", attempts: [] });
    expect(await boughtFor(order)).toEqual([]);
    expect(await stripeBooks(sandbox, order.id)).toMatchObject({ captured: 500, refunded: 500 });
    expect(await db().refund.findMany({ where: { orderLineId: lineId } })).toMatchObject([
      { kind: "AUTOMATIC", status: "SUCCEEDED", reason: "out_of_stock" },
    ]);
  });

  test("claim what was made for a line and could not be handed over, also if they hear of its refund first", async () => {
    const order = await forgottenOrder();
    const made = await buy(referenceOf(order.lineId, 1));
    await sendBackForgotten(order);
    await backAfterSilence();
    const { charges } = await stripeBooks(sandbox, order.id);
    await hearOfRefunds(order);
    expect(await lineOf(order)).toMatchObject({ status: "PAID" });
    await settle(order);
    await drain();
    expect(await lineOf(order)).toMatchObject({ status: "REFUNDED", attempts: [], esims: [] });
    expect(await db().supplierClaim.findMany({ where: { lineId: order.lineId } })).toMatchObject([
      { supplierOrderId: made.id, reason: "surplus" },
    ]);
    expect(await stripeBooks(sandbox, order.id)).toMatchObject({ charges, refunded: 500 });
    const told = await db().orderEvent.findMany({ where: { lineId: order.lineId }, orderBy: { seq: "asc" } });
    expect(told.map(({ type }) => type)).toEqual(["double_found", "refund_requested", "refunded"]);
    expect(await db().mail.count({ where: { orderId: order.id, template: "orderRefunded" } })).toBe(1);
  });

  test("decide nothing while the supplier's list is away", async () => {
    const order = await forgottenOrder();
    const made = await buy(referenceOf(order.lineId, 1));
    await backAfterSilence();
    await sandbox.control("/faults", { operation: "supplier.orders.list", kind: "status", status: 500 });
    await settle(order);
    expect(await lineOf(order)).toMatchObject({ status: "PAID", attempts: [] });
    await sandbox.control("/faults", {}, "DELETE");
    await db().supplierPause.deleteMany();
    await runJob({ name: "order.settled", data: { orderId: order.id } });
    expect(await lineOf(order)).toMatchObject({
      status: "DELIVERED",
      attempts: [{ supplierOrderId: made.id }],
    });
  });

  test("buy what nobody bought", async () => {
    const order = await forgottenOrder();
    await backAfterSilence();
    await settle(order);
    expect(await lineOf(order)).toMatchObject({ status: "DELIVERED", attempts: [{ number: 1 }] });
    expect(await boughtFor(order)).toHaveLength(1);
  });
});

describe("a heartbeat", () => {
  const compared = async (): Promise<boolean> => {
    await runJob({ name: "fulfilment.heartbeat", data: {} });
    return (await takeJobs()).some(({ name }) => name === "fulfilment.reconcile");
  };

  test("after a silence has the books compared, once", async () => {
    await takeJobs();
    await db().heartbeat.update({ where: { id: 1 }, data: { beatAt: fromNow(-600_000) } });
    expect(await compared()).toBe(true);
    expect(await compared()).toBe(false);
  });

  test("that is a shop's first has nothing to compare", async () => {
    await takeJobs();
    await db().heartbeat.deleteMany();
    expect(await compared()).toBe(false);
    expect(await db().heartbeat.count()).toBe(1);
  });
});

test("a shop that was at work all the time buys nothing for a line whose money went back", async () => {
  await backAfterSilence();
  const order = await forgottenOrder();
  await sendBackForgotten(order);
  await hearOfRefunds(order);
  await runJob({ name: "order.settled", data: { orderId: order.id } });
  await drain();
  expect(await lineOf(order)).toMatchObject({ status: "REFUNDED", attempts: [] });
  expect(await boughtFor(order)).toEqual([]);
});

test("a shop that was at work all the time asks nobody before it buys", async () => {
  await backAfterSilence();
  const order = await forgottenOrder();
  await sandbox.control("/faults", { operation: "supplier.orders.list", kind: "status", status: 500 });
  await settle(order);
  expect(await lineOf(order)).toMatchObject({ status: "DELIVERED" });
});
