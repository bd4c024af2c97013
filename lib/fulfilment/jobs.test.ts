import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sellablePackages } from "@/lib/catalog/data";
import { syncCatalog } from "@/lib/catalog/jobs";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { snapshotOf } from "@/lib/orders/format";
import { orderWorkers } from "@/lib/orders/jobs";
import { placeOrder } from "@/lib/orders/mutations/create-order";
import { openPayPage } from "@/lib/orders/mutations/open-pay-page";
import { settleSession } from "@/lib/orders/mutations/settle-payment";
import { quoteItems } from "@/lib/orders/quote/service";
import { paymentWorkers } from "@/lib/payments/jobs";
import { newId } from "@/lib/platform/ids";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { fulfilmentWorkers } from "./jobs";
import { EMPTY_LOOKUPS } from "./model";
import { NOT_ASKED } from "@/lib/orders/consent/model";

const SLUG = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.stubEnv("SUPPLIER_SETTLE_SECONDS", "1");
  await syncCatalog();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
});

const workers = [...fulfilmentWorkers, ...orderWorkers, ...paymentWorkers];
/** Runs what the queue would run; the queue itself only wakes it. */
async function run(topic: string, payload: unknown): Promise<void> {
  await workers.find((worker) => worker.topic === topic)?.run(payload);
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 1_100));

type Wanted = {
  readonly quantity?: number;
  /** Tops this eSIM up instead, once for each line. */
  readonly topupEsimId?: string;
  readonly lines?: number;
};

/** An order that waits for its buyer to pay. */
async function unpaidOrder({ quantity = 1, topupEsimId, lines = 1 }: Wanted = {}) {
  const found = (await sellablePackages([SLUG])).get(SLUG);
  if (!found) throw new Error("the package is not for sale");
  const item = {
    kind: topupEsimId ? ("TOPUP" as const) : ("ESIM" as const),
    slug: topupEsimId ? null : SLUG,
    packageId: found.id,
    supplier: found.supplier,
    supplierPackageId: topupEsimId ? `${found.supplierPackageId}-topup` : found.supplierPackageId,
    quantity,
    listPrice: found.card.price,
    unitCost: found.cost,
    snapshot: snapshotOf(found.card),
    topupEsimId: topupEsimId ?? null,
  };
  const items = [item, ...Array.from({ length: lines - 1 }, () => item)] as const;
  const quote = await quoteItems(items, { currency: null, promo: null, email: null });
  if (!quote.ok) throw new Error(quote.code);
  const placed = await placeOrder({
    key: newId(),
    email: "traveller@example.com",
    customerId: null,
    locale: "en",
    quote: quote.data,
    consent: NOT_ASKED,
  });
  if (!placed.ok) throw new Error(placed.code);
  const { orderId } = placed.data;
  await openPayPage(orderId);
  const payment = await db().payment.findFirstOrThrow({ where: { orderId } });
  return { orderId, sessionId: payment.sessionId ?? "" };
}

async function paidOrder(wanted: Wanted = {}): Promise<{ orderId: string; sessionId: string }> {
  const order = await unpaidOrder(wanted);
  await sandbox.control("/stripe/pay", { session: order.sessionId });
  return order;
}

async function orderOf(orderId: string) {
  return db().order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      lines: { include: { esims: true, attempts: true } },
      events: { orderBy: { at: "asc" } },
      payments: { include: { refunds: true } },
    },
  });
}
async function supplierOrdersOf(orderId: string) {
  const { lines } = await orderOf(orderId);
  const references = lines.flatMap((line) => line.attempts.map((attempt) => attempt.reference));
  const { body } = await sandbox.control<{ orders: { description: string | null }[] }>("/supplier/orders");
  return body.orders.filter((order) => order.description !== null && references.includes(order.description));
}
const types = (order: Awaited<ReturnType<typeof orderOf>>) => order.events.map((event) => event.type);

