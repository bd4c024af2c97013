import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  isDue,
  mailed,
  noticeIsOver,
  ruledTraveller,
  ruleRow,
  run,
  runsOf,
  say,
  stepsOf,
} from "@/bin/test-auto-topup";
import { startProcesses } from "@/bin/test-processes";
import { isUndoToken } from "@/lib/auth/links";
import { fulfilmentWorkers } from "@/lib/fulfilment/jobs";
import { removeCard } from "@/lib/payments/cards/mutations";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { switchOff, undoRun } from "./mutations/switch";
import { proceedWithRun } from "./service";

const FAILS_LATER = "4000000000000341";
const WANTS_ITS_OWNER = "4000000000003220";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false, noTopups: false } }, "PATCH");
});

/** What Stripe took of a customer, and what the supplier put on an eSIM. */
async function books(runId: string) {
  type Charge = { status: string; amount: number; metadata: { order_id?: string } };
  const { body } = await sandbox.control<{ charges: Charge[] }>("/stripe/ledger");
  const order = await db().order.findUnique({ where: { checkoutKey: runId } });
  return body.charges
    .filter(({ status, metadata }) => metadata.order_id === order?.id && status === "succeeded")
    .map(({ amount }) => amount);
}
async function fulfil(runId: string): Promise<void> {
  const { id: orderId } = await db().order.findUniqueOrThrow({ where: { checkoutKey: runId } });
  await fulfilmentWorkers.find(({ topic }) => topic === "order.settled")?.run({ orderId });
}

describe("a low", () => {
  test("is announced once, with what, for how much and a way to undo it", async () => {
    const { esimId, ruleId, customer, priceMinor } = await ruledTraveller(sandbox);
    await say(esimId, 900);
    expect(await runsOf(ruleId)).toEqual([]);
    await say(esimId, 150);
    await say(esimId, 140);
    expect(await runsOf(ruleId)).toMatchObject([
      { status: "ANNOUNCED", priceMinor, period: 1, seenAmount: 150 },
    ]);
    const [mail, ...others] = await mailed(customer.email, "autoTopupSoon");
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ left: "150\u00a0MB", card: "Visa ·· 4242", time: 1, mostTimes: 2 });
    const [runId = "", token = ""] = mail?.link.split("/").slice(-2) ?? [];
    expect(isUndoToken(runId, token)).toBe(true);
    expect(isUndoToken(ruleId, token)).toBe(false);
  });

  test("is not bought before the notice has gone out and its time is over", async () => {
    const { esimId, ruleId } = await ruledTraveller(sandbox);
    await say(esimId, 150);
    const [first] = await runsOf(ruleId);
    const runId = first?.id ?? "";
    await isDue(runId);
    await proceedWithRun(runId);
    await db().mail.updateMany({
      where: { key: `auto-topup:soon:${runId}` },
      data: { status: "SENT", sentAt: new Date() },
    });
    await isDue(runId);
    await proceedWithRun(runId);
    expect(await runsOf(ruleId)).toMatchObject([{ status: "ANNOUNCED" }]);
    expect(await books(runId)).toEqual([]);
  });

  test("that is undone is not bought, and nothing else until there was enough again", async () => {
    const { esimId, ruleId } = await ruledTraveller(sandbox);
    await say(esimId, 150);
    const runId = await noticeIsOver(ruleId);
    expect(await undoRun({ id: runId, ruleId })).toBe(true);
    expect(await undoRun({ id: runId, ruleId })).toBe(false);
    await proceedWithRun(runId);
    await say(esimId, 50);
    expect(await runsOf(ruleId)).toMatchObject([{ status: "UNDONE" }]);
    expect(await books(runId)).toEqual([]);
    await say(esimId, 1000);
    await say(esimId, 50);
    expect(await runsOf(ruleId)).toMatchObject([{ status: "UNDONE" }, { status: "ANNOUNCED", period: 2 }]);
  });

  test("is not bought once the rule is off", async () => {
    const { esimId, ruleId } = await ruledTraveller(sandbox);
    await say(esimId, 150);
    const runId = await noticeIsOver(ruleId);
    await switchOff(ruleId);
    await proceedWithRun(runId);
    await say(esimId, 900);
    await say(esimId, 10);
    expect(await runsOf(ruleId)).toMatchObject([{ status: "UNDONE" }]);
    expect(await ruleRow(ruleId)).toMatchObject({
      status: "OFF",
      reason: "by_owner",
      times: 0,
      spentMinor: 0,
    });
  });
});

