import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { esimsBeside, orderGrant, ownedEsim, storedHistory, usageRow } from "./data";
import { createEsims } from "./mutations";
import type { OwnedEsimId } from "./model";
import { currentHistory, currentUsage, installGuide, refreshHistory } from "./service";

let sandbox: TestSandbox;
let customerId: string;
let esim: OwnedEsimId;
let iccid: string;

const viewer = (id: string | null, grants: { orderId: string; version: number }[] = []) =>
  ({ customerId: id, grants }) as unknown as Viewer;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
});
afterAll(() => sandbox.close());

let orderId: string;
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  iccid = await buyOnlineSim(sandbox);
  customerId = newId();
  orderId = newId();
  const lineId = newId();
  await db().customer.create({ data: { id: customerId, email: `${customerId}@example.com` } });
  await db().order.create({
    data: {
      id: orderId,
      number: orderId.slice(-8),
      status: "COMPLETED",
      email: `${customerId}@example.com`,
      customerId,
      locale: "en",
      totalMinor: 599,
      currency: "USD",
      quoteExpiresAt: new Date(),
      createdAt: new Date(),
      lines: {
        create: {
          id: lineId,
          kind: "ESIM",
          status: "DELIVERED",
          supplier: "pressone",
          supplierPackageId: "p",
          unitPriceMinor: 599,
          unitCostMinor: 400,
          currency: "USD",
          costCurrency: "USD",
          snapshot: {},
        },
      },
    },
  });
  const sims = [
    {
      iccid,
      activationCode: "LPA:1$smdp.example$A-1",
      confirmationCode: null,
      phoneNumber: null,
      apn: { type: "automatic", value: null } as const,
    },
  ];
  const [id = ""] = await createEsims(db(), { orderLineId: lineId, customerId, supplier: "pressone", sims });
  const owned = await ownedEsim(viewer(customerId), id);
  if (!owned) throw new Error("the owner does not own it");
  esim = owned;
});

async function asked(operation: string): Promise<number> {
  const { body } = await sandbox.control<{ entries: { path: string }[] }>(
    `/ledger?operation=${operation}&limit=1000`,
  );
  return body.entries.filter((entry) => entry.path.includes(iccid)).length;
}

