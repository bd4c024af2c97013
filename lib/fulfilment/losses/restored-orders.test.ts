import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runJob, stripeBooks, takeJobs, timePasses } from "@/bin/test-money";
import { sellableItems, quoteItems } from "@/lib/orders/quote/service";
import { syncCatalog } from "@/lib/catalog/jobs";
import { reconciliationWorkers } from "@/lib/fulfilment/reconciliation/jobs/reconcile";
import { placeOrder } from "@/lib/orders/mutations/create-order";
import { openPayPage } from "@/lib/orders/mutations/open-pay-page";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
import type { Item, Items } from "@/lib/orders/quote/model";
import { rateWorkers } from "@/lib/pricing/rates/jobs";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { referenceStem } from "../model";
import { beat } from "./mutations";
import { NOT_ASKED } from "@/lib/orders/consent/model";

const SLUG = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.stubEnv("RATES_URL", `${sandbox.url()}/rates`);
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
  await syncCatalog();
  await rateWorkers[0]?.run({});
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await db().heartbeat.deleteMany();
  await db().reconciliationBreak.deleteMany();
});

const orderOf = (id: string) =>
  db().order.findUnique({
    where: { id },
    include: {
      lines: { include: { esims: { select: { id: true } }, attempts: true }, orderBy: { id: "asc" } },
      payments: { include: { refunds: true } },
      events: { orderBy: { seq: "asc" } },
    },
  });

async function drain(): Promise<void> {
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs()) {
    for (const job of jobs) await runJob(job);
    await timePasses();
  }
}

async function soldItem(): Promise<Item> {
  const { items } = await sellableItems([{ slug: SLUG, quantity: 2 }]);
  const [item] = items;
  if (!item) throw new Error("the package is not for sale");
  return item;
}

/** An order whose pay page is open. */
async function openOrder(items: Items) {
  const quote = await quoteItems(items, { currency: "EUR", promo: null, email: null });
  if (!quote.ok) throw new Error(quote.code);
  const placed = await placeOrder({
    key: newId(),
    email: "lost@example.com",
    customerId: null,
    locale: "en",
    quote: quote.data,
    consent: NOT_ASKED,
  });
  if (!placed.ok) throw new Error(placed.code);
  const { orderId } = placed.data;
  await openPayPage(orderId);
  const { sessionId } = await db().payment.findFirstOrThrow({ where: { orderId } });
  return { orderId, sessionId: sessionId ?? "" };
}

async function delivered(items: Items) {
  const order = await openOrder(items);
  await sandbox.control("/stripe/pay", { session: order.sessionId });
  await settleSession(order.sessionId, "stripe");
  await drain();
  return order;
}

/** The books are set back to before these orders were placed. */
async function setBack(...orderIds: readonly string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
    const orderId = { in: [...orderIds] };
    const lines = await tx.orderLine.findMany({ where: { orderId }, select: { id: true } });
    const lineId = { in: lines.map(({ id }) => id) };
    const esims = await tx.esim.findMany({ where: { orderLineId: lineId }, select: { id: true } });
    const esimId = { in: esims.map(({ id }) => id) };
    await tx.esimUsage.deleteMany({ where: { esimId } });
    await tx.esimHistory.deleteMany({ where: { esimId } });
    await tx.esim.deleteMany({ where: { id: esimId } });
    await tx.supplierAttempt.deleteMany({ where: { lineId } });
    await tx.refund.deleteMany({ where: { payment: { orderId } } });
    await tx.payment.deleteMany({ where: { orderId } });
    await tx.mail.deleteMany({ where: { orderId } });
    await tx.orderEvent.deleteMany({ where: { orderId } });
    await tx.orderLine.deleteMany({ where: { orderId } });
    await tx.order.deleteMany({ where: { id: orderId } });
  });
  await db().heartbeat.deleteMany();
  await db().heartbeat.create({ data: { id: 1, era: newId(), beatAt: fromNow(-600_000) } });
  await beat();
}

const reconcile = async () => reconciliationWorkers[0]?.run({});
async function boughtFor(lineIds: readonly string[]): Promise<number> {
  const { body } = await sandbox.control<{ orders: { description: string | null }[] }>("/supplier/orders");
  const stems = lineIds.map(referenceStem);
  return body.orders.filter(({ description }) => stems.some((stem) => description?.startsWith(stem))).length;
}

/** What the buyer has of an order; whatever became of the books, it is to be the same. */
async function kept(orderId: string) {
  const order = await orderOf(orderId);
  return (
    order && {
      ...{ number: order.number, email: order.email, status: order.status, locale: order.locale },
      ...{ total: order.totalMinor, tax: order.taxMinor, currency: order.currency, rate: order.rate },
      placed: order.createdAt,
      lines: order.lines.map(({ attempts, esims, ...line }) => ({
        ...line,
        deliveredAt: line.deliveredAt !== null,
        esims: esims.map(({ id }) => id).toSorted(),
        orders: attempts.map(({ reference, supplierOrderId }) => [reference, supplierOrderId]),
      })),
      paid: order.payments.map(({ id, sessionId, paymentIntentId, amountMinor, status }) => [
        ...[id, sessionId, paymentIntentId],
        ...[amountMinor, status],
      ]),
    }
  );
}

