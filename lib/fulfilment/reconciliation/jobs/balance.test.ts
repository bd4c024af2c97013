import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { syncCatalog } from "@/lib/catalog/jobs";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import { money } from "@/lib/money/model";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { claimSurplus } from "../mutations/breaks";
import { reconciliationWorkers } from "./reconcile";

const PACKAGE = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  await syncCatalog();
});
afterAll(async () => {
  await sandbox.close();
  await stopJobs();
});
beforeEach(async () => {
  await sandbox.control("/reset", {});
  await sandbox.signIn();
  await db().supplierToken.deleteMany();
  await db().reconciliationRun.deleteMany();
  await db().reconciliationBreak.deleteMany();
  await db().listedOrder.deleteMany();
});

/** One comparison; what it says about the balance, in cents. */
async function reconcile(payload: object = {}) {
  await reconciliationWorkers[0]?.run(payload);
  const run = await db().reconciliationRun.findFirstOrThrow({ orderBy: { id: "desc" } });
  const cents = (minor: bigint | null) => (minor === null ? null : Number(minor));
  return {
    status: run.status,
    balance: cents(run.balanceMinor),
    spent: cents(run.spentMinor),
    credited: cents(run.creditedMinor),
    other: cents(run.otherMinor),
    opened: run.breaksOpened,
  };
}
const balanceBreaks = () => db().reconciliationBreak.findMany({ where: { kind: "BALANCE_DIFFERENCE" } });
const balance = async () =>
  (await sandbox.control<{ amountCents: number }>("/supplier/balance")).body.amountCents;
const move = async (cents: number) =>
  sandbox.control("/supplier/balance", { amountCents: (await balance()) + cents });

type Placed = { data: { id: number; sims: { iccid: string }[] } };
/** Buys at the supplier; returns what it cost, in cents. */
async function buy(quantity = 1) {
  const before = await balance();
  const fields = { package_id: PACKAGE, quantity, description: "Kiosk" };
  const { body } = await sandbox.post<Placed>("/customer/v2/orders", fields);
  return { cost: before - (await balance()), iccid: body.data.sims[0]?.iccid ?? "" };
}

const listedIds = async () =>
  (await sandbox.control<{ orders: { id: number }[] }>("/supplier/orders")).body.orders.map(({ id }) =>
    String(id),
  );

test("the first reading has nothing to be compared with", async () => {
  await buy();
  expect(await reconcile()).toMatchObject({ status: "SUCCEEDED", balance: await balance(), spent: null });
});

test("what was bought explains the movement to the cent, each order once", async () => {
  await buy();
  await reconcile();
  const [one, three] = [await buy(), await buy(3)];
  expect(three.cost).toBe(3 * one.cost);
  expect(await reconcile()).toMatchObject({ spent: 4 * one.cost, credited: 0, other: 0, opened: 0 });
  expect(await reconcile()).toMatchObject({ spent: 0, other: 0 });
});

test("a longer look back counts no order that the balance had counted before", async () => {
  const daysAgo = (days: number) => ({ now: new Date(Date.now() - days * 86_400_000).toISOString() });
  await sandbox.control("/clock", daysAgo(5));
  await buy();
  await sandbox.control("/clock", daysAgo(0));
  await sandbox.signIn();
  await buy();
  await reconcile({ days: 1 });
  expect(await db().listedOrder.count()).toBe(1);
  expect(await reconcile({ days: 31 })).toMatchObject({ spent: 0, other: 0, opened: 0 });
  expect(await db().listedOrder.count()).toBe(2);
});

test("money that came in is a deposit", async () => {
  await reconcile();
  const { cost } = await buy();
  await move(100_000);
  expect(await reconcile()).toMatchObject({ spent: cost, other: 100_000, opened: 0 });
  expect(await balanceBreaks()).toEqual([]);
});

test("money that is missing is reported once, when the next run cannot explain it either", async () => {
  await reconcile();
  await move(-5_000);
  expect(await reconcile()).toMatchObject({ other: -5_000, opened: 0 });
  expect(await reconcile()).toMatchObject({ other: -5_000, opened: 1 });
  const [found] = await balanceBreaks();
  expect(Number(found?.expectedMinor) - Number(found?.foundMinor)).toBe(5_000);
  expect(await reconcile()).toMatchObject({ other: 0, opened: 0 });
  expect(await balanceBreaks()).toHaveLength(1);
});

test("and is settled when the supplier puts it back", async () => {
  await reconcile();
  await move(-5_000);
  await reconcile();
  await reconcile();
  await move(5_000);
  expect(await reconcile()).toMatchObject({ other: 5_000 });
  expect(await balanceBreaks()).toMatchObject([{ resolution: "came_back", actorId: null }]);
});

test("an order that is charged before it is listed is no difference once it is", async () => {
  await reconcile();
  await sandbox.control("/settings", { supplier: { orderVisibilityDelaySeconds: 60 } }, "PATCH");
  const { cost } = await buy();
  expect(await reconcile()).toMatchObject({ spent: 0, other: -cost, opened: 0 });
  await sandbox.control("/clock", { advance: "2m" });
  expect(await reconcile()).toMatchObject({ spent: cost, other: 0, opened: 0 });
  expect(await balanceBreaks()).toEqual([]);
});

test("what the supplier gives back for an order is explained by the order", async () => {
  const { cost, iccid } = await buy();
  await reconcile();
  await sandbox.signIn("/v2");
  await sandbox.post("/v2/refund", { iccids: [iccid], reason: "WRONG_PURCHASE" });
  const { body } = await sandbox.control<{ refunds: { id: string }[] }>("/supplier/refunds");
  await sandbox.control(`/supplier/refunds/${body.refunds[0]?.id}`, { decision: "approve" });
  expect(await reconcile()).toMatchObject({ spent: 0, credited: cost, other: 0 });
  expect(await reconcile()).toMatchObject({ credited: 0, other: 0 });
});

test("a sum that is to the cent what a claim is about settles it, also if the order's state says nothing", async () => {
  await reconcile();
  const { cost } = await buy();
  const [id] = await listedIds();
  await reconcile();
  const claim = { supplier: "pressone", supplierOrderId: id ?? "", orderId: null, lineId: null };
  await claimSurplus(db(), { ...claim, reason: "surplus", amount: money(cost, "USD") });
  await move(cost + 1);
  expect(await reconcile()).toMatchObject({ credited: 0, other: cost + 1 });
  await move(cost);
  expect(await reconcile()).toMatchObject({ credited: cost, other: 0 });
  expect(await db().supplierClaim.findMany()).toMatchObject([{ state: "CREDITED" }]);
  expect(await db().reconciliationBreak.findMany()).toMatchObject([{ resolution: "credited" }]);
});

test("a supplier that does not answer is said so, and the next run explains everything", async () => {
  await reconcile();
  const { cost } = await buy();
  await sandbox.control("/faults", { operation: "supplier.orders.list", kind: "status", status: 503 });
  expect(await reconcile()).toMatchObject({ status: "FAILED", spent: null, balance: null });
  await sandbox.control("/faults", {}, "DELETE");
  await db().supplierPause.deleteMany();
  expect(await reconcile()).toMatchObject({ status: "SUCCEEDED", spent: cost, other: 0 });
});
