import { getServerSession } from "next-auth";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { orderToken } from "@/lib/auth/links";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { buySim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { giveUpLine, markPaidByHand, refundLine, refundOrder, retryRefund, takeMoneyBack } from "./actions";

const MINUTE = 60_000;
const cookie = vi.hoisted(() => ({ value: "" }));
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ "x-forwarded-for": "192.0.2.1" })),
  cookies: () => Promise.resolve({ get: () => ({ value: cookie.value }) }),
}));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), refresh: vi.fn() }));

let sandbox: TestSandbox;
let staff: Awaited<ReturnType<typeof make.customer>>;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  staff = await make.customer({ role: "ADMIN" });
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
});
beforeEach(() => {
  cookie.value = "";
  signIn(null);
});

function signIn(customer: { id: string; email: string; role: string } | null): void {
  vi.mocked(getServerSession).mockResolvedValue(customer && { customer });
}
function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
type Line = Parameters<typeof make.order>[1];
/** An order that was paid, with the cookie of its private link in the browser. */
async function bought(line: Line, paidAt = new Date()) {
  const owner = await make.customer();
  const order = await make.order({ status: "PAID", createdAt: paidAt, customerId: owner.id }, line);
  const payment = await make.payment(order);
  cookie.value = `${order.id}.${orderToken({ orderId: order.id, version: 1 })}`;
  const [first] = order.lines;
  if (!first) throw new Error("an order has a line");
  return { order, payment, line: first, owner };
}
/** One eSIM that the supplier really sold. */
async function delivered(line: Line = {}) {
  const order = await bought({ deliveredAt: new Date(), ...line });
  const iccid = await buySim(sandbox);
  const esim = await make.esim(order.line, { iccid });
  await make.attempt(order.line.id);
  return { ...order, iccid, esim };
}
/** The operator was asked a moment ago, and said that it was not started. */
async function looked(one: { esim: { id: string } }): Promise<void> {
  const data = { measuredAt: new Date(), nextAskAt: fromNow(20 * MINUTE) };
  await db().esimUsage.update({ where: { esimId: one.esim.id }, data });
}
const refundsOf = (paymentId: string) =>
  db().refund.findMany({ where: { paymentId }, orderBy: { id: "asc" } });
const claimsOf = (orderId: string) => db().supplierClaim.findMany({ where: { orderId } });
const lineNow = (id: string) => db().orderLine.findUniqueOrThrow({ where: { id }, include: { esims: true } });
const mine = (one: { order: { id: string }; line: { id: string } }, seen = 0) =>
  form({ order: one.order.id, line: one.line.id, seen: String(seen) });
const byStaff = (one: { order: { id: string }; line: { id: string } }, fields: Record<string, string> = {}) =>
  form({ order: one.order.id, line: one.line.id, seen: "0", reason: "goodwill", note: "", ...fields });

