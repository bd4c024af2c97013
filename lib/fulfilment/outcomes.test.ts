import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { PROMISE_MINUTES } from "@/lib/orders/model";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { fulfilmentWorkers } from "./jobs";
import { LEASE_MS } from "./model";
import { expire, startAttempt } from "./mutations";

const MINUTE_MS = 60_000;
const TOKEN = { body: { data: { access_token: "aaa.bbb.ccc", expires_in: 86_400 } } };
const SOLD_OUT = { status: 422, body: { code: 34, reason: "The requested eSIM package is invalid or" } };

let server: TestServer;
/** The supplier's orders. */
let listed: readonly unknown[];
/** What it says to another one. */
let said: () => ReturnType<Parameters<TestServer["listen"]>[0]>;
beforeAll(async () => {
  server = await openTestServer();
  vi.stubEnv("PRESSONE_BASE_URL", server.url);
});
afterAll(() => server.close());
beforeEach(async () => {
  await db().supplierPause.deleteMany();
  listed = [];
  server.listen(({ path, method }) => {
    if (path.endsWith("/token")) return TOKEN;
    const meta = { message: "success", last_page: 1, total: listed.length };
    return method === "POST" ? said() : { body: { data: listed, meta } };
  });
});
const sent = () => server.asked.filter(({ method, path }) => method === "POST" && !path.endsWith("/token"));

/** A paid order of one line, paid so many minutes ago. */
async function paidOrder(minutes = 0) {
  const paidAt = fromNow(-minutes * MINUTE_MS);
  const order = await make.order({ status: "PAID", paidAt, createdAt: paidAt }, { status: "PAID" });
  await make.payment(order);
  return order;
}
const fulfil = async (orderId: string) =>
  fulfilmentWorkers.find(({ topic }) => topic === "order.settled")?.run({ orderId });
const lineOf = (orderId: string) =>
  db().orderLine.findFirstOrThrow({ where: { orderId }, include: { attempts: true } });
const refundsOf = (orderId: string) => db().refund.count({ where: { payment: { orderId } } });

test("a refusal that comes after its line was taken for unknown refunds it all the same", async () => {
  const { id } = await paidOrder();
  const answer = Promise.withResolvers<typeof SOLD_OUT>();
  said = () => answer.promise;
  const sending = fulfil(id);
  await expect.poll(sent).toHaveLength(1);
  await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-MINUTE_MS / 2) } });
  await fulfil(id);
  expect(await lineOf(id)).toMatchObject({ status: "OUTCOME_UNKNOWN", attempts: [{ lookups: 1 }] });
  answer.resolve(SOLD_OUT);
  await sending;
  expect(await lineOf(id)).toMatchObject({ status: "REFUND_DUE", attempts: [{ outcome: "REJECTED" }] });
  expect(await refundsOf(id)).toBe(1);
});

test("a line that somebody else is just ordering is not given up beside it", async () => {
  const { id, lines } = await paidOrder(PROMISE_MINUTES);
  const [line] = lines;
  if (!line) throw new Error("an order has a line");
  expect(await startAttempt(line)).toMatchObject({ number: 1 });
  await expire(line, { reason: "not_delivered_in_time", actor: "system" });
  expect(await lineOf(id)).toMatchObject({ status: "ORDERING" });
  expect(await refundsOf(id)).toBe(0);
});

test("a supplier that asks for a day of patience does not put the refund off for a day", async () => {
  const { id } = await paidOrder(PROMISE_MINUTES - 1);
  said = () => ({ status: 429, headers: { "retry-after": "86400" } });
  await fulfil(id);
  const { status, nextAttemptAt, attempts } = await lineOf(id);
  expect([status, attempts[0]?.errorKind]).toEqual(["PAID", "throttled"]);
  expect((nextAttemptAt ?? now()).getTime() - now().getTime()).toBeLessThanOrEqual(MINUTE_MS);
  await db().order.update({ where: { id }, data: { paidAt: fromNow(-PROMISE_MINUTES * MINUTE_MS) } });
  await db().orderLine.updateMany({ where: { orderId: id }, data: { nextAttemptAt: now() } });
  await fulfil(id);
  expect(await lineOf(id)).toMatchObject({ status: "REFUND_DUE" });
  expect(await refundsOf(id)).toBe(1);
  expect(sent()).toHaveLength(1);
});