test("what was topped up by hand meanwhile is not bought as well", async () => {
  const { esimId, ruleId, customer } = await ruledTraveller(sandbox);
  await say(esimId, 150);
  const runId = await noticeIsOver(ruleId);
  await make.order({ customerId: customer.id, status: "PAID" }, { topupEsimId: esimId, status: "ORDERING" });
  await proceedWithRun(runId);
  expect(await runsOf(ruleId)).toMatchObject([{ status: "UNDONE", reason: "by_hand" }]);
  expect(await ruleRow(ruleId)).toMatchObject({ status: "ON", times: 0, spentMinor: 0 });
  expect(await books(runId)).toEqual([]);
});

test("a low that was read before a top-up counts is not answered", async () => {
  const { esimId, ruleId, customer } = await ruledTraveller(sandbox);
  await make.order({ customerId: customer.id }, { topupEsimId: esimId });
  await say(esimId, 150);
  expect(await runsOf(ruleId)).toEqual([]);
  await db().order.updateMany({
    where: { lines: { some: { topupEsimId: esimId } } },
    data: { paidAt: new Date(Date.now() - 30 * 60_000) },
  });
  await say(esimId, 140);
  expect(await runsOf(ruleId)).toHaveLength(1);
});

test("two processes that all try buy it once, and it is delivered once", async () => {
  const { esimId, ruleId, priceMinor, customer } = await ruledTraveller(sandbox);
  await say(esimId, 150);
  const runId = await noticeIsOver(ruleId);
  const work = `
    const { proceedWithRun } = await import("@/lib/orders/auto/service");
    await Promise.allSettled(Array.from({ length: 6 }, () => proceedWithRun(given)));
  `;
  const urls = { PRESSONE_BASE_URL: sandbox.url(), STRIPE_API_URL: sandbox.url() };
  const processes = await startProcesses(2, work, urls);
  await processes.tellAll(runId).finally(() => processes.close());
  await isDue(runId);
  await proceedWithRun(runId);
  expect(await books(runId)).toEqual([priceMinor]);
  expect(await ruleRow(ruleId)).toMatchObject({ status: "ON", times: 1, spentMinor: priceMinor });
  await fulfil(runId);
  await isDue(runId);
  await proceedWithRun(runId);
  expect(await runsOf(ruleId)).toMatchObject([{ status: "DONE" }]);
  expect(await mailed(customer.email, "autoTopupDone")).toMatchObject([
    { time: 1, mostTimes: 2, isLast: false },
  ]);
  expect(await mailed(customer.email, "topupDelivered")).toEqual([]);
  // What is low stays low until the operator counts the top-up.
  await say(esimId, 100);
  expect(await runsOf(ruleId)).toHaveLength(1);
});

test("an answer of Stripe that got lost is waited for, and nothing is repeated", async () => {
  const { esimId, ruleId, priceMinor } = await ruledTraveller(sandbox);
  await say(esimId, 150);
  const runId = await noticeIsOver(ruleId);
  const fault = { operation: "stripe.payment_intents.*", kind: "reset_after", count: 50 };
  expect((await sandbox.control("/faults", fault)).status).toBeLessThan(300);
  await proceedWithRun(runId);
  expect(await runsOf(ruleId)).toMatchObject([{ status: "BUYING" }]);
  expect(await ruleRow(ruleId)).toMatchObject({ status: "ON", times: 1, spentMinor: priceMinor });
  await sandbox.control("/faults", {}, "DELETE");
  await db().payment.updateMany({ where: { status: "OPEN" }, data: { checkAt: new Date(0) } });
  await isDue(runId);
  await proceedWithRun(runId);
  expect(await runsOf(ruleId)).toMatchObject([{ status: "PAID" }]);
  expect(await books(runId)).toEqual([priceMinor]);
});