describe("a buyer", () => {
  test("gets the price of an eSIM back that was never started: once, and the eSIM is claimed back", async () => {
    const own = await delivered();
    await looked(own);
    const answers = await Promise.all([takeMoneyBack(null, mine(own)), takeMoneyBack(null, mine(own))]);
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer?.ok)).toMatchObject({ code: "changed" });
    expect(await refundsOf(own.payment.id)).toMatchObject([
      { kind: "STAFF", amountMinor: 999, status: "REQUESTED", reason: "buyer_asked", actorId: null },
    ]);
    expect(await lineNow(own.line.id)).toMatchObject({
      status: "DELIVERED",
      esims: [{ returnedAt: expect.any(Date) as Date }],
    });
    expect(await claimsOf(own.order.id)).toMatchObject([
      { state: "TO_ASK", reason: "returned", amountMinor: 700, lineId: own.line.id },
    ]);
    expect(await takeMoneyBack(null, mine(own, 999))).toMatchObject({ code: "given" });
  });

  test("gets nothing for one that was started, although our last figure said that it was not", async () => {
    const own = await delivered();
    await sandbox.control(`/phones/${own.iccid}/install`, {});
    await sandbox.control(`/phones/${own.iccid}/attach`, {});
    expect(await takeMoneyBack(null, mine(own))).toMatchObject({ code: "started" });
    expect(await refundsOf(own.payment.id)).toEqual([]);
  });

  test("gets nothing while the operator does not say whether it was started", async () => {
    const own = await delivered();
    await db().esimUsage.update({
      where: { esimId: own.esim.id },
      data: { nextAskAt: fromNow(5 * MINUTE), measuredAt: fromNow(-30 * MINUTE) },
    });
    expect(await takeMoneyBack(null, mine(own))).toMatchObject({ code: "unchecked" });
  });

  test("may stop waiting after a quarter of an hour, but not before, and not while the operator is asked", async () => {
    const early = await bought({ status: "PAID" });
    expect(await takeMoneyBack(null, mine(early))).toMatchObject({ code: "waiting" });
    const asked = await bought({ status: "OUTCOME_UNKNOWN" }, fromNow(-20 * MINUTE));
    expect(await takeMoneyBack(null, mine(asked))).toMatchObject({ code: "asking" });
    const late = await bought({ status: "PAID" }, fromNow(-16 * MINUTE));
    expect(await takeMoneyBack(null, mine(late))).toMatchObject({ ok: true });
    expect(await lineNow(late.line.id)).toMatchObject({ status: "REFUND_DUE" });
    expect(await refundsOf(late.payment.id)).toMatchObject([{ kind: "AUTOMATIC", amountMinor: 999 }]);
  });

  test("reaches no order of another's, and no line of another order", async () => {
    const foreign = await delivered();
    const own = await delivered();
    expect(await takeMoneyBack(null, mine(foreign))).toMatchObject({ code: "not_found" });
    expect(await takeMoneyBack(null, mine({ order: own.order, line: foreign.line }))).toMatchObject({
      code: "not_found",
    });
    signIn({ ...foreign.owner, role: "CUSTOMER" });
    expect(await refundLine(null, byStaff(foreign))).toMatchObject({ code: "signed_out" });
    expect(await refundsOf(foreign.payment.id)).toEqual([]);
  });
});

