import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readableCode } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { reconciliationWorkers } from "./reconcile";

const PACKAGE = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(async () => {
  await sandbox.close();
  await stopJobs();
});
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await sandbox.control("/settings", { supplier: { keepTopupDescription: true } }, "PATCH");
});

const reconcile = async (payload: object = {}) => reconciliationWorkers[0]?.run(payload);
const lastRun = () => db().reconciliationRun.findFirstOrThrow({ orderBy: { id: "desc" } });
const breaksAbout = (foreignId: string) => db().reconciliationBreak.findMany({ where: { foreignId } });
const claimsOf = (supplierOrderId: string) => db().supplierClaim.findMany({ where: { supplierOrderId } });
const lineOf = (orderId: string) =>
  db().orderLine.findFirstOrThrow({ where: { orderId }, include: { attempts: true, esims: true } });
const newReference = () => `lf-${readableCode(20).toLowerCase()}`;

type Placed = { data: { id: number; sims: { iccid: string }[]; net_price: number } };
/** An order made at the supplier without the shop's knowing. */
async function placeBehind(description: string, quantity = 1) {
  const { body } = await sandbox.post<Placed>("/customer/v2/orders", {
    package_id: PACKAGE,
    quantity,
    description,
  });
  return { id: String(body.data.id), iccid: body.data.sims[0]?.iccid ?? "" };
}

type Line = Parameters<typeof make.order>[1];
type Attempt = NonNullable<Parameters<typeof make.attempt>[1]>;
/** A paid order of one line with one attempt at the supplier. */
async function orderWith(attempt: Attempt, line: Line = {}) {
  const status = line.status ?? "PAID";
  const order = await make.order(
    { status: status === "DELIVERED" || status === "REFUNDED" ? "COMPLETED" : "PAID" },
    { supplierPackageId: PACKAGE, unitCostMinor: 5000, ...line, status },
  );
  await make.payment(order);
  const reference = attempt.reference ?? newReference();
  await make.attempt(order.lines[0]?.id ?? "", { supplierOrderId: null, ...attempt, reference });
  return { id: order.id, reference };
}

describe("an order that the supplier made late", () => {
  test("is handed over to the line that still waits for it", async () => {
    const { id, reference } = await orderWith({ outcome: "NOT_EXECUTED" });
    const late = await placeBehind(reference);
    await reconcile();
    const { status, attempts, esims } = await lineOf(id);
    expect(status).toBe("DELIVERED");
    expect(attempts).toMatchObject([{ outcome: "SUCCEEDED", supplierOrderId: late.id }]);
    expect(esims).toHaveLength(1);
    expect(await breaksAbout(late.id)).toEqual([]);
    expect((await lastRun()).attached).toBe(1);
    await reconcile();
    expect((await lastRun()).attached).toBe(0);
  });

  test("is handed over with its codes where the list leaves them out", async () => {
    const { id, reference } = await orderWith({ outcome: "NOT_EXECUTED" });
    const { iccid, id: lateId } = await placeBehind(reference);
    const bare = {
      id: Number(lateId),
      type: "sim",
      package_id: PACKAGE,
      quantity: 1,
      description: reference,
      created_at: new Date().toISOString(),
      sims: [{ iccid }],
    };
    const body = { data: [bare], meta: { message: "success", last_page: 1, total: 1 } };
    await sandbox.control("/faults", {
      operation: "supplier.orders.list",
      kind: "status",
      status: 200,
      body,
      count: 1,
    });
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ status: "DELIVERED", attempts: [{ supplierOrderId: lateId }] });
  });

  test.each(["REJECTED", "ABANDONED"] as const)(
    "after its attempt was %s is claimed back, once",
    async (outcome) => {
      const { id, reference } = await orderWith({ outcome }, { status: "REFUNDED" });
      const late = await placeBehind(reference);
      await reconcile();
      await reconcile();
      expect(await lineOf(id)).toMatchObject({ status: "REFUNDED", esims: [] });
      expect(await breaksAbout(late.id)).toMatchObject([{ kind: "SURPLUS_ORDER", orderId: id }]);
      expect(await claimsOf(late.id)).toMatchObject([{ orderId: id, state: "TO_ASK" }]);
    },
  );

  test("after its line was refunded is claimed back", async () => {
    const { id, reference } = await orderWith({ outcome: "NOT_EXECUTED" }, { status: "REFUNDED" });
    const late = await placeBehind(reference);
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ status: "REFUNDED", esims: [] });
    expect(await claimsOf(late.id)).toHaveLength(1);
  });

  test("is left to fulfilment while another attempt of its line is open", async () => {
    const { id, reference } = await orderWith({ outcome: "NOT_EXECUTED" }, { status: "ORDERING" });
    const { id: lineId } = await lineOf(id);
    await make.attempt(lineId, { number: 2, outcome: null, supplierOrderId: null });
    const late = await placeBehind(reference);
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ status: "ORDERING" });
    expect(await breaksAbout(late.id)).toEqual([]);
  });

  test("of another package is claimed back instead of handed over", async () => {
    const { id, reference } = await orderWith(
      { outcome: "NOT_EXECUTED" },
      { supplierPackageId: "sakura-mobile-data-30days-3gb" },
    );
    const late = await placeBehind(reference);
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ status: "PAID" });
    expect(await claimsOf(late.id)).toHaveLength(1);
  });
});

