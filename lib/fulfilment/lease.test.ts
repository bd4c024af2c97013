import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { order, payment } from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { fulfilmentWorkers } from "./jobs";
import { LEASE_MS } from "./model";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
});
afterAll(() => sandbox.close());

test("a process that was frozen after it wrote its intent down sends nothing, and buys again when its turn comes", async () => {
  const clock = performance.now.bind(performance);
  let frozenMs = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock() + frozenMs);
  await db().supplierToken.deleteMany();
  await sandbox.control("/faults", { operation: "supplier.token", kind: "delay", delayMs: 3_000, count: 1 });
  const bought = await order(
    { status: "PAID" },
    { status: "PAID", supplierPackageId: "sakura-mobile-data-7days-1gb" },
  );
  await payment(bought);
  const { id: orderId } = bought;

  const worker = fulfilmentWorkers.find(({ topic }) => topic === "order.settled");
  const run = worker?.run({ orderId });
  // The intent is written, and the token for its request is on its way.
  await expect.poll(async () => (await db().supplierToken.findFirst())?.renewalEnds).toBeInstanceOf(Date);
  frozenMs = LEASE_MS + 1;
  await run;

  const line = await db().orderLine.findFirstOrThrow({ where: { orderId }, include: { attempts: true } });
  expect(line).toMatchObject({
    status: "PAID",
    attempts: [{ outcome: "REJECTED", errorKind: "unavailable", supplierOrderId: null }],
  });
  expect(await sentOrders()).toBe(0);

  await db().orderLine.updateMany({ where: { orderId }, data: { nextAttemptAt: null } });
  await worker?.run({ orderId });
  expect(await db().orderLine.findFirst({ where: { orderId } })).toMatchObject({ status: "DELIVERED" });
  expect(await sentOrders()).toBe(1);
});

async function sentOrders(): Promise<number> {
  const { body } = await sandbox.control<{ entries: unknown[] }>("/ledger?operation=supplier.orders.submit");
  return body.entries.length;
}