describe("a paid order", () => {
  test("is settled once and delivered once, however often it is looked at", async () => {
    const { orderId, sessionId } = await paidOrder();
    await Promise.all(Array.from({ length: 6 }, () => settleSession(sessionId, "stripe")));
    await Promise.all(Array.from({ length: 6 }, () => run("order.settled", { orderId })));
    const order = await orderOf(orderId);
    expect(order.status).toBe("COMPLETED");
    expect(order.lines.map((line) => line.status)).toEqual(["DELIVERED"]);
    expect(types(order)).toEqual(["created", "payment_opened", "paid", "ordering", "delivered"]);
    expect(await supplierOrdersOf(orderId)).toHaveLength(1);
    expect(await db().mail.count({ where: { orderId } })).toBe(2);
  });

  test("gives its buyer eSIMs that nobody can read out of the database", async () => {
    const { orderId, sessionId } = await paidOrder({ quantity: 3 });
    await settleSession(sessionId, "buyer");
    await run("order.settled", { orderId });
    const esims = await db().esim.findMany({
      where: { orderLine: { orderId } },
      include: { customer: true },
    });
    expect(esims).toHaveLength(3);
    expect(new Set(esims.map((esim) => esim.customer?.email))).toEqual(new Set(["traveller@example.com"]));
    for (const esim of esims) {
      const iccid = decrypt(esim.iccidCipher, `esim:${esim.id}:iccid`);
      expect(iccid).toMatch(/^8910\d{15}$/);
      expect(JSON.stringify(esim)).not.toContain(iccid);
      expect(decrypt(esim.activationCipher, `esim:${esim.id}:activation`)).toMatch(/^LPA:1\$/);
    }
  });

  test("survives a supplier that is down and is delivered afterwards", async () => {
    await sandbox.control("/faults", {
      operation: "supplier.orders.submit",
      kind: "rate_limit",
      count: 1,
      retryAfter: 1,
    });
    const { orderId, sessionId } = await paidOrder();
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    expect(types(await orderOf(orderId))).toContain("retry");
    await pause();
    await db().orderLine.updateMany({ where: { orderId }, data: { nextAttemptAt: new Date(0) } });
    await run("order.settled", { orderId });
    const order = await orderOf(orderId);
    expect(order.lines[0]?.status).toBe("DELIVERED");
    expect(await supplierOrdersOf(orderId)).toHaveLength(1);
  });

  test.each(["reset_after", "garbage", "empty"])(
    "whose answer was lost (%s) is looked up, never ordered twice",
    async (kind) => {
      await sandbox.control("/faults", { operation: "supplier.orders.submit", kind, count: 1 });
      const { orderId, sessionId } = await paidOrder();
      await settleSession(sessionId, "stripe");
      await run("order.settled", { orderId });
      expect((await orderOf(orderId)).lines[0]?.status).toBe("OUTCOME_UNKNOWN");
      await pause();
      await run("order.settled", { orderId });
      const order = await orderOf(orderId);
      expect(order.lines[0]?.status).toBe("DELIVERED");
      expect(order.lines[0]?.attempts).toHaveLength(1);
      expect(await supplierOrdersOf(orderId)).toHaveLength(1);
    },
  );

  test("that never reached the supplier is proven so before it is ordered again", async () => {
    await sandbox.control("/faults", { operation: "supplier.orders.submit", kind: "reset", count: 1 });
    const { orderId, sessionId } = await paidOrder();
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    for (let look = 0; look <= EMPTY_LOOKUPS; look += 1) {
      await pause();
      await run("order.settled", { orderId });
    }
    const order = await orderOf(orderId);
    expect(types(order)).toContain("not_executed");
    expect(order.lines[0]?.status).toBe("DELIVERED");
    expect(order.lines[0]?.attempts.map((attempt) => attempt.outcome)).toEqual(["NOT_EXECUTED", "SUCCEEDED"]);
    expect(await supplierOrdersOf(orderId)).toHaveLength(1);
  }, 60_000);

  test("is handed over only with every eSIM it paid for, also when it was looked up", async () => {
    await sandbox.control("/faults", { operation: "supplier.orders.submit", kind: "reset_after", count: 1 });
    const { orderId, sessionId } = await paidOrder();
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    const description = (await orderOf(orderId)).lines[0]?.attempts[0]?.reference;
    const bare = { id: 1, package_id: SLUG, description, created_at: "2026-11-21 10:00:00" };
    await sandbox.control("/faults", {
      operation: "supplier.orders.list",
      kind: "status",
      status: 200,
      body: { data: [bare], meta: { message: "success", last_page: 1 } },
      count: 1,
    });
    await pause();
    await run("order.settled", { orderId });
    expect((await orderOf(orderId)).lines[0]?.status).toBe("OUTCOME_UNKNOWN");
    await run("order.settled", { orderId });
    const order = await orderOf(orderId);
    expect(order.lines[0]?.status).toBe("DELIVERED");
    expect(order.lines[0]?.esims).toHaveLength(1);
  });

  test("is not refunded because the supplier refuses our keys", async () => {
    await db().supplierToken.deleteMany();
    await sandbox.control("/faults", {
      operation: "supplier.token",
      kind: "status",
      status: 422,
      body: {
        data: { client_id: "The selected client id is invalid." },
        meta: { message: "the parameter is invalid" },
      },
      count: 1,
    });
    const { orderId, sessionId } = await paidOrder();
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    expect((await orderOf(orderId)).lines[0]?.status).toBe("PAID");
    await db().orderLine.updateMany({ where: { orderId }, data: { nextAttemptAt: new Date(0) } });
    await run("order.settled", { orderId });
    expect((await orderOf(orderId)).lines[0]?.status).toBe("DELIVERED");
  });

  test("is not decided by a look-up that fails", async () => {
    await sandbox.control("/faults", [
      { operation: "supplier.orders.submit", kind: "reset_after", count: 1 },
      { operation: "supplier.orders.list", kind: "status", status: 500, count: 3 },
    ]);
    const { orderId, sessionId } = await paidOrder();
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    await pause();
    await run("order.settled", { orderId });
    expect((await orderOf(orderId)).lines[0]?.status).toBe("OUTCOME_UNKNOWN");
    await run("order.settled", { orderId });
    expect((await orderOf(orderId)).lines[0]?.status).toBe("DELIVERED");
    expect(await supplierOrdersOf(orderId)).toHaveLength(1);
  });

  test("of what is sold out is refunded in full, once, and its buyer is told", async () => {
    await sandbox.control(`/supplier/packages/${SLUG}`, { stock: 0 });
    try {
      const { orderId, sessionId } = await paidOrder();
      await settleSession(sessionId, "stripe");
      await run("order.settled", { orderId });
      const [refund] = (await orderOf(orderId)).payments.flatMap((payment) => payment.refunds);
      await Promise.all([
        run("refund.requested", { refundId: refund?.id }),
        run("refund.requested", { refundId: refund?.id }),
      ]);
      await run("refund.moved", { refundId: refund?.id });
      await run("refund.moved", { refundId: refund?.id });
      const order = await orderOf(orderId);
      expect(order.lines[0]?.status).toBe("REFUNDED");
      expect(order.payments[0]?.refundedMinor).toBe(order.totalMinor);
      expect(types(order).filter((type) => type === "refunded")).toHaveLength(1);
      const { body } = await sandbox.control<{
        refunds: { amount: number; metadata: { refund_id?: string } }[];
      }>("/stripe/ledger");
      expect(
        body.refunds.filter((made) => made.metadata.refund_id === refund?.id).map((made) => made.amount),
      ).toEqual([order.totalMinor]);
      expect(await db().mail.count({ where: { orderId, template: "orderRefunded" } })).toBe(1);
    } finally {
      await sandbox.control(`/supplier/packages/${SLUG}`, { stock: null });
    }
  });
});