test("a wait that was counted by a clock set back since does not hold a purchase up", async () => {
  const { id } = await paidOrder();
  await db().orderLine.updateMany({
    where: { orderId: id },
    data: { nextAttemptAt: fromNow(7 * 86_400_000) },
  });
  said = () => SOLD_OUT;
  await fulfil(id);
  expect(sent()).toHaveLength(1);
});

test("what is not in the list yet a minute and a half after it was sent may still come to be", async () => {
  const { id } = await paidOrder();
  said = () => ({ body: "<html>" });
  await fulfil(id);
  for (const seconds of [31, 61, 91]) {
    await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-seconds * 1000) } });
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "OUTCOME_UNKNOWN", attempts: [{ outcome: null }] });
  }
  await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-2 * MINUTE_MS) } });
  await fulfil(id);
  expect(await lineOf(id)).toMatchObject({ status: "PAID", attempts: [{ outcome: "NOT_EXECUTED" }] });
  expect(sent()).toHaveLength(1);
});

let numbers = 0;
/** An order as the supplier tells of it. */
function placed(id = `so-${(numbers += 1)}`) {
  const sims = [{ iccid: make.madeUpIccid(), qrcode: "LPA:1$rsp.example.com$A-1" }];
  return {
    id,
    type: "sim",
    package_id: "sakura-mobile-30days-3gb",
    quantity: 1,
    created_at: now().toISOString(),
    sims,
  };
}

test("what was bought while the database failed is found and delivered, not bought again", async () => {
  const { id } = await paidOrder();
  const bought = placed();
  said = async () => {
    await db().$executeRaw`ALTER TABLE esim RENAME TO gone`;
    return { body: { data: bought } };
  };
  try {
    await expect(fulfil(id)).rejects.toThrow();
  } finally {
    await db().$executeRaw`ALTER TABLE gone RENAME TO esim`;
  }
  const { status, attempts } = await lineOf(id);
  expect([status, attempts[0]?.outcome]).toEqual(["ORDERING", null]);
  await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-MINUTE_MS) } });
  listed = [{ ...bought, description: attempts[0]?.reference }];
  await fulfil(id);
  expect(await lineOf(id)).toMatchObject({ status: "DELIVERED" });
  expect(sent()).toHaveLength(1);
});

describe("an answer that comes after its order was looked up", () => {
  const doubles = (orderId: string) =>
    db().orderEvent.findMany({ where: { orderId, type: "double_found" }, select: { data: true } });
  /** A purchase whose answer is still on its way. */
  async function slowPurchase() {
    const { id } = await paidOrder();
    const answer = Promise.withResolvers<{ body: { data: unknown } }>();
    said = () => answer.promise;
    const sending = fulfil(id);
    await vi.waitFor(() => {
      expect(sent()).toHaveLength(1);
    });
    return { id, answer, sending, reference: (await lineOf(id)).attempts[0]?.reference };
  }

  test("and not found is shown to staff, since it was bought again", async () => {
    const { id, answer, sending } = await slowPurchase();
    await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-2 * MINUTE_MS), lookups: 3 } });
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "PAID", attempts: [{ outcome: "NOT_EXECUTED" }] });
    said = () => ({ body: { data: placed() } });
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "DELIVERED" });
    const late = placed();
    answer.resolve({ body: { data: late } });
    await sending;
    expect(await doubles(id)).toEqual([{ data: { attempt: 1, supplierOrders: late.id } }]);
  });

  test("and found brings nothing new", async () => {
    const { id, answer, sending, reference } = await slowPurchase();
    const bought = placed();
    listed = [{ ...bought, description: reference }];
    await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-MINUTE_MS) } });
    await fulfil(id);
    answer.resolve({ body: { data: bought } });
    await sending;
    expect(await lineOf(id)).toMatchObject({ status: "DELIVERED" });
    expect(await doubles(id)).toEqual([]);
  });
});

