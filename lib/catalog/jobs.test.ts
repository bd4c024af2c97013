import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { sellablePackages } from "./data";
import { catalogVersion, lastSyncs } from "./sync/data";
import { catalogWorkers, syncCatalog } from "./jobs";

const SLUG = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  await syncCatalog();
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
});

const lastRun = () => db().catalogSync.findFirstOrThrow({ orderBy: { startedAt: "desc" } });

test("the first sync brings the whole world, priced above cost", async () => {
  const run = await lastRun();
  expect(run.status).toBe("SUCCEEDED");
  expect(run.added).toBe(run.seen);
  expect(await db().destination.count({ where: { kind: "LOCAL" } })).toBeGreaterThanOrEqual(190);
  expect(await db().package.count({ where: { type: "SIM" } })).toBeGreaterThanOrEqual(2500);
  const [row] = await db().$queryRaw<
    { below: bigint }[]
  >`SELECT count(*) AS below FROM package WHERE price_minor < cost_minor`;
  expect(row?.below).toBe(0n);
});

test("a sync that finds nothing new changes nothing", async () => {
  const before = await catalogVersion();
  await syncCatalog();
  expect(await lastRun()).toMatchObject({ added: 0, changed: 0, gone: 0 });
  expect(await catalogVersion()).toBe(before);
});

test("what is withdrawn can no longer be bought but is not forgotten, and may come back", async () => {
  await sandbox.control(`/supplier/packages/${SLUG}`, { withdrawn: true });
  await syncCatalog();
  expect((await lastRun()).gone).toBeGreaterThanOrEqual(1);
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeUndefined();
  expect(await db().package.count({ where: { slug: SLUG } })).toBe(1);
  await sandbox.control(`/supplier/packages/${SLUG}`, { withdrawn: false });
  await syncCatalog();
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeDefined();
});

test("a new price at the supplier is a new price here", async () => {
  const before = (await sellablePackages([SLUG])).get(SLUG);
  await sandbox.control(`/supplier/packages/${SLUG}`, { netPrice: 20, price: 30 });
  await syncCatalog();
  const after = (await sellablePackages([SLUG])).get(SLUG);
  expect(after?.cost).toEqual({ minor: 2000, currency: "USD" });
  expect(after?.card.price.minor).toBe(2699);
  expect(before?.card.price.minor).not.toBe(2699);
});

test.each([
  ["is cut off", { operation: "supplier.packages", kind: "garbage", skip: 2 }, /^unavailable: HTTP 200, {/],
  [
    "ends in an error page",
    { operation: "supplier.packages", kind: "html", skip: 1 },
    /^unavailable: HTTP 502, <html>/,
  ],
])("a sync that %s changes nothing and says so", async (_what, fault, problem) => {
  const before = await db().package.count({ where: { goneAt: null } });
  await sandbox.control("/faults", fault);
  await expect(syncCatalog()).rejects.toThrow();
  await sandbox.control("/faults", {}, "DELETE");
  expect(await lastRun()).toMatchObject({ status: "FAILED" });
  expect((await lastRun()).error).toMatch(problem);
  expect(await db().package.count({ where: { goneAt: null } })).toBe(before);
});

test("what is read besides is read by jobs of their own, none of which holds up another or the catalogue", async () => {
  const run = async (name: string) => catalogWorkers.find(({ topic }) => topic === name)?.run({});
  await db().$executeRaw`DELETE FROM pgboss.job`;
  await sandbox.control("/faults", { operation: "supplier.devices", kind: "status", status: 404 });
  await syncCatalog();
  expect(await lastRun()).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await db().$queryRaw`SELECT name FROM pgboss.job ORDER BY name`).toEqual([
    { name: "catalog.devices" },
    { name: "supplier.balance" },
  ]);
  await expect(run("catalog.devices")).rejects.toMatchObject({ status: 404 });
  await run("supplier.balance");
  expect(await db().supplierBalance.count()).toBe(1);
  await sandbox.control("/faults", {}, "DELETE");
  await run("catalog.devices");
  expect(await db().device.count()).toBeGreaterThan(100);
});

test("two syncs at once end with one good run and the same catalogue", async () => {
  const before = await db().package.count({ where: { goneAt: null } });
  const earlier = await db().catalogSync.count({ where: { status: "SUCCEEDED" } });
  await Promise.all([syncCatalog(), syncCatalog()]);
  expect(await db().package.count({ where: { goneAt: null } })).toBe(before);
  expect(await db().catalogSync.count({ where: { status: "SUCCEEDED" } })).toBe(earlier + 1);
  expect(await db().catalogSync.count({ where: { status: "RUNNING" } })).toBe(0);
});

test("a catalogue that is not believed is not asked for again by itself", async () => {
  // As if two more of each had been on sale until now.
  await db().$executeRaw`
    INSERT INTO package SELECT (p).* FROM (
      SELECT jsonb_populate_record(package, jsonb_build_object('id', gen_random_uuid(), 'supplier_id', supplier_id || copy,
                                                               'slug', slug || copy)) AS p
      FROM package, unnest(ARRAY['-old', '-older']) AS copy)`;
  await expect(syncCatalog()).resolves.toBeUndefined();
  expect(await lastRun()).toMatchObject({ status: "FAILED", error: "vanished" });
  await syncCatalog();
  expect(await lastRun()).toMatchObject({ status: "SUCCEEDED" });
});

test("a package as people see it carries no cost", async () => {
  const found = (await sellablePackages([SLUG])).get(SLUG);
  expect(found?.card.slug).toBe(SLUG);
  expect(JSON.stringify(found?.card)).not.toMatch(/cost|net/i);
});

test("the newest run is the last one, also after the clock was set back", async () => {
  await db().catalogSync.updateMany({ data: { startedAt: new Date(Date.now() + 7 * 86_400_000) } });
  await sandbox.control(`/supplier/packages/${SLUG}`, { netPrice: 21, price: 31 });
  await syncCatalog();
  expect((await sellablePackages([SLUG])).get(SLUG)).toMatchObject({ cost: { minor: 2100 } });
  const [last] = await lastSyncs(1);
  expect(last).toMatchObject({ status: "SUCCEEDED", repriced: 1 });
  expect(await catalogVersion()).toBe(last?.id);
});

test("what another supplier has left on sale is not sold: nobody is there to deliver it", async () => {
  await db().package.updateMany({ where: { slug: SLUG }, data: { supplier: "airalo" } });
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeUndefined();
});
