import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { sellablePackages } from "../data";
import { syncCatalog } from "../jobs";
import { catalogVersion, lastGoodSync } from "./data";
import { renewPlaces } from "./service";

const SLUG = "sakura-mobile-data-7days-1gb";
const JAPAN = [{ slug: "japan", countryCode: "JP" }];
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
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await db().supplierQuestion.deleteMany();
});

const change = (to: object) => sandbox.control(`/supplier/packages/${SLUG}`, to);

test("a place that is as we know it changes nothing", async () => {
  const version = await catalogVersion();
  expect(await renewPlaces(JAPAN)).toBe(true);
  expect(await catalogVersion()).toBe(version);
});

test("a new cost is a new price at once, and pages and staff hear of it", async () => {
  const [version, whole] = [await catalogVersion(), await lastGoodSync()];
  await change({ netPrice: 20, price: 30 });
  await renewPlaces(JAPAN);
  expect((await sellablePackages([SLUG])).get(SLUG)).toMatchObject({
    cost: { minor: 2000 },
    card: { price: { minor: 2699 } },
  });
  const reading = await db().catalogSync.findFirstOrThrow({
    where: { place: "japan" },
    include: { changes: true },
  });
  expect(reading).toMatchObject({ changed: 1, repriced: 1, gone: 0, added: 0 });
  expect(reading.changes).toMatchObject([{ supplierId: SLUG, costAfterMinor: 2000 }]);
  expect(await catalogVersion()).not.toBe(version);
  expect(await lastGoodSync()).toEqual(whole);
});

test("what was withdrawn is off sale at once, and back when it is back", async () => {
  await change({ withdrawn: true });
  await renewPlaces(JAPAN);
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeUndefined();
  const others = await db().package.count({ where: { goneAt: { not: null } } });
  expect(others).toBe(1);
  await change({ withdrawn: false });
  await db().supplierQuestion.deleteMany();
  await renewPlaces(JAPAN);
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeDefined();
});

test("what nobody can reach is sold for three hours after the last reading", async () => {
  await sandbox.control("/faults", {
    operation: "supplier.packages",
    kind: "status",
    status: 500,
    count: 100,
  });
  expect(await renewPlaces(JAPAN)).toBe(true);
  const { id = "" } = (await lastGoodSync()) ?? {};
  const read = (hours: number) =>
    db().catalogSync.update({
      where: { id },
      data: { finishedAt: new Date(Date.now() - hours * 3_600_000) },
    });
  await read(2.9);
  expect(await renewPlaces(JAPAN)).toBe(true);
  await read(3.1);
  expect(await renewPlaces(JAPAN)).toBe(false);
  expect((await sellablePackages([SLUG])).get(SLUG)).toBeDefined();
});

test("a supplier that takes longer than a page waits is heard all the same", async () => {
  await sandbox.control("/faults", {
    operation: "supplier.packages",
    kind: "delay",
    delayMs: 4_000,
    count: 1,
  });
  await change({ netPrice: 21, price: 30 });
  expect(await renewPlaces(JAPAN)).toBe(false);
  await vi.waitFor(
    async () => expect((await sellablePackages([SLUG])).get(SLUG)?.cost.minor).toBe(2100),
    10_000,
  );
});