describe("a rule stops, once and with one mail,", () => {
  test.each([
    ["card_declined", FAILS_LATER],
    ["card_needs_buyer", WANTS_ITS_OWNER],
  ])("with %s, and nothing is charged", async (why, number) => {
    const { esimId, ruleId, customer } = await ruledTraveller(sandbox, { number });
    await say(esimId, 150);
    const runId = await noticeIsOver(ruleId);
    await Promise.all([proceedWithRun(runId), proceedWithRun(runId)]);
    await proceedWithRun(runId);
    await say(esimId, 900);
    await say(esimId, 10);
    expect(await runsOf(ruleId)).toMatchObject([{ status: "FAILED", reason: why }]);
    expect(await ruleRow(ruleId)).toMatchObject({ status: "STOPPED", reason: why, times: 0, spentMinor: 0 });
    expect(await mailed(customer.email, "autoTopupStopped")).toMatchObject([{ why }]);
    expect(await books(runId)).toEqual([]);
  });

  test("when the package is gone, dearer than allowed, or the card removed", async () => {
    const dear = await ruledTraveller(sandbox, { mostEachMinor: 1 });
    await say(dear.esimId, 150);
    const bare = await ruledTraveller(sandbox);
    await removeCard(bare.customer.id, bare.cardId);
    await say(bare.esimId, 150);
    const gone = await ruledTraveller(sandbox);
    await sandbox.control("/settings", { supplier: { noTopups: true } }, "PATCH");
    await say(gone.esimId, 150);
    const reasons = [dear, bare, gone].map(async ({ ruleId }) => (await ruleRow(ruleId)).reason);
    expect(await Promise.all(reasons)).toEqual(["price_changed", "card_gone", "package_gone"]);
    expect(await runsOf(gone.ruleId)).toEqual([]);
  });

  test("when the operator took the number back, or the eSIM is somebody else's", async () => {
    const recycled = await ruledTraveller(sandbox);
    await say(recycled.esimId, null, "RECYCLED");
    const sold = await ruledTraveller(sandbox);
    const other = await ruledTraveller(sandbox);
    await db().esim.update({ where: { id: sold.esimId }, data: { customerId: other.customer.id } });
    await say(sold.esimId, 10);
    expect([await ruleRow(recycled.ruleId), await ruleRow(sold.ruleId)]).toMatchObject([
      { reason: "recycled" },
      { reason: "not_yours" },
    ]);
  });

  test("when its owner cannot be told", async () => {
    const { esimId, ruleId } = await ruledTraveller(sandbox);
    await say(esimId, 150);
    const runId = await noticeIsOver(ruleId);
    await db().mail.updateMany({
      where: { key: `auto-topup:soon:${runId}` },
      data: { status: "REFUSED", sentAt: null },
    });
    await proceedWithRun(runId);
    expect(await ruleRow(ruleId)).toMatchObject({ status: "STOPPED", reason: "not_told", times: 0 });
    expect(await books(runId)).toEqual([]);
  });

  test("when what was paid goes back undelivered", async () => {
    const { esimId, ruleId, customer, priceMinor } = await ruledTraveller(sandbox);
    await say(esimId, 150);
    const runId = await noticeIsOver(ruleId);
    await proceedWithRun(runId);
    await db().orderLine.updateMany({
      where: { order: { checkoutKey: runId } },
      data: { status: "REFUND_DUE" },
    });
    await isDue(runId);
    await proceedWithRun(runId);
    expect(await ruleRow(ruleId)).toMatchObject({ reason: "not_delivered", spentMinor: priceMinor });
    expect(await mailed(customer.email, "autoTopupStopped")).toMatchObject([{ why: "not_delivered" }]);
  });
});

