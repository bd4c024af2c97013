import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startProcesses } from "@/bin/test-processes";
import { money } from "@/lib/money/model";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { reconciliationWorkers } from "../jobs/reconcile";
import { storeMovement } from "./balance";
import { recordFindings, resolveBreak } from "./breaks";
import { endRun, keepAlive, RunLost, startRun } from "./runs";

const since = fromNow(-3600_000);
const FIGURES = {
  supplierOrders: 0,
  foreignOrders: 0,
  attached: 0,
  payments: 0,
  refunds: 0,
  breaksOpened: 0,
};
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
  await db().reconciliationRun.deleteMany();
});
const begin = async () => {
  const run = await startRun("pressone", since);
  if (!run) throw new Error("a run is under way");
  return run;
};
const fallSilent = (id: string) => db().$executeRaw`
  UPDATE reconciliation_run SET alive_at = now() - interval '4 minutes' WHERE id = ${id}::uuid`;

const RECONCILE = `
  const { reconciliationWorkers } = await import("@/lib/fulfilment/reconciliation/jobs/reconcile");
  await reconciliationWorkers[0].run({});`;
const addresses = () => ({ PRESSONE_BASE_URL: sandbox.url(), STRIPE_API_URL: sandbox.url() });

test("one run at a time, whoever begins it", async () => {
  const begun = await Promise.all(Array.from({ length: 5 }, () => startRun("pressone", since)));
  expect(begun.filter((run) => run !== null)).toHaveLength(1);
});

test("a run that fell silent is taken over, and writes nothing any more", async () => {
  const dead = await begin();
  expect(await startRun("pressone", since)).toBeNull();
  await fallSilent(dead.id);
  const next = await begin();
  await expect(keepAlive(dead)).rejects.toThrow(RunLost);
  await expect(storeMovement(dead, money(1, "USD"))).rejects.toThrow(RunLost);
  await endRun(dead, FIGURES, null);
  const rows = await db().reconciliationRun.findMany({ orderBy: { id: "asc" } });
  expect(rows).toMatchObject([
    { id: dead.id, status: "FAILED", error: "cut_off", balanceMinor: null },
    { id: next.id, status: "RUNNING" },
  ]);
  await keepAlive(next);
});

test("two processes that compare at once open each difference once", async () => {
  const reference = "lf-234567892345678923456789".slice(0, 23);
  const fields = { package_id: "sakura-mobile-data-7days-1gb", quantity: 1, description: reference };
  await sandbox.post("/customer/v2/orders", fields);
  const order = await make.order({ status: "COMPLETED" }, { status: "REFUNDED" });
  await make.attempt(order.lines[0]?.id ?? "", { outcome: "REJECTED", supplierOrderId: null, reference });
  const processes = await startProcesses(2, RECONCILE, addresses());
  try {
    await Promise.all([processes.tellAll(), reconciliationWorkers[0]?.run({})]);
  } finally {
    await processes.close();
  }
  const about = { where: { orderId: order.id } };
  expect(await db().reconciliationBreak.count(about)).toBe(1);
  expect(await db().supplierClaim.count(about)).toBe(1);
  expect(await db().reconciliationRun.count({ where: { status: "RUNNING" } })).toBe(0);
});

test("a comparison that was killed in the middle is done again by the next", async () => {
  const fields = { package_id: "sakura-mobile-data-7days-1gb", quantity: 1, description: "lf-stray-order" };
  const { body } = await sandbox.post<{ data: { id: number } }>("/customer/v2/orders", fields);
  const foreignId = String(body.data.id);
  const opened = () => db().reconciliationBreak.count({ where: { foreignId } });
  await sandbox.control("/faults", {
    operation: "stripe.charges.list",
    kind: "delay",
    delayMs: 20_000,
    count: 9,
  });
  const processes = await startProcesses(1, RECONCILE, addresses());
  const told = processes.tell(0).catch(() => "the process ended");
  await expect.poll(opened, { timeout: 20_000 }).toBe(1);
  await processes.close();
  expect(await told).toBe("the process ended");
  await sandbox.control("/faults", {}, "DELETE");
  const killed = await db().reconciliationRun.findFirstOrThrow();
  expect(killed.status).toBe("RUNNING");
  await fallSilent(killed.id);
  await reconciliationWorkers[0]?.run({});
  expect(await opened()).toBe(1);
  const statuses = await db().reconciliationRun.findMany({
    orderBy: { id: "asc" },
    select: { status: true },
  });
  expect(statuses).toEqual([{ status: "FAILED" }, { status: "SUCCEEDED" }]);
}, 40_000);

test("a difference comes back with the same row, but not after a person settled it", async () => {
  const subject = newId();
  const differs = { kind: "UNKNOWN_REFUND", subject, difference: { foreignId: subject } } as const;
  const agrees = { ...differs, difference: null };
  expect(await recordFindings([differs])).toBe(1);
  expect(await recordFindings([differs])).toBe(0);
  expect(await recordFindings([agrees])).toBe(0);
  expect(await recordFindings([differs])).toBe(1);
  const row = await db().reconciliationBreak.findFirstOrThrow({ where: { foreignId: subject } });
  const by = { actorId: newId(), reason: "asked Stripe" };
  expect([await resolveBreak(row.id, by), await resolveBreak(row.id, by)]).toEqual([true, false]);
  expect(await recordFindings([differs])).toBe(0);
  expect(await db().reconciliationBreak.findMany({ where: { foreignId: subject } })).toMatchObject([
    { resolution: "asked Stripe", actorId: by.actorId },
  ]);
  expect(row.foundAt.getTime()).toBeLessThanOrEqual(now().getTime());
});