test("an order that the books lost is there again, as it was, when its buyer comes back", async () => {
  const { orderId, sessionId } = await delivered([await soldItem(), await soldItem()]);
  const before = await kept(orderId);
  expect(before?.lines.map(({ status, esims }) => [status, esims.length])).toEqual([
    ["DELIVERED", 2],
    ["DELIVERED", 2],
  ]);
  await setBack(orderId);
  expect(await kept(orderId)).toBeNull();
  await Promise.all([settleSession(sessionId, "buyer"), settleSession(sessionId, "stripe")]);
  await drain();
  expect(await kept(orderId)).toEqual(before);
  const { events, lines } = (await orderOf(orderId)) ?? { events: [], lines: [] };
  const told = (lineId: string | null) =>
    events.filter((event) => event.lineId === lineId).map(({ type }) => type);
  expect(told(null)).toEqual(["restored", "paid"]);
  // The lines are taken over side by side, in either order.
  for (const { id } of lines) expect(told(id)).toEqual(["ordering", "delivered"]);
  expect(await boughtFor(before?.lines.map(({ id }) => id) ?? [])).toBe(2);
  const { charges, refunded } = await stripeBooks(sandbox, orderId);
  expect([charges.length, refunded]).toEqual([1, 0]);
});

test("orders and the top-ups of their eSIMs are found by comparing the books, if nobody comes back", async () => {
  const item = await soldItem();
  const first = await delivered([item]);
  const esimId = (await orderOf(first.orderId))?.lines[0]?.esims[0]?.id ?? "";
  const topup = { ...item, kind: "TOPUP" as const, quantity: 1, topupEsimId: esimId, slug: null };
  const second = await delivered([{ ...topup, supplierPackageId: `${item.supplierPackageId}-topup` }]);
  const before = [await kept(first.orderId), await kept(second.orderId)];
  expect(before[1]?.status).toBe("COMPLETED");
  await setBack(first.orderId, second.orderId);
  for (let times = 0; times < 2; times += 1) {
    await reconcile();
    await drain();
  }
  expect([await kept(first.orderId), await kept(second.orderId)]).toEqual(before);
  expect(await boughtFor(before.flatMap((order) => order?.lines.map(({ id }) => id) ?? []))).toBe(2);
  await reconcile();
  expect(await db().reconciliationBreak.findMany({ where: { resolvedAt: null } })).toEqual([]);
});

test("what was sent back for a line is not sent back again, and the line is not bought after all", async () => {
  await sandbox.control("/faults", {
    operation: "supplier.orders.submit",
    kind: "status",
    status: 422,
    body: { code: 33, reason: "Insufficient stock of eSIMs remaining." },
    count: 1,
  });
  const { orderId, sessionId } = await delivered([await soldItem(), await soldItem()]);
  const stand = async () =>
    (await orderOf(orderId))?.lines.map(({ status, esims }) => [status, esims.length]);
  const before = await stand();
  expect(before?.toSorted()).toEqual([
    ["DELIVERED", 2],
    ["REFUNDED", 0],
  ]);
  const money = await stripeBooks(sandbox, orderId);
  await setBack(orderId);
  await settleSession(sessionId, "stripe");
  await drain();
  expect(await stand()).toEqual(before);
  expect(await stripeBooks(sandbox, orderId)).toEqual(money);
  const { lines, events } = (await orderOf(orderId)) ?? { lines: [], events: [] };
  expect(await boughtFor(lines.map(({ id }) => id))).toBe(1);
  const sentBack = lines.find(({ status }) => status === "REFUNDED")?.id;
  expect(events.filter(({ lineId }) => lineId === sentBack).map(({ type }) => type)).toEqual([
    "refund_requested",
    "refunded",
  ]);
});

test("a line whose money went back after it was delivered is delivered again, and bought once", async () => {
  const { orderId, sessionId } = await delivered([await soldItem()]);
  const before = await kept(orderId);
  const { charges } = await stripeBooks(sandbox, orderId);
  await sandbox.control("/stripe/refunds", { charge: charges[0] });
  await setBack(orderId);
  await settleSession(sessionId, "stripe");
  for (let times = 0; times < 2; times += 1) {
    await reconcile();
    await drain();
  }
  const after = await kept(orderId);
  expect(after?.lines).toEqual(before?.lines);
  expect((await orderOf(orderId))?.payments).toMatchObject([{ refundedMinor: before?.total }]);
  expect(await boughtFor(after?.lines.map(({ id }) => id) ?? [])).toBe(1);
});

test("an order that nobody paid is not brought back", async () => {
  const { orderId, sessionId } = await openOrder([await soldItem()]);
  await setBack(orderId);
  expect(await settleSession(sessionId, "stripe")).toBeNull();
  expect(await orderOf(orderId)).toBeNull();
});

test.each([
  ["of another shop on the account", { shop: "https://elsewhere.example" }],
  ["whose copy says nothing", { copy_1: "{}" }],
  ["whose copy is no text of ours", { copy_1: "{" }],
])("a payment %s is none of ours", async (_which, metadata) => {
  const { orderId, sessionId } = await openOrder([await soldItem()]);
  const fields = Object.entries(metadata).map(([name, value]) => [`metadata[${name}]`, value]);
  const reply = await fetch(`${sandbox.url()}/v1/checkout/sessions/${sessionId}`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_x" },
    body: new URLSearchParams(fields),
  });
  expect(reply.status).toBe(200);
  await sandbox.control("/stripe/pay", { session: sessionId });
  await setBack(orderId);
  expect(await settleSession(sessionId, "stripe")).toBeNull();
  expect(await orderOf(orderId)).toBeNull();
});