describe("brakes hold", () => {
  async function buyOnce(rule: Awaited<ReturnType<typeof ruledTraveller>>) {
    await say(rule.esimId, 1000);
    await say(rule.esimId, 150);
    const runId = await noticeIsOver(rule.ruleId);
    await proceedWithRun(runId);
    await fulfil(runId);
    await isDue(runId);
    await proceedWithRun(runId);
    // Long enough ago for the operator to have counted it.
    await db().order.updateMany({
      where: { checkoutKey: runId },
      data: { paidAt: new Date(Date.now() - 30 * 60_000) },
    });
  }

  test("by times: the last purchase says that it was the last", async () => {
    const rule = await ruledTraveller(sandbox, { mostTimes: 2, mostMinor: 100_000 });
    await buyOnce(rule);
    await buyOnce(rule);
    await say(rule.esimId, 1000);
    await say(rule.esimId, 10);
    expect((await runsOf(rule.ruleId)).map(({ status }) => status)).toEqual(["DONE", "DONE"]);
    expect(await ruleRow(rule.ruleId)).toMatchObject({ status: "STOPPED", reason: "times_used", times: 2 });
    const done = await mailed(rule.customer.email, "autoTopupDone");
    expect(done).toMatchObject([{ isLast: false }, { isLast: true }]);
    expect(await mailed(rule.customer.email, "autoTopupStopped")).toEqual([]);
    expect(await stepsOf(rule.ruleId)).toEqual([
      "switched_on",
      ...["announced", "buying", "paid", "done", "enough"],
      ...["announced", "buying", "paid", "done", "stopped"],
    ]);
  });

  test("by money", async () => {
    const rule = await ruledTraveller(sandbox, { mostTimes: 9, mostPrices: 2.5 });
    await buyOnce(rule);
    expect(await ruleRow(rule.ruleId)).toMatchObject({ status: "ON" });
    await buyOnce(rule);
    const spentMinor = rule.priceMinor * 2;
    expect(await ruleRow(rule.ruleId)).toMatchObject({ status: "STOPPED", reason: "money_used", spentMinor });
    expect(await mailed(rule.customer.email, "autoTopupStopped")).toEqual([]);
  });

  test("by date, without a word", async () => {
    const { esimId, ruleId, customer } = await ruledTraveller(sandbox, {
      endsAt: new Date(Date.now() - 1000),
    });
    await say(esimId, 10);
    await run("orders.auto-topup", {});
    expect(await ruleRow(ruleId)).toMatchObject({ status: "STOPPED", reason: "ended" });
    expect(await runsOf(ruleId)).toEqual([]);
    expect(await mailed(customer.email, "autoTopupStopped")).toEqual([]);
  });

  test("in the database, whatever a program does", async () => {
    const { ruleId, priceMinor } = await ruledTraveller(sandbox);
    const change = (data: object) => db().autoTopup.update({ where: { id: ruleId }, data });
    await expect(change({ times: 3 })).rejects.toThrow("auto_topup_within_times");
    await expect(change({ spentMinor: priceMinor * 4 })).rejects.toThrow("auto_topup_within_money");
    await expect(change({ mostTimes: 9 })).rejects.toThrow("frozen");
    await change({ status: "OFF", reason: "by_owner" });
    await expect(change({ status: "ON", reason: null })).rejects.toThrow("may not go");
    await expect(
      db().autoTopupStep.updateMany({ where: { ruleId }, data: { type: "done" } }),
    ).rejects.toThrow("append-only");
  });
});

test("the sweeper finds what no job is left for, and what was planned before the clock was set back", async () => {
  const { esimId, ruleId } = await ruledTraveller(sandbox);
  await say(esimId, 150);
  const [first] = await runsOf(ruleId);
  const runId = first?.id ?? "";
  await db().autoTopupRun.update({ where: { id: runId }, data: { dueAt: new Date(Date.now() + 9e8) } });
  await proceedWithRun(runId);
  const [planned] = await runsOf(ruleId);
  expect(planned?.status).toBe("ANNOUNCED");
  expect(planned?.dueAt.getTime()).toBeLessThan(Date.now() + 16 * 60_000);
});