describe("two orders under one reference", () => {
  test("for a line that waits: the older is handed over, the other claimed back", async () => {
    const { id, reference } = await orderWith({ outcome: "NOT_EXECUTED" });
    const [first, second] = [await placeBehind(reference), await placeBehind(reference)];
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ attempts: [{ supplierOrderId: first.id }] });
    expect(await breaksAbout(first.id)).toEqual([]);
    expect(await breaksAbout(second.id)).toMatchObject([{ kind: "SURPLUS_ORDER", orderId: id }]);
  });

  test("of a delivered line: the one that it did not get is claimed back", async () => {
    const reference = newReference();
    const [first, second] = [await placeBehind(reference), await placeBehind(reference)];
    const given = { outcome: "SUCCEEDED", reference, supplierOrderId: second.id } as const;
    await orderWith(given, { status: "DELIVERED" });
    await reconcile();
    expect(await claimsOf(first.id)).toHaveLength(1);
    expect(await claimsOf(second.id)).toEqual([]);
  });
});

describe("an order that nobody knows", () => {
  test("and that has our mark is reported until its attempt is known again", async () => {
    const reference = newReference();
    const stray = await placeBehind(reference);
    await reconcile();
    expect(await breaksAbout(stray.id)).toMatchObject([{ kind: "UNKNOWN_ORDER", resolvedAt: null }]);
    await orderWith({ outcome: "SUCCEEDED", reference, supplierOrderId: stray.id }, { status: "DELIVERED" });
    await reconcile();
    expect(await breaksAbout(stray.id)).toMatchObject([{ resolution: "gone", actorId: null }]);
  });

  test("and that was made by hand or by another shop is counted, not reported", async () => {
    const other = await placeBehind("Airport kiosk 12");
    await reconcile();
    expect(await breaksAbout(other.id)).toEqual([]);
    expect((await lastRun()).foreignOrders).toBeGreaterThan(0);
  });

  describe("but tops an eSIM of ours up, with the supplier's own text", () => {
    beforeEach(() => sandbox.control("/settings", { supplier: { keepTopupDescription: false } }, "PATCH"));

    /** An eSIM of ours that the supplier made a top-up for which does not carry the reference. */
    async function toppedUp() {
      const { iccid } = await placeBehind("Airport kiosk 13");
      const owner = await make.order({}, {});
      const esim = await make.esim({ id: owner.lines[0]?.id ?? "" }, { iccid });
      await sandbox.control(`/phones/${iccid}/install`, {});
      await sandbox.control(`/phones/${iccid}/attach`, {});
      const fields = { package_id: `${PACKAGE}-topup`, iccid, description: newReference() };
      const { body } = await sandbox.post<Placed>("/customer/v2/orders/topups", fields);
      const line = { topupEsimId: esim.id, supplierPackageId: fields.package_id };
      return { topup: String(body.data.id), orderId: owner.id, line };
    }

    test("is reported with the eSIM's order", async () => {
      const { topup, orderId } = await toppedUp();
      await reconcile();
      expect(await breaksAbout(topup)).toMatchObject([{ kind: "UNKNOWN_ORDER", orderId }]);
    });

    test("is handed over to the only attempt that can have made it", async () => {
      const { topup, line } = await toppedUp();
      const { id } = await orderWith({ outcome: "NOT_EXECUTED" }, line);
      await reconcile();
      expect(await lineOf(id)).toMatchObject({ status: "DELIVERED", attempts: [{ supplierOrderId: topup }] });
    });

    test("is not taken for that of an attempt which is younger than it", async () => {
      const { topup, line } = await toppedUp();
      const { id } = await orderWith({ outcome: "NOT_EXECUTED", sentAt: fromNow(10 * 60_000) }, line);
      await reconcile();
      expect(await lineOf(id)).toMatchObject({ status: "PAID" });
      expect(await breaksAbout(topup)).toMatchObject([{ kind: "UNKNOWN_ORDER" }]);
    });
  });
});