describe("a top-up whose answer is lost, at a supplier that drops our reference", () => {
  let topupEsimId: string;
  let iccid: string;

  beforeEach(async () => {
    await sandbox.control(
      "/settings",
      { supplier: { keepTopupDescription: false, topupNeedsActivation: false } },
      "PATCH",
    );
    const bought = await paidOrder();
    await settleSession(bought.sessionId, "stripe");
    await run("order.settled", bought);
    const [esim] = (await orderOf(bought.orderId)).lines.flatMap((line) => line.esims);
    if (!esim) throw new Error("no eSIM was delivered");
    topupEsimId = esim.id;
    iccid = decrypt(esim.iccidCipher, `esim:${esim.id}:iccid`);
  });
  afterEach(() => sandbox.control("/settings", { supplier: { keepTopupDescription: true } }, "PATCH"));

  async function topupsMade(): Promise<number> {
    const { body } = await sandbox.control<{ orders: { type: string; iccids: string[] }[] }>(
      "/supplier/orders",
    );
    return body.orders.filter((order) => order.type === "topup" && order.iccids.includes(iccid)).length;
  }
  async function settle(lines = 1) {
    const { orderId, sessionId } = await paidOrder({ topupEsimId, lines });
    await settleSession(sessionId, "stripe");
    await run("order.settled", { orderId });
    return async (): Promise<string[]> => {
      await pause();
      await run("order.settled", { orderId });
      return (await orderOf(orderId)).lines.map((line) => line.status);
    };
  }
  const lose = (kind: string, skip = 0) =>
    sandbox.control("/faults", { operation: "supplier.topups.submit", kind, count: 1, skip });

  test("is found by its eSIM and package, and not bought again", async () => {
    await lose("reset_after");
    const again = await settle();
    expect(await again()).toEqual(["DELIVERED"]);
    expect(await topupsMade()).toBe(1);
  });

  test("is not taken for the one before it", async () => {
    const first = await settle();
    expect(await first()).toEqual(["DELIVERED"]);
    await lose("reset");
    const second = await settle();
    for (let look = 1; look < EMPTY_LOOKUPS; look += 1) expect(await second()).toEqual(["OUTCOME_UNKNOWN"]);
    await second();
    expect(await second()).toEqual(["DELIVERED"]);
    expect(await topupsMade()).toBe(2);
  }, 60_000);

  test("is alone under way: another for the same eSIM waits for it", async () => {
    await lose("reset_after");
    const again = await settle(2);
    const { body } = await sandbox.control<{ entries: unknown[] }>(
      "/ledger?operation=supplier.topups.submit&limit=1000",
    );
    const sent = body.entries.length;
    await again();
    expect(await again()).toEqual(["DELIVERED", "DELIVERED"]);
    expect(await topupsMade()).toBe(2);
    const after = await sandbox.control<{ entries: unknown[] }>(
      "/ledger?operation=supplier.topups.submit&limit=1000",
    );
    expect(after.body.entries.length).toBe(sent + 1);
  });
});

test("an unpaid session buys nothing and ends cancelled", async () => {
  const { orderId, sessionId } = await unpaidOrder();
  await settleSession(sessionId, "stripe");
  expect((await orderOf(orderId)).status).toBe("AWAITING_PAYMENT");
  await sandbox.control("/stripe/expire", { session: sessionId });
  await settleSession(sessionId, "stripe");
  const order = await orderOf(orderId);
  expect(order.status).toBe("CANCELLED");
  expect(order.lines[0]?.attempts).toEqual([]);
  expect(await supplierOrdersOf(orderId)).toEqual([]);
});

test("the ledger cannot be rewritten, not even by the database's own user", async () => {
  await expect(db().orderEvent.updateMany({ data: { type: "paid" } })).rejects.toThrow(/append-only/);
  await expect(db().orderEvent.deleteMany()).rejects.toThrow(/append-only/);
});
