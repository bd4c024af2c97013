import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runJob, stripeBooks, takeJobs, timePasses, unpaidOrder } from "@/bin/test-money";
import { PROMISE_MINUTES } from "@/lib/orders/model";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";

const PACKAGE = "sakura-mobile-data-7days-1gb";
/** Bought beside it, and delivered as it should be. */
const OTHER = "sakura-mobile-data-15days-2gb";
const PRICE_MINOR = 500;

type Made = {
  id: number;
  description: string | null;
  package: { id: string; netCents: number };
  quantity: number;
  iccids: string[];
};

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

/** A paid order of two lines, to the first of which something is done. */
async function paidOrder(...kinds: readonly string[]) {
  for (const kind of kinds)
    await sandbox.control("/faults", {
      operation: "supplier.orders.submit",
      kind,
      packageId: PACKAGE,
      count: 1,
    });
  const { id, sessionId } = await unpaidOrder([PACKAGE, OTHER]);
  await sandbox.control("/stripe/pay", { session: sessionId });
  await runJob({ name: "session.changed", data: { sessionId } });
  return id;
}
const fulfil = (orderId: string) => runJob({ name: "order.settled", data: { orderId } });
async function drain(): Promise<void> {
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs())
    for (const job of jobs) await runJob(job);
}
async function linesOf(orderId: string) {
  const lines = await db().orderLine.findMany({
    where: { orderId },
    include: { attempts: true, esims: true },
  });
  const named = (name: string) => {
    const line = lines.find(({ supplierPackageId }) => supplierPackageId === name);
    if (!line) throw new Error(`the order has no line of ${name}`);
    return line;
  };
  return { bad: named(PACKAGE), good: named(OTHER) };
}
const stepsOf = async (lineId: string) =>
  (await db().orderEvent.findMany({ where: { lineId }, orderBy: { seq: "asc" } })).map(({ type }) => type);
const mailsOf = async (orderId: string) =>
  (await db().mail.findMany({ where: { orderId } })).map(({ template }) => template).toSorted();
/** What the supplier has made for a line. */
async function madeFor({ attempts }: { attempts: readonly { reference: string }[] }): Promise<Made[]> {
  const { body } = await sandbox.control<{ orders: Made[] }>("/supplier/orders");
  return body.orders.filter(({ description }) => attempts.some(({ reference }) => reference === description));
}

/** The first line is refused, paid back and claimed back; the other one is delivered. */
async function expectRefused(orderId: string, reason: string) {
  const { bad, good } = await linesOf(orderId);
  const [order, ...others] = await madeFor(bad);
  expect(others).toEqual([]);
  const supplierOrderId = String(order?.id);
  const chargedMinor = order?.package.netCents;
  expect(bad).toMatchObject({
    status: "REFUNDED",
    esims: [],
    attempts: [{ outcome: "ABANDONED", errorKind: reason, supplierOrderId, chargedMinor }],
  });
  expect(good).toMatchObject({ status: "DELIVERED", esims: [{}] });
  expect((await stepsOf(bad.id)).slice(-3)).toEqual(["delivery_refused", "refund_requested", "refunded"]);
  expect(await stripeBooks(sandbox, orderId)).toMatchObject({
    captured: 2 * PRICE_MINOR,
    refunded: PRICE_MINOR,
  });
  const claims = await db().supplierClaim.findMany({ where: { orderId } });
  expect(claims).toMatchObject([
    { reason, supplierOrderId, lineId: bad.id, state: "TO_ASK", amountMinor: chargedMinor, currency: "USD" },
  ]);
  const mails = await mailsOf(orderId);
  expect(mails.filter((template) => template !== "orderDelayed")).toEqual([
    "orderDelivered",
    "orderPaid",
    "orderRefunded",
  ]);
}

test("an order of another package is not handed over: its line is paid back at once, and it is claimed back", async () => {
  const id = await paidOrder("wrong_package");
  await fulfil(id);
  await drain();
  const [made] = await madeFor((await linesOf(id)).bad);
  expect(made?.package.id).not.toBe(PACKAGE);
  await expectRefused(id, "wrong_order");
});

describe("an order that an eSIM is missing from", () => {
  /** Until what was promised is over. */
  const promiseEnds = (id: string) =>
    db().order.update({ where: { id }, data: { paidAt: fromNow(-PROMISE_MINUTES * 60_000) } });

  test("is looked up and waited for, and never bought again, until its line is paid back", async () => {
    const id = await paidOrder("missing_sim");
    for (let times = 0; times < 6; times += 1) {
      await fulfil(id);
      await timePasses();
    }
    expect((await linesOf(id)).bad).toMatchObject({
      status: "OUTCOME_UNKNOWN",
      attempts: [{ outcome: null }],
    });
    expect((await stripeBooks(sandbox, id)).refunded).toBe(0);
    await promiseEnds(id);
    await fulfil(id);
    await drain();
    const [made] = await madeFor((await linesOf(id)).bad);
    expect([made?.quantity, made?.iccids]).toEqual([1, []]);
    await expectRefused(id, "incomplete");
  });
});