describe("an order of ours", () => {
  test("that the supplier does not know is reported, once it is old enough to be listed", async () => {
    const given = { outcome: "SUCCEEDED", supplierOrderId: "75000001" } as const;
    await orderWith({ ...given, resolvedAt: fromNow(-5 * 60_000) }, { status: "DELIVERED" });
    await reconcile();
    expect(await breaksAbout("75000001")).toEqual([]);
    await db().supplierAttempt.updateMany({ where: given, data: { resolvedAt: fromNow(-11 * 60_000) } });
    await reconcile();
    expect(await breaksAbout("75000001")).toMatchObject([{ kind: "MISSING_ORDER", resolvedAt: null }]);
  });

  test("that is older than the list but there when asked for is not missing", async () => {
    const reference = newReference();
    const { id } = await placeBehind(reference);
    await orderWith(
      { outcome: "SUCCEEDED", reference, supplierOrderId: id, resolvedAt: fromNow(-3600_000) },
      { status: "DELIVERED" },
    );
    const body = { data: [], meta: { message: "success", last_page: 1, total: 0 } };
    await sandbox.control("/faults", {
      operation: "supplier.orders.list",
      kind: "status",
      status: 200,
      body,
      count: 1,
    });
    await reconcile();
    expect(await breaksAbout(id)).toEqual([]);
  });

  test("that cost more than it was quoted to is reported with both sums", async () => {
    const reference = newReference();
    const { id } = await placeBehind(reference);
    const given = { outcome: "SUCCEEDED", reference, supplierOrderId: id } as const;
    await orderWith(given, { status: "DELIVERED", unitCostMinor: 1 });
    await reconcile();
    expect(await breaksAbout(id)).toMatchObject([
      { kind: "COST_DIFFERENCE", expectedMinor: 1n, currency: "USD" },
    ]);
  });

  test("wakes fulfilment while its attempt is open, and stays with it", async () => {
    const { id, reference } = await orderWith({ outcome: null, resolvedAt: null }, { status: "ORDERING" });
    const late = await placeBehind(reference);
    await reconcile();
    expect(await lineOf(id)).toMatchObject({ status: "ORDERING", attempts: [{ outcome: null }] });
    expect(await breaksAbout(late.id)).toEqual([]);
    const woken = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pgboss.job WHERE name = 'order.settled' AND data->>'orderId' = ${id}`;
    expect(Number(woken[0]?.count)).toBeGreaterThan(0);
  });
});

test("what the supplier gives back for a claimed order settles the claim", async () => {
  const { reference } = await orderWith({ outcome: "REJECTED" }, { status: "REFUNDED" });
  const late = await placeBehind(reference);
  await reconcile();
  await sandbox.signIn("/v2");
  await sandbox.post("/v2/refund", { iccids: [late.iccid], reason: "WRONG_PURCHASE" });
  const { body } = await sandbox.control<{ refunds: { id: string }[] }>("/supplier/refunds");
  await sandbox.control(`/supplier/refunds/${body.refunds[0]?.id}`, { decision: "approve" });
  await sandbox.signIn();
  await reconcile();
  expect(await claimsOf(late.id)).toMatchObject([{ state: "CREDITED" }]);
  expect(await breaksAbout(late.id)).toMatchObject([{ kind: "SURPLUS_ORDER", resolution: "credited" }]);
});