test("more purchases than have a turn before their last moment take a later one, and none is taken for unknown", async () => {
  const MANY = 20;
  const TURNS = 8;
  const orders = await Promise.all(Array.from({ length: MANY }, () => paidOrder()));
  const ids = orders.map(({ id }) => id);
  const isOpen = Promise.withResolvers<undefined>();
  said = async () => {
    await isOpen.promise;
    return { body: { data: placed() } };
  };
  const statuses = async () => {
    const lines = await db().orderLine.findMany({ where: { orderId: { in: ids } } });
    return lines.map(({ status }) => status).toSorted();
  };
  const first = Promise.all(ids.map(fulfil));
  await vi.waitFor(
    async () => {
      expect(sent()).toHaveLength(TURNS);
      expect(await statuses()).toEqual(Array(MANY).fill("ORDERING"));
    },
    // Sooner than their last moment.
    { timeout: 8_000 },
  );
  const clock = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => clock() + LEASE_MS);
  isOpen.resolve(undefined);
  await first;
  expect(await statuses()).toEqual([
    ...Array<string>(TURNS).fill("DELIVERED"),
    ...Array<string>(MANY - TURNS).fill("PAID"),
  ]);
  await db().orderLine.updateMany({ data: { nextAttemptAt: null } });
  await Promise.all(ids.map(fulfil));
  expect(await statuses()).toEqual(Array(MANY).fill("DELIVERED"));
  expect(sent()).toHaveLength(MANY);
});

test("an order whose number another supplier gave to an earlier one is delivered all the same", async () => {
  const [first, second] = await Promise.all([paidOrder(), paidOrder()]);
  await db().orderLine.updateMany({ where: { orderId: first.id }, data: { supplier: "airalo" } });
  await make.attempt(first.lines[0]?.id ?? "", { supplier: "airalo", supplierOrderId: "4711" });
  said = () => ({ body: { data: placed("4711") } });
  await fulfil(second.id);
  expect(await lineOf(second.id)).toMatchObject({ status: "DELIVERED" });

  const third = await paidOrder();
  await make.attempt(first.lines[0]?.id ?? "", { number: 2, supplier: "airalo", supplierOrderId: "4712" });
  said = () => ({ body: "<html>" });
  await fulfil(third.id);
  await db().supplierAttempt.updateMany({ data: { sentAt: fromNow(-MINUTE_MS) } });
  const { reference: description } = (await lineOf(third.id)).attempts[0] ?? {};
  listed = [{ ...placed("4712"), description }];
  await fulfil(third.id);
  expect(await lineOf(third.id)).toMatchObject({ status: "DELIVERED" });
});

describe("a line of a supplier that the shop does not speak with any more", () => {
  async function foreignLine() {
    const order = await paidOrder();
    await db().orderLine.updateMany({ where: { orderId: order.id }, data: { supplier: "airalo" } });
    return order;
  }

  test("is bought from nobody else, and waits for its supplier until its money goes back", async () => {
    const { id } = await foreignLine();
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "PAID", attempts: [{ errorKind: "unavailable" }] });
    await db().order.update({ where: { id }, data: { paidAt: fromNow(-PROMISE_MINUTES * MINUTE_MS) } });
    await db().orderLine.updateMany({ where: { orderId: id }, data: { nextAttemptAt: now() } });
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "REFUND_DUE" });
    expect(server.asked).toEqual([]);
  });

  test("is looked up at nobody else, whose silence would prove nothing", async () => {
    const { id, lines } = await foreignLine();
    for (const status of ["ORDERING", "OUTCOME_UNKNOWN"] as const)
      await db().orderLine.updateMany({ where: { orderId: id }, data: { status } });
    const open = { outcome: null, supplierOrderId: null, resolvedAt: null, lookups: 9 };
    await make.attempt(lines[0]?.id ?? "", { ...open, sentAt: fromNow(-PROMISE_MINUTES * MINUTE_MS) });
    await fulfil(id);
    expect(await lineOf(id)).toMatchObject({ status: "OUTCOME_UNKNOWN", attempts: [{ outcome: null }] });
    expect(server.asked).toEqual([]);
  });
});