describe("staff", () => {
  beforeEach(() => signIn(staff));

  test("two at once refund once; the later one is told that something changed", async () => {
    const one = await delivered();
    await looked(one);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refundLine(null, byStaff(one, { amount: "4.00" }))),
    );
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.ok === false && answer.code === "changed")).toHaveLength(3);
    expect(await refundsOf(one.payment.id)).toMatchObject([
      { kind: "STAFF", amountMinor: 400, reason: "goodwill", actorId: staff.id },
    ]);
  });

  test("a part first and the rest later, never more; a part leaves the eSIM with its owner", async () => {
    const one = await delivered();
    expect(await refundLine(null, byStaff(one, { amount: "10.00" }))).toMatchObject({ code: "too_much" });
    expect(await refundLine(null, byStaff(one, { amount: "0" }))).toMatchObject({ code: "too_much" });
    expect(await refundLine(null, byStaff(one, { amount: "2.505x" }))).toMatchObject({ code: "bad_amount" });
    expect(await refundLine(null, byStaff(one, { amount: "2,505" }))).toMatchObject({
      code: "ambiguous_amount",
    });
    expect(await refundLine(null, byStaff(one, { amount: "2,50" }))).toMatchObject({ ok: true });
    expect((await lineNow(one.line.id)).esims).toMatchObject([{ returnedAt: null }]);
    expect(await refundLine(null, byStaff(one, { amount: "7.50", seen: "250" }))).toMatchObject({
      code: "too_much",
    });
    expect(await refundLine(null, byStaff(one, { amount: "7.49", seen: "250" }))).toMatchObject({ ok: true });
    expect(await refundLine(null, byStaff(one, { amount: "0.01", seen: "999" }))).toMatchObject({
      code: "given",
    });
    expect((await refundsOf(one.payment.id)).map((row) => row.amountMinor)).toEqual([250, 749]);
    expect((await lineNow(one.line.id)).esims).toMatchObject([{ returnedAt: expect.any(Date) as Date }]);
  });

  test("an eSIM that was started is blocked, with the reason; an exception needs its sentence", async () => {
    const one = await delivered();
    await sandbox.control(`/phones/${one.iccid}/install`, {});
    await sandbox.control(`/phones/${one.iccid}/attach`, {});
    expect(await refundLine(null, byStaff(one, { amount: "9.99" }))).toMatchObject({ code: "started" });
    const exception = { amount: "5.00", exception: "on" };
    expect(await refundLine(null, byStaff(one, exception))).toMatchObject({
      code: "invalid",
      fields: { note: "custom" },
    });
    expect(await refundLine(null, byStaff(one, { ...exception, note: "no network in Kyoto" }))).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await claimsOf(one.order.id)).toEqual([]);
    const act = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: one.order.id, outcome: "done" },
    });
    expect(act).toMatchObject({
      action: "refund.line",
      actorId: staff.id,
      details: { amount: "5.00", reason: "goodwill", note: "no network in Kyoto", exception: true },
    });
  });

  test("a supplier that says nothing is no reason to refund, unless staff say that it should not matter", async () => {
    const one = await delivered();
    await db().esimUsage.update({
      where: { esimId: one.esim.id },
      data: { nextAskAt: fromNow(5 * MINUTE), measuredAt: fromNow(-30 * MINUTE) },
    });
    expect(await refundLine(null, byStaff(one, { amount: "9.99", note: "x" }))).toMatchObject({
      code: "unchecked",
    });
    const anyway = { amount: "9.99", exception: "on", note: "the supplier is down all day" };
    expect(await refundLine(null, byStaff(one, anyway))).toMatchObject({ ok: true });
    expect(await claimsOf(one.order.id)).toMatchObject([{ reason: "returned" }]);
  });

  test("one that does not work is claimed from the supplier, started or not", async () => {
    const one = await delivered();
    await db().esimUsage.update({ where: { esimId: one.esim.id }, data: { status: "ACTIVE" } });
    const broken = { amount: "9.99", reason: "not_working", exception: "on", note: "never found a network" };
    expect(await refundLine(null, byStaff(one, broken))).toMatchObject({ ok: true });
    expect(await claimsOf(one.order.id)).toMatchObject([{ reason: "not_working", state: "TO_ASK" }]);
  });

  test("a line in work is given up whole, unless the supplier is being asked; then somebody has to look", async () => {
    const waiting = await bought({ status: "PAID" });
    expect(await refundLine(null, byStaff(waiting, { amount: "1.00" }))).toMatchObject({
      code: "whole_only",
    });
    expect(await refundLine(null, byStaff(waiting))).toMatchObject({ ok: true });
    expect(await refundsOf(waiting.payment.id)).toMatchObject([
      { kind: "AUTOMATIC", amountMinor: 999, actorId: staff.id },
    ]);

    const asked = await bought({ status: "ORDERING" });
    await make.attempt(asked.line.id, { outcome: null, supplierOrderId: null, resolvedAt: null });
    expect(await refundLine(null, byStaff(asked))).toMatchObject({ code: "asking" });
    const looked = form({
      order: asked.order.id,
      line: asked.line.id,
      looked: "on",
      note: "not in the list",
    });
    expect(await giveUpLine(null, looked)).toMatchObject({ code: "in_flight" });
    await db().orderLine.update({ where: { id: asked.line.id }, data: { status: "OUTCOME_UNKNOWN" } });
    expect(
      await giveUpLine(null, form({ order: asked.order.id, line: asked.line.id, note: "x" })),
    ).toMatchObject({ code: "invalid" });
    const other = await bought({ status: "OUTCOME_UNKNOWN" });
    expect(
      await giveUpLine(null, form({ order: other.order.id, line: asked.line.id, looked: "on", note: "x" })),
    ).toMatchObject({ code: "not_open" });
    const given = await Promise.all([giveUpLine(null, looked), giveUpLine(null, looked)]);
    expect(given.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(await refundsOf(asked.payment.id)).toMatchObject([{ kind: "AUTOMATIC", amountMinor: 999 }]);
  });

  test("a whole order goes back line by line, at once or not at all", async () => {
    const { esim } = await delivered();
    const order = await make.order(
      { status: "PAID" },
      { status: "PAID", unitPriceMinor: 500 },
      { status: "REFUNDED", unitPriceMinor: 300 },
      { topupEsimId: esim.id, deliveredAt: new Date(), unitPriceMinor: 200 },
    );
    const payment = await make.payment(order);
    await make.refund(payment, { amountMinor: 300, orderLineId: order.lines[1]?.id ?? null });
    const all = { order: order.id, seen: "300", reason: "goodwill", note: "" };
    expect(await refundOrder(null, form(all))).toMatchObject({ code: "topped_up" });
    expect(await refundsOf(payment.id)).toHaveLength(1);
    const exception = { ...all, exception: "on", note: "a hard day" };
    expect(await refundOrder(null, form({ ...exception, seen: "0" }))).toMatchObject({ code: "changed" });
    expect(await refundOrder(null, form(exception))).toMatchObject({ ok: true });
    expect((await refundsOf(payment.id)).map((row) => row.amountMinor)).toEqual([300, 500, 200]);
    const left = await db().payment.findUniqueOrThrow({ where: { id: payment.id } });
    expect(left.refundedMinor).toBe(1000);
    expect(await refundOrder(null, form({ ...exception, seen: "1000" }))).toMatchObject({
      code: "nothing_left",
    });
  });

  test("nothing goes back while the payment is disputed", async () => {
    const one = await delivered();
    const openedAt = new Date();
    await db().dispute.create({
      data: {
        id: `du_${one.payment.id}`,
        paymentId: one.payment.id,
        amountMinor: 999,
        currency: "USD",
        reason: "fraudulent",
        openedAt,
      },
    });
    const exception = { amount: "1.00", exception: "on", note: "x" };
    expect(await refundLine(null, byStaff(one, exception))).toMatchObject({ code: "disputed" });
  });

  test("a refund that failed is tried again, or settled by hand; a new one is not made beside it", async () => {
    const one = await delivered();
    const refund = await make.refund(one.payment, {
      kind: "STAFF",
      orderLineId: one.line.id,
      amountMinor: 400,
      status: "FAILED",
    });
    const about = { order: one.order.id, refund: refund.id };
    expect(await refundLine(null, byStaff(one, { amount: "1.00", seen: "400" }))).toMatchObject({
      code: "failed",
    });
    const tries = await Promise.all([retryRefund(null, form(about)), retryRefund(null, form(about))]);
    expect(tries.filter((answer) => answer?.ok)).toHaveLength(1);
    const state = () => db().refund.findUniqueOrThrow({ where: { id: refund.id } });
    expect(await state()).toMatchObject({ status: "REQUESTED", keyNumber: 2 });
    expect(await markPaidByHand(null, form({ ...about, note: "bank transfer" }))).toMatchObject({
      code: "not_failed",
    });
    await db().refund.update({ where: { id: refund.id }, data: { status: "FAILED" } });
    expect(await markPaidByHand(null, form({ ...about, note: "" }))).toMatchObject({ code: "invalid" });
    expect(await markPaidByHand(null, form({ ...about, note: "bank transfer" }))).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ status: "SUPERSEDED" });
    expect(await db().orderEvent.findMany({ where: { orderId: one.order.id } })).toMatchObject([
      { type: "refund_requested", actor: "staff" },
      { type: "refunded_by_hand", actor: "staff" },
    ]);
    expect(await refundLine(null, byStaff(one, { amount: "6.00", seen: "400" }))).toMatchObject({
      code: "too_much",
    });
  });
});
