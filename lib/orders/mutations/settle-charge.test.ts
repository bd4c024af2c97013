import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cardTraveller, orderOfKey, takenFor } from "@/bin/test-cards";
import { runJob, takeJobs } from "@/bin/test-money";
import { reconciliationWorkers } from "@/lib/fulfilment/reconciliation/jobs/reconcile";
import { recordEvent } from "@/lib/payments/mutations/record-event";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { topUpWithCard } from "./pay-with-card";

const CREATE = "stripe.payment_intents.create";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
});

const fault = (kind: string, more: object = {}) =>
  sandbox.control("/faults", { operation: CREATE, kind, count: 10, ...more });
const healed = () => sandbox.control("/faults", {}, "DELETE");
/** What a sweeper does with a charge that waits for its answer. */
async function sweep(key: string): Promise<void> {
  const { payments } = await orderOfKey(key);
  const [charge] = payments;
  await db().payment.updateMany({ where: { id: charge?.id ?? "" }, data: { checkAt: new Date(0) } });
  await runJob({ name: "charge.changed", data: { paymentId: charge?.id, paymentIntentId: null } });
}
const intentOf = async (orderId: string) => {
  type Charge = { payment_intent: string; metadata: { order_id?: string; payment_id?: string } };
  const { body } = await sandbox.control<{ charges: Charge[] }>("/stripe/ledger");
  const found = body.charges.find(({ metadata }) => metadata.order_id === orderId);
  if (!found) throw new Error("nothing was charged");
  return { paymentIntentId: found.payment_intent, paymentId: found.metadata.payment_id ?? "" };
};
/** A charge that Stripe made and of which the shop heard nothing. */
async function unheard() {
  const { request, ...who } = await cardTraveller(sandbox);
  await fault("status", { status: 500, afterWork: true });
  await sandbox.control("/faults", {
    operation: "stripe.payment_intents.list",
    kind: "status",
    status: 503,
    count: 10,
  });
  expect(await topUpWithCard(request)).toEqual({ ok: false, code: "outcome_unknown" });
  await healed();
  const order = await orderOfKey(request.key);
  expect(order).toMatchObject({ status: "AWAITING_PAYMENT", payments: [{ status: "OPEN" }] });
  return { ...who, request, order, intent: await intentOf(order.id) };
}

describe("a charge whose answer is lost", () => {
  test("after it was made is paid all the same, and asked for once", async () => {
    const { request } = await cardTraveller(sandbox);
    await fault("status", { status: 500, afterWork: true });
    const paid = await topUpWithCard(request);
    const { id } = await orderOfKey(request.key);
    expect(paid).toEqual({ ok: true, data: { orderId: id } });
    expect(await takenFor(sandbox, id)).toEqual([request.totalMinor]);
  });

  test("is found out by the sweeper", async () => {
    const { request, order } = await unheard();
    await sweep(request.key);
    await sweep(request.key);
    expect(await orderOfKey(request.key)).toMatchObject({ status: "PAID" });
    expect(await takenFor(sandbox, order.id)).toEqual([request.totalMinor]);
  });

  test("is told by an event, twice, and by one that comes last", async () => {
    const { request, order, intent } = await unheard();
    const told = (id: string, type: string) =>
      recordEvent({ id, type, objectId: intent.paymentIntentId, paymentId: intent.paymentId });
    await told(`evt_${order.id}`, "payment_intent.succeeded");
    await told(`evt_${order.id}`, "payment_intent.succeeded");
    const jobs = (await takeJobs()).filter(
      ({ name, data }) => name === "charge.changed" && "paymentIntentId" in data,
    );
    for (const job of [...jobs, ...jobs]) await runJob(job);
    await told(`evt_late_${order.id}`, "payment_intent.payment_failed");
    for (const job of await takeJobs()) if (job.name === "charge.changed") await runJob(job);
    const after = await orderOfKey(request.key);
    expect(after).toMatchObject({ status: "PAID", payments: [{ status: "PAID" }] });
    expect(after.events.filter(({ type }) => type === "paid")).toHaveLength(1);
    expect(await topUpWithCard(request)).toEqual({ ok: true, data: { orderId: order.id } });
  });

  test("is found by the reconciliation where no event told and nobody swept", async () => {
    const { request, order } = await unheard();
    await db().payment.updateMany({ where: { orderId: order.id }, data: { checkAt: fromNow(3_000_000) } });
    await reconciliationWorkers[0]?.run({});
    expect(await orderOfKey(request.key)).toMatchObject({ status: "PAID" });
    expect(await db().reconciliationBreak.findMany({ where: { orderId: order.id } })).toEqual([]);
  });
});

