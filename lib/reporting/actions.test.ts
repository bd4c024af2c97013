import { getServerSession } from "next-auth";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import {
  compareNow,
  refreshBalance,
  resendMail,
  retryOrder,
  searchOrders,
  settleDifference,
  syncCatalogNow,
} from "./actions";
import { recordFindings } from "@/lib/fulfilment/reconciliation/mutations/breaks";
import { newId } from "@/lib/platform/ids";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ "x-forwarded-for": "192.0.2.1" })),
}));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), refresh: vi.fn() }));
afterAll(stopJobs);

let staff: Awaited<ReturnType<typeof make.customer>>;
beforeAll(async () => {
  staff = await make.customer({ role: "ADMIN" });
});
beforeEach(() => signIn(staff));

function signIn(customer: { id: string; email: string; role: string } | null): void {
  vi.mocked(getServerSession).mockResolvedValue(customer && { customer });
}
function form(fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
const lastAct = () => db().auditEntry.findFirstOrThrow({ orderBy: [{ at: "desc" }, { id: "desc" }] });

describe("who may", () => {
  test("a customer is refused, and that is written down", async () => {
    const customer = await make.customer();
    signIn(customer);
    for (const action of [syncCatalogNow, refreshBalance, compareNow])
      expect(await action(null, form())).toMatchObject({ ok: false, code: "signed_out" });
    expect(await searchOrders(null, form({ term: "x", locale: "en" }))).toMatchObject({
      ok: false,
      code: "signed_out",
    });
    expect(await lastAct()).toMatchObject({
      actorId: customer.id,
      action: "order.search",
      outcome: "refused",
    });
  });

  test("a guest is refused", async () => {
    signIn(null);
    expect(await syncCatalogNow(null, form())).toMatchObject({ ok: false, code: "signed_out" });
  });
});

describe("search", () => {
  test("leads to what was found, and the audit holds no word of what was typed", async () => {
    const order = await make.order();
    await expect(searchOrders(null, form({ term: order.number, locale: "en" }))).rejects.toMatchObject({
      digest: expect.stringContaining(`/en/admin/orders/${order.id}`) as string,
    });
    const act = await lastAct();
    expect(act).toMatchObject({
      actorId: staff.id,
      action: "order.search",
      subjectId: order.id,
      outcome: "done",
    });
    expect(JSON.stringify(act)).not.toContain(order.number);
  });

  test("leaves several orders to choose from, with their addresses masked", async () => {
    const { id } = await make.order({ email: "several@example.com" });
    expect(await searchOrders(null, form({ term: "sever", locale: "en" }))).toMatchObject({
      ok: true,
      data: { rows: [{ id, email: "se…@example.com" }] },
    });
  });

  test("says that nothing was found and gives the term back to its field", async () => {
    expect(await searchOrders(null, form({ term: "lf-none", locale: "en" }))).toMatchObject({
      ok: false,
      code: "nothing_found",
      typed: { term: "lf-none" },
    });
  });
});

describe("look again", () => {
  test("wakes an order that has something to come", async () => {
    const order = await make.order({ status: "PAID" }, { status: "OUTCOME_UNKNOWN" });
    expect(await retryOrder(null, form({ order: order.id }))).toEqual({ ok: true, data: null });
    expect(await lastAct()).toMatchObject({ action: "order.retry", subjectId: order.id, outcome: "done" });
  });

  test.each([["DELIVERED"], ["REFUNDED"], ["REFUND_DUE"]] as const)(
    "leaves a line alone that is %s",
    async (status) => {
      const order = await make.order({}, { status });
      expect(await retryOrder(null, form({ order: order.id }))).toMatchObject({
        ok: false,
        code: "nothing_to_do",
      });
    },
  );
});

describe("send again", () => {
  test("a sent mail goes out as a copy to the order's address, each time a new one", async () => {
    const order = await make.order({ email: "new@example.com" });
    const mail = await make.mail(order.id, { recipient: "old@example.com", key: "delivered:x" });
    for (let times = 0; times < 2; times += 1)
      expect(await resendMail(null, form({ mail: mail.id, order: order.id }))).toMatchObject({ ok: true });
    const copies = await db().mail.findMany({
      where: { orderId: order.id, id: { not: mail.id } },
      orderBy: { id: "asc" },
    });
    expect(copies.map(({ key, recipient, status }) => [key, recipient, status])).toEqual([
      ["delivered:x:copy-1", "new@example.com", "QUEUED"],
      ["delivered:x:copy-2", "new@example.com", "QUEUED"],
    ]);
  });

  test("an unsent mail is woken, not copied", async () => {
    const order = await make.order();
    const mail = await make.mail(order.id, { status: "FAILED", sentAt: null });
    expect(await resendMail(null, form({ mail: mail.id, order: order.id }))).toMatchObject({ ok: true });
    expect(await db().mail.count({ where: { orderId: order.id } })).toBe(1);
  });

  test("a sign-in code that went out cannot be repeated", async () => {
    const order = await make.order();
    const mail = await make.mail(null, { template: "signInCode" });
    expect(await resendMail(null, form({ mail: mail.id, order: order.id }))).toMatchObject({
      ok: false,
      code: "not_repeatable",
    });
  });
});

test("the balance is asked of the supplier and kept", async () => {
  expect(await refreshBalance(null, form())).toEqual({ ok: true, data: null });
  expect(await db().supplierBalance.findMany()).toMatchObject([{ supplier: "pressone" }]);
});

describe("a difference between the books", () => {
  async function difference() {
    const foreignId = newId();
    await recordFindings([{ kind: "UNKNOWN_REFUND", subject: foreignId, difference: { foreignId } }]);
    return db().reconciliationBreak.findFirstOrThrow({ where: { foreignId } });
  }
  const settle = (id: string, reason: string) => settleDifference(null, form({ difference: id, reason }));

  test("is settled with a reason and a name, once", async () => {
    const { id } = await difference();
    expect(await settle(id, " asked Stripe ")).toMatchObject({ ok: true });
    expect(await lastAct()).toMatchObject({
      actorId: staff.id,
      action: "reconciliation.settle",
      subjectId: id,
      outcome: "done",
    });
    expect(await db().reconciliationBreak.findUniqueOrThrow({ where: { id } })).toMatchObject({
      actorId: staff.id,
      resolution: "asked Stripe",
      resolvedAt: expect.any(Date) as Date,
    });
    expect(await settle(id, "once more")).toMatchObject({ ok: false, code: "not_found" });
  });

  test("is not settled without one, nor by a customer", async () => {
    const { id } = await difference();
    expect(await settle(id, "  ")).toMatchObject({ ok: false, code: "invalid" });
    signIn(await make.customer());
    expect(await settle(id, "because I say so")).toMatchObject({ ok: false, code: "signed_out" });
    expect(await db().reconciliationBreak.findUniqueOrThrow({ where: { id } })).toMatchObject({
      resolvedAt: null,
    });
  });

  test("is looked for at once, as far back as asked", async () => {
    expect(await compareNow(null, form({ days: "31" }))).toMatchObject({ ok: true });
    expect(await compareNow(null, form({ days: "400" }))).toMatchObject({ ok: false, code: "invalid" });
    const queued = await db().$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = 'fulfilment.reconcile'`;
    expect(queued.map(({ data }) => data)).toEqual([{ days: 31 }]);
  });
});
