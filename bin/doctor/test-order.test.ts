import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { openThrowawaySandbox } from "../../sandbox/throwaway.ts";
import type { Finding } from "./finding.ts";
import { allOf, said, sceneOf } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
let sandbox: Awaited<ReturnType<typeof openThrowawaySandbox>>;

beforeAll(async () => {
  sandbox = await openThrowawaySandbox();
});
afterAll(() => sandbox.close());
afterEach(async () => {
  vi.unstubAllEnvs();
  // As if a minute had passed: only so many tokens may be asked for in one.
  await db().supplierToken.updateMany({ data: { requestedAt: [] } });
});

async function looked(order: string, yes: boolean): Promise<Finding[]> {
  const env = {
    PRESSONE_BASE_URL: sandbox.url(),
    PRESSONE_CLIENT_ID: "sandbox-client",
    PRESSONE_CLIENT_SECRET: "sandbox-secret",
  };
  const scene = await sceneOf({ env, options: { order, yes } });
  const { checkAssumptions, checkSupplier } = await import("./supplier.ts");
  return [...(await allOf(checkSupplier(scene))), ...(await allOf(checkAssumptions(scene)))];
}

const ordered = () =>
  sandbox.running().world.ledger.list({ operation: "supplier.orders.submit", limit: 50 }).length;

test("a test order is priced first, and made only when it is asked for in so many words", async () => {
  const priced = await looked(PACKAGE, false);
  expect(said(priced, "order.package")).toMatch(
    /^warning one eSIM .* costs \$\d+\.\d\d of your balance; nothing was bought/,
  );
  expect(said(await looked("no-such-package", true), "order.package")).toMatch(/^failed there is no package/);
  expect(ordered()).toBe(0);
});

test("a test order shows what only an order can", async () => {
  sandbox.running().world.settings.patch({ supplier: { keepTopupDescription: true } });
  const found = await looked(PACKAGE, true);
  expect(ordered()).toBe(1);
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(said(found, "order.placed")).toMatch(
    /^ok order \d+ is made, \$\d+\.\d\d; claim it back under this number/,
  );
  expect(said(found, "supplier.A8")).toBe("ok times are UTC, as the shop takes them");
  expect(said(found, "supplier.A10")).toMatch(
    /^ok an order is listed after \d\.\d s; filter\[description\] finds it/,
  );
  expect(said(found, "supplier.A11")).toMatch(/^ok a part matches, _ stands for any sign/);
  expect(said(found, "supplier.A12")).toMatch(/^ok the balance lost \$\d+\.\d\d, the net price/);
  expect(said(found, "supplier.A15")).toMatch(
    /^ok 1 package, said to be not_active; wrapped in "success" and "data"$/,
  );
  expect(JSON.stringify(found)).not.toMatch(/\d{18,22}/);
});

test("an order that is refused is told in the supplier's words", async () => {
  sandbox.running().world.settings.patch({ supplier: { listTestPackages: true } });
  const found = await looked("test-insufficient-balance-7days-1gb", true);
  expect(said(found, "order.placed")).toMatch(/^failed insufficient balance, HTTP 422, code 11/);
});