describe("a charge that was never made", () => {
  test("is asked for again as long as somebody waits for it", async () => {
    const { request } = await cardTraveller(sandbox);
    await fault("status", { status: 503 });
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "outcome_unknown" });
    await healed();
    await sweep(request.key);
    const order = await orderOfKey(request.key);
    expect(order.status).toBe("PAID");
    expect(await takenFor(sandbox, order.id)).toEqual([request.totalMinor]);
  });

  test.each([
    ["ten minutes later", -11 * 60_000],
    ["a clock that was set back", 11 * 60_000],
  ])("is given up after %s, and nobody's card is charged out of the blue", async (_when, shift) => {
    const { request } = await cardTraveller(sandbox);
    await fault("status", { status: 503 });
    await topUpWithCard(request);
    await healed();
    const { id } = await orderOfKey(request.key);
    await db().payment.updateMany({ where: { orderId: id }, data: { createdAt: fromNow(shift) } });
    await sweep(request.key);
    expect(await orderOfKey(request.key)).toMatchObject({
      status: "CANCELLED",
      payments: [{ status: "EXPIRED" }],
    });
    expect(await takenFor(sandbox, id)).toEqual([]);
    const again = await topUpWithCard({ ...request, presence: "nobody" });
    expect(again).toEqual({ ok: false, code: "payment_unavailable" });
  });
});

test("a declined charge that could not be called off is called off later, and stays declined", async () => {
  const { request } = await cardTraveller(sandbox, "4000000000000341");
  const cancel = { operation: "stripe.payment_intents.cancel", kind: "status", status: 503, count: 10 };
  await sandbox.control("/faults", cancel);
  expect(await topUpWithCard(request)).toEqual({ ok: false, code: "outcome_unknown" });
  await healed();
  await sweep(request.key);
  const order = await orderOfKey(request.key);
  expect(order).toMatchObject({
    status: "CANCELLED",
    payments: [{ status: "FAILED", lastError: "generic_decline" }],
  });
});

test("an order that our books lost is there again from its charge, in the same words", async () => {
  const { request, order, intent } = await unheard();
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
    await tx.payment.deleteMany({ where: { orderId: order.id } });
    await tx.orderEvent.deleteMany({ where: { orderId: order.id } });
    await tx.orderLine.deleteMany({ where: { orderId: order.id } });
    await tx.order.deleteMany({ where: { id: order.id } });
  });
  await runJob({ name: "charge.changed", data: intent });
  const after = await db().order.findUniqueOrThrow({
    where: { id: order.id },
    include: { payments: true, lines: true },
  });
  expect(after).toMatchObject({
    status: "PAID",
    number: order.number,
    email: request.email,
    totalMinor: request.totalMinor,
    lines: [{ topupEsimId: request.esimId, supplierPackageId: request.topupId }],
    payments: [{ id: intent.paymentId, status: "PAID", presence: "buyer", ...{ sessionId: null } }],
  });
});

test("money of a charge goes back, and a warning and a dispute find it, as of a pay page", async () => {
  const { request } = await cardTraveller(sandbox);
  await topUpWithCard(request);
  const { id } = await orderOfKey(request.key);
  type Charge = { id: string; metadata: { order_id?: string } };
  const { body } = await sandbox.control<{ charges: Charge[] }>("/stripe/ledger");
  const charge = body.charges.find(({ metadata }) => metadata.order_id === id)?.id;
  const made = async (path: string, more: object = {}) =>
    (await sandbox.control<{ id: string }>(`/stripe/${path}`, { charge, ...more })).body.id;
  const refund = await made("refunds", { amount: 100 });
  await runJob({ name: "refund.changed", data: { stripeRefundId: refund } });
  await runJob({ name: "fraud-warning.raised", data: { warningId: await made("fraud-warnings") } });
  await runJob({ name: "dispute.changed", data: { disputeId: await made("disputes") } });
  const include = { fraudWarnings: true, disputes: true } as const;
  const payment = await db().payment.findFirstOrThrow({ where: { orderId: id }, include });
  expect(payment).toMatchObject({ status: "PAID", refundedMinor: 100, disputes: [{ status: "OPEN" }] });
  expect(payment.fraudWarnings).toHaveLength(1);
});

test("the database has no two charges of one order under way", async () => {
  const { order } = await unheard();
  const [charge] = order.payments;
  if (!charge) throw new Error("it was charged");
  const second = db().payment.create({ data: { ...charge, id: newId(), paymentIntentId: null } });
  await expect(second).rejects.toThrow(/Unique constraint/);
});