describe("usage", () => {
  test("of fifty viewers at once is asked for once", async () => {
    const views = await Promise.all(Array.from({ length: 50 }, () => currentUsage(esim)));
    expect(views).toHaveLength(50);
    // None of them waits for long, so the answer may come after them.
    await expect.poll(() => asked("supplier.usage"), { timeout: 10_000 }).toBe(1);
    await expect
      .poll(async () => (await usageRow(esim))?.measuredAt ?? null, { timeout: 10_000 })
      .not.toBeNull();
    expect(await currentUsage(esim)).toMatchObject({
      status: "ACTIVE",
      data: { remaining: 1024, total: 1024 },
      problem: null,
    });
    expect(await asked("supplier.usage")).toBe(1);
  });

  test("keeps its last good figures when the supplier fails, and says why there are no newer ones", async () => {
    await currentUsage(esim);
    await db().esimUsage.update({ where: { esimId: esim }, data: { nextAskAt: new Date(0) } });
    await sandbox.control("/faults", { operation: "supplier.usage", kind: "rate_limit", retryAfter: 600 });
    const view = await currentUsage(esim);
    expect(view).toMatchObject({ status: "ACTIVE", data: { remaining: 1024 }, problem: "throttled" });
    const wait = new Date(view?.nextAskAt ?? 0).getTime() - Date.now();
    expect(wait).toBeGreaterThan(500_000);
  });

  test.each([
    ["breaks down", { kind: "status", status: 500 }],
    ["cuts the connection", { kind: "reset_after" }],
    ["answers garbage", { kind: "garbage" }],
  ])("is not asked for again within the interval by a supplier that %s", async (_what, fault) => {
    await sandbox.control("/faults", { operation: "supplier.usage", ...fault });
    await sandbox.control("/faults", { operation: "supplier.history", ...fault });
    await Promise.all([currentUsage(esim), currentHistory(esim)]);
    await Promise.all([currentUsage(esim), currentHistory(esim)]);
    expect([await asked("supplier.usage"), await asked("supplier.history")]).toEqual([1, 1]);
    const row = await db().esimUsage.findUniqueOrThrow({ where: { esimId: esim } });
    expect(row.nextAskAt.getTime() - Date.now()).toBeGreaterThan(19 * 60_000);
  });

  test("is asked for a minute later where the question never left for want of a token", async () => {
    await db().supplierToken.deleteMany();
    await sandbox.control("/faults", { operation: "supplier.token", kind: "status", status: 503 });
    await currentUsage(esim);
    const row = await db().esimUsage.findUniqueOrThrow({ where: { esimId: esim } });
    expect(row.lastError).toBe("unavailable");
    expect(row.nextAskAt.getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    await db().supplierToken.deleteMany();
  });

  test("that was never answered is unknown, not zero", async () => {
    await sandbox.control("/faults", { operation: "supplier.usage", kind: "status", status: 500 });
    expect(await currentUsage(esim)).toMatchObject({ data: null, measuredAt: null, problem: "unavailable" });
  });

  test("and history asked for at a time that has not come yet, by a clock set back since, are asked for now", async () => {
    const week = 7 * 86_400_000;
    const data = { askedAt: new Date(Date.now() + week), nextAskAt: new Date(Date.now() + week) };
    await db().esimUsage.update({ where: { esimId: esim }, data });
    await db().esimHistory.update({ where: { esimId: esim }, data });
    expect(await currentUsage(esim)).toMatchObject({ status: "ACTIVE" });
    await refreshHistory(esim);
    await Promise.all([currentUsage(esim), refreshHistory(esim)]);
    expect([await asked("supplier.usage"), await asked("supplier.history")]).toEqual([1, 1]);
  });

  test("keeps a status that nobody knows in the supplier's word, for staff", async () => {
    const body = { data: { status: "Hibernating", expired_at: null } };
    await sandbox.control("/faults", { operation: "supplier.usage", kind: "status", status: 200, body });
    expect(await currentUsage(esim)).toMatchObject({ status: "UNKNOWN", problem: null });
    const row = await db().esimUsage.findUnique({ where: { esimId: esim } });
    expect(row).toMatchObject({ status: "UNKNOWN", statusText: "Hibernating" });
  });

  test("each answer is a point of the chart", async () => {
    await currentUsage(esim);
    expect(await db().usageSample.count({ where: { esimId: esim } })).toBe(1);
  });
});

test("package history is asked for once and carries no price", async () => {
  await Promise.all(Array.from({ length: 20 }, () => refreshHistory(esim)));
  expect(await asked("supplier.history")).toBe(1);
  const history = await storedHistory(esim);
  expect(history?.packages).toHaveLength(1);
  expect(JSON.stringify(history)).not.toMatch(/price/i);
});

test("what a supplier that never answers is asked for keeps no page waiting for long", async () => {
  for (const operation of ["supplier.usage", "supplier.history", "supplier.sims.instructions"])
    await sandbox.control("/faults", { operation, kind: "timeout_before" });
  const seen = Promise.all([currentUsage(esim), currentHistory(esim), installGuide(esim, "en")]);
  expect(await seen).toMatchObject([{ data: null, measuredAt: null }, { packages: [] }, null]);
});

describe("installation steps", () => {
  const DAY = 86_400_000;
  const instructions = (step: string) => ({
    data: {
      instructions: {
        language: "EN",
        ios: [
          {
            model: null,
            version: "17",
            installation_via_qr_code: {
              steps: { "1": step },
              qr_code_data: "LPA:1$smdp.example$A-1",
              qr_code_url: "https://example.test/qr",
              direct_apple_installation_url: "https://example.test/apple",
            },
            installation_manual: { steps: {}, smdp_address_and_activation_code: "smdp.example" },
            network_setup: { steps: {}, apn_type: "automatic", apn_value: null, is_roaming: true },
          },
        ],
        android: [],
      },
    },
  });
  const answer = (step: string) =>
    sandbox.control("/faults", {
      operation: "supplier.sims.instructions",
      kind: "status",
      status: 200,
      body: instructions(step),
    });
  const isAsked = () => asked("supplier.sims.instructions");
  const wasRead = (readAt: Date) =>
    db().installGuide.updateMany({ where: { esimId: esim }, data: { readAt } });

  test("are kept as plain text under the shop's name", async () => {
    const guide = await installGuide(esim, "en");
    expect(guide?.ios.length).toBeGreaterThan(0);
    expect(JSON.stringify(guide)).not.toMatch(/<|airalo|pressone/i);
    await installGuide(esim, "en");
    expect(await isAsked()).toBe(1);
  });

  test("with a script in them lose it, and keep what was said", async () => {
    await answer(
      `<p>Open <b>Settings</b> &lt;img src=x onerror=alert(1)&gt;<script>alert(1)</script><a href="javascript:alert(1)">here</a></p>`,
    );
    const [step = ""] = (await installGuide(esim, "en"))?.ios[0]?.viaQr ?? [];
    // What stands between the signs is text, and is written as text.
    expect(step).toMatch(/^Open Settings .*here$/);
    expect(step).not.toMatch(/<script|javascript:|<a|<b>/);
  });

  test("are read anew when they are old, once for everybody who asks at that moment", async () => {
    await installGuide(esim, "en");
    await wasRead(new Date(Date.now() - 8 * DAY));
    await answer("New words");
    await Promise.all(Array.from({ length: 10 }, () => installGuide(esim, "en")));
    expect(await isAsked()).toBe(2);
    expect((await installGuide(esim, "en"))?.ios[0]?.viaQr).toEqual(["New words"]);
    expect(await isAsked()).toBe(2);
  });

  test("stay as they are while the supplier has no others, and it is left in peace for a while", async () => {
    const guide = await installGuide(esim, "en");
    await wasRead(new Date(Date.now() - 8 * DAY));
    await sandbox.control("/faults", {
      operation: "supplier.sims.instructions",
      kind: "status",
      status: 503,
    });
    expect(await installGuide(esim, "en")).toEqual(guide);
    const before = await isAsked();
    expect(await installGuide(esim, "en")).toEqual(guide);
    expect(await isAsked()).toBe(before);
  });

  test("from a time to come are read anew: the clock was set back since", async () => {
    await installGuide(esim, "en");
    await wasRead(new Date(Date.now() + 8 * DAY));
    await installGuide(esim, "en");
    expect(await isAsked()).toBe(2);
  });
});

test("who may see an order may see what else is in it, and can take the right elsewhere", async () => {
  const guest = viewer(null, [{ orderId, version: 1 }]);
  for (const who of [viewer(customerId), guest]) {
    expect(await esimsBeside(who, orderId)).toEqual([esim]);
    expect(await orderGrant(who, esim)).toEqual({ orderId, version: 1 });
  }
  expect(await esimsBeside(viewer(newId()), orderId)).toEqual([]);
  expect(await orderGrant(viewer(newId()), esim)).toBeNull();
});

describe("an eSIM belongs to its owner", () => {
  test.each([
    ["a guest", () => viewer(null)],
    ["another customer", () => viewer(newId())],
    ["a link to another order", () => viewer(null, [{ orderId: newId(), version: 1 }])],
    ["a revoked link", () => viewer(null, [{ orderId, version: 2 }])],
  ])("not to %s", async (_who, make) => {
    expect(await ownedEsim(make(), esim)).toBeNull();
  });

  test("and to whoever holds its order's private link", async () => {
    expect(await ownedEsim(viewer(null, [{ orderId, version: 1 }]), esim)).toBe(esim);
  });

  test.each(["", "1", "' OR 1=1 --", "01939f00-0000-4000-8000-000000000001", "../../etc"])(
    "a made-up id %j is nobody's",
    async (id) => {
      expect(await ownedEsim(viewer(customerId), id)).toBeNull();
    },
  );
});

test("an eSIM of another supplier than today's is asked about nowhere else, and its last figures stay", async () => {
  await currentUsage(esim);
  await db().esim.update({ where: { id: esim }, data: { supplier: "airalo" } });
  await db().esimUsage.update({ where: { esimId: esim }, data: { nextAskAt: new Date(0) } });
  expect(await currentUsage(esim)).toMatchObject({ data: { remaining: 1024 }, problem: "unavailable" });
  await refreshHistory(esim);
  expect(await installGuide(esim, "de")).toBeNull();
  const operations = ["usage", "history", "sims.instructions"];
  const counts = await Promise.all(operations.map((name) => asked(`supplier.${name}`)));
  expect(counts).toEqual([1, 0, 0]);
});
