import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { auditPage } from "./audit";
import { customerDetail, customersPage } from "./customers";
import { esimDetail, esimsPage } from "./esims";
import { orderDetail } from "./order";
import { paymentsPage, refundsPage } from "./payments";
import { callsPage } from "./supplier";
import { salesByDay } from "./today";

const top = { after: null, before: null };
const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (!row) throw new Error("at least one row");
  return row;
};

test("an order's page has its margin, attempts, answers, mails and staff acts, and no code", async () => {
  const staff = await make.customer({ role: "ADMIN" });
  const order = await make.order({ totalMinor: 2997 }, { quantity: 3 });
  const line = first(order.lines);
  const attempt = await make.attempt(line.id);
  await make.supplierCall({ reference: attempt.reference, answer: '{"data":{"id":1}}' });
  await make.supplierCall({ reference: "lf-of-another-order" });
  const esim = await make.esim(line, { iccid: "8944501111111111117" });
  await make.mail(order.id);
  await make.auditEntry(staff.id, { action: "order.retry", subject: "order", subjectId: order.id });

  const page = await orderDetail(order.id);

  expect(page).toMatchObject({
    margin: { minor: 897, currency: "USD" },
    phase: "ready",
    retriable: false,
    lines: [
      {
        price: { minor: 2997 },
        cost: { minor: 2100 },
        esims: [{ id: esim.id, last4: "1117" }],
        attempts: [{ reference: attempt.reference }],
      },
    ],
    calls: [{ reference: attempt.reference, answer: '{\n  "data": {\n    "id": 1\n  }\n}' }],
    mails: [{ template: "orderDelivered" }],
    acts: [{ action: "order.retry", actor: staff.email }],
  });
  expect(JSON.stringify(page)).not.toMatch(/LPA:|89445011/);
});

test("a record that is not there, or whose id is none, is null", async () => {
  for (const id of [newId(), "nope", "' OR 1=1 --", ""]) {
    expect(await orderDetail(id)).toBeNull();
    expect(await esimDetail(id)).toBeNull();
    expect(await customerDetail(id)).toBeNull();
  }
});

test("an eSIM whose status nobody knows shows staff the supplier's word for it", async () => {
  const order = await make.order();
  const { id } = await make.esim(first(order.lines), { status: "UNKNOWN" });
  await db().esimUsage.update({ where: { esimId: id }, data: { statusText: "Hibernating" } });
  expect(await esimDetail(id)).toMatchObject({ status: "UNKNOWN", statusText: "Hibernating" });
});

test("an eSIM's page tells its last digits and nothing that installs it", async () => {
  const buyer = await make.customer({ email: "owner@example.com" });
  const order = await make.order({ customerId: buyer.id, email: buyer.email });
  const esim = await make.esim(first(order.lines), {
    iccid: "8944502222222222229",
    customerId: buyer.id,
    status: "RECYCLED",
  });

  const page = await esimDetail(esim.id);

  expect(page).toMatchObject({
    last4: "2229",
    status: "RECYCLED",
    customer: { email: "owner@example.com" },
    order: { id: order.id },
  });
  expect(JSON.stringify(page)).not.toMatch(/LPA:|89445022|cipher/i);
  const list = await esimsPage({ ...top, status: "RECYCLED", customer: null });
  expect(list.rows).toMatchObject([{ id: esim.id, customer: { email: "ow…@example.com" } }]);
});

test("a customer's page counts only sessions that are still open", async () => {
  const buyer = await make.customer();
  await make.session(buyer.id);
  await make.session(buyer.id, { expires: new Date(Date.now() - 1000) });
  await make.order({ customerId: buyer.id, email: buyer.email });
  expect(await customerDetail(buyer.id)).toMatchObject({
    sessions: 1,
    orders: { rows: [{}] },
    esims: { rows: [] },
  });
});

test("the list of customers counts what each one bought", async () => {
  const [buyer, visitor] = [await make.customer(), await make.customer()];
  for (let times = 0; times < 2; times += 1) {
    const order = await make.order({ customerId: buyer.id, email: buyer.email });
    await make.esim(first(order.lines), { customerId: buyer.id });
  }
  const { rows } = await customersPage(top);
  const found = (id: string) => rows.find((row) => row.id === id);
  expect(found(buyer.id)).toMatchObject({ orders: 2, esims: 2 });
  expect(found(visitor.id)).toMatchObject({ orders: 0, esims: 0 });
});

test("lists of money, calls and acts are filtered by the state asked for", async () => {
  const order = await make.order({}, { status: "REFUNDED" });
  const payment = await make.payment(order);
  const refund = await make.refund(payment, { status: "PENDING" });
  const expired = await make.payment(await make.order({ status: "CANCELLED", paidAt: null }), {
    status: "EXPIRED",
    paymentIntentId: null,
    paidAt: null,
  });
  const none = { ...top, view: null, status: null, refund: null };
  expect((await paymentsPage({ ...none, status: "EXPIRED" })).rows.map((row) => row.id)).toEqual([
    expired.id,
  ]);
  expect((await refundsPage({ ...none, refund: "PENDING" })).rows).toMatchObject([
    { id: refund.id, order: { id: order.id } },
  ]);

  const call = await make.supplierCall({
    operation: "balance",
    outcome: "throttled",
    status: 429,
    answer: "x".repeat(5_000),
  });
  const calls = await callsPage({ ...top, operation: "balance", outcome: "throttled" });
  expect(calls.rows.map((row) => row.id)).toEqual([call.id]);
  expect(calls.rows[0]?.answer.length).toBeLessThan(2_000);

  const staff = await make.customer({ role: "ADMIN" });
  await make.auditEntry(staff.id, { outcome: "failed", details: { code: "supplier_unavailable" } });
  expect((await auditPage(top)).rows[0]).toMatchObject({
    actor: staff.email,
    outcome: "failed",
    details: [["code", "supplier_unavailable"]],
  });
});

test("what went back of a delivered line is neither sold nor earned, and a line given up counts once", async () => {
  const today = async () => (await salesByDay()).days.at(-1);
  const before = await today();
  const order = await make.order({}, { status: "DELIVERED" }, { status: "REFUNDED" });
  const payment = await make.payment(order);
  await make.refund(payment, { amountMinor: 999 });
  await make.refund(payment, { kind: "STAFF", amountMinor: 400 });
  await make.refund(payment, { kind: "STAFF", amountMinor: 100, status: "FAILED" });
  const after = await today();
  expect((after?.sold.minor ?? 0) - (before?.sold.minor ?? 0)).toBe(599);
  expect((after?.margin.minor ?? 0) - (before?.margin.minor ?? 0)).toBe(-101);
  expect((after?.refunded.minor ?? 0) - (before?.refunded.minor ?? 0)).toBe(1399);
});

test("sales count what was kept, margin what was delivered, and each day stands even if empty", async () => {
  const before = (await salesByDay()).days;
  const { createdAt } = await make.order(
    {},
    { status: "DELIVERED" },
    { status: "REFUNDED" },
    { status: "PAID" },
  );
  await make.order({ status: "CANCELLED", paidAt: null }, { status: "CANCELLED" });
  const after = (await salesByDay()).days;
  expect(after).toHaveLength(14);
  const dateOf = (at: Date) => at.toISOString().slice(0, 10);
  const [was, is] = [before, after].map((days) => days.find(({ day }) => dateOf(day) === dateOf(createdAt)));
  expect((is?.sold.minor ?? 0) - (was?.sold.minor ?? 0)).toBe(1998);
  expect((is?.margin.minor ?? 0) - (was?.margin.minor ?? 0)).toBe(299);
  expect((is?.refunded.minor ?? 0) - (was?.refunded.minor ?? 0)).toBe(999);
  expect((is?.orders ?? 0) - (was?.orders ?? 0)).toBe(1);
});
