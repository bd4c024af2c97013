import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { supplierEventWorkers } from "@/lib/fulfilment/events/jobs";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import { lastEvents, notificationReport } from "@/lib/reporting/data/notifications";
import { notificationFinding } from "@/lib/suppliers/events/model";
import { switchOnNotifications } from "@/lib/suppliers/jobs";
import { rememberFinding } from "@/lib/suppliers/mutations";
import * as make from "@/prisma/seed/factories";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { HEAD, POST } from "./route";

const SECRET = "sandbox-secret";
let sandbox: TestSandbox;
let shop: TestServer;

/** The shop's address, at which the route answers as it would behind the framework. */
async function openShop(): Promise<TestServer> {
  return openTestServer(async ({ method, body, headers }) => {
    const signature = String(headers["airalo-signature"] ?? "");
    const request = new Request("http://shop.test", {
      method: "POST",
      body,
      headers: { "airalo-signature": signature },
    });
    const { status } = method === "HEAD" ? HEAD() : await POST(request);
    return { status, body: "" };
  });
}

beforeAll(async () => {
  sandbox = await openTestSandbox("airalo");
  shop = await openShop();
  vi.stubEnv("SUPPLIER", "airalo");
  vi.stubEnv("AIRALO_BASE_URL", sandbox.url());
  vi.stubEnv("AIRALO_CLIENT_ID", "sandbox-client");
  vi.stubEnv("AIRALO_CLIENT_SECRET", SECRET);
  vi.stubEnv("APP_URL", shop.url);
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
  await shop.close();
});
beforeEach(async () => {
  await db().supplierEvent.deleteMany();
  shop.asked.length = 0;
});

const sign = (body: string | Uint8Array) => createHmac("sha512", SECRET).update(body).digest("hex");
function deliver(body: string | Uint8Array<ArrayBuffer>, signature = sign(body)): Promise<Response> {
  return POST(
    new Request("http://shop.test", { method: "POST", body, headers: { "airalo-signature": signature } }),
  );
}
const statusOf = async (answer: Promise<Response>) => (await answer).status;

/** Runs what the queue would run for every event that is open. */
async function work(): Promise<void> {
  const open = await db().supplierEvent.findMany({ where: { handledAt: null }, select: { id: true } });
  for (const { id } of open) for (const { run } of supplierEventWorkers) await run({ eventId: id });
}

/** Waits until the sandbox delivered so many times. */
async function delivered(count: number): Promise<void> {
  const posts = () => shop.asked.filter(({ method }) => method === "POST");
  await vi.waitFor(() => expect(posts()).toHaveLength(count), { timeout: 5_000, interval: 10 });
  await vi.waitFor(() => expect(shop.state.open).toBe(0), { timeout: 5_000, interval: 10 });
}

const lowData = (iccid: string, level = "90%") =>
  JSON.stringify({ level, package_name: "sakura-mobile-data-7days-1gb", remaining_percentage: 10, iccid });
const ownEsim = async (iccid: string) => {
  const { lines } = await make.order();
  const [line = { id: "" }] = lines;
  return make.esim(line, { iccid, supplier: "airalo" });
};

describe("the journey of low data", () => {
  test("from a traveller's phone to fresh figures, once", async () => {
    await switchOnNotifications();
    expect(await notificationReport()).toMatchObject({
      kind: "offered",
      topics: [{ state: "on" }, { state: "on" }, { state: "on" }],
    });
    shop.asked.length = 0;
    const iccid = await buyOnlineSim(sandbox);
    const esim = await ownEsim(iccid);
    await sandbox.control("/faults", {
      operation: "supplier.webhook.*",
      kind: "webhook_duplicate",
      count: 1,
    });
    await sandbox.control(`/phones/${iccid}/use`, { mb: 800 });
    await delivered(2);
    const rows = await db().supplierEvent.findMany();
    expect(rows).toMatchObject([{ supplier: "airalo", kind: "low_data", handledAt: null }]);
    expect(JSON.stringify(rows)).not.toContain(iccid);

    await work();
    const [event] = await lastEvents();
    expect(event?.handledAt).not.toBeNull();
    expect(event?.summary).toMatchObject({
      kind: "low_data",
      level: "75%",
      last4: iccid.slice(-4),
      esimId: esim.id,
    });
    const usage = await db().esimUsage.findUniqueOrThrow({ where: { esimId: esim.id } });
    expect(usage).toMatchObject({ status: "ACTIVE", remainingMb: 224, totalMb: 1024 });
  });

  test("never asks the supplier twice within its interval", async () => {
    const iccid = await buyOnlineSim(sandbox);
    const esim = await ownEsim(iccid);
    for (const level of ["75%", "90%", "1days"]) await deliver(lowData(iccid, level));
    await work();
    const { body } = await sandbox.control<{ entries: { path: string }[] }>(
      "/ledger?area=supplier&limit=1000",
    );
    expect(body.entries.filter(({ path }) => path.includes(`${iccid}/usage`))).toHaveLength(1);
    expect((await lastEvents()).every(({ handledAt }) => handledAt !== null)).toBe(true);
    const before = await db().esimUsage.findUniqueOrThrow({ where: { esimId: esim.id } });
    expect(before.nextAskAt.getTime()).toBeGreaterThan(Date.now() + 15 * 60_000);
  });

  test("keeps a wait that the supplier asked for, and shortens one of our own", async () => {
    const iccid = make.madeUpIccid();
    const { id: esimId } = await ownEsim(iccid);
    const far = new Date(Date.now() + 3_600_000);
    await db().esimUsage.update({ where: { esimId }, data: { nextAskAt: far, lastError: "throttled" } });
    await deliver(lowData(iccid));
    await work();
    const row = () => db().esimUsage.findUniqueOrThrow({ where: { esimId } });
    expect(await row()).toMatchObject({ nextAskAt: far, askedAt: null });
    await db().esimUsage.update({ where: { esimId }, data: { lastError: null } });
    await deliver(lowData(iccid, "1days"));
    await work();
    expect((await row()).askedAt).not.toBeNull();
  });

  test("about an eSIM that is not ours stays open for staff", async () => {
    await deliver(lowData(make.madeUpIccid()));
    await work();
    expect(await lastEvents()).toMatchObject([{ handledAt: null, summary: { kind: "low_data" } }]);
  });
});

describe("a delivery", () => {
  test("is kept once, however often and in whatever order it comes", async () => {
    const iccid = make.madeUpIccid();
    const bodies = ["90%", "75%", "90%", "75%", "90%"].map((level) => lowData(iccid, level));
    const answers = await Promise.all(bodies.map((body) => statusOf(deliver(body))));
    expect(answers).toEqual(bodies.map(() => 200));
    expect(await db().supplierEvent.count()).toBe(2);
  });

  test("is news again after a day", async () => {
    const body = lowData(make.madeUpIccid());
    await deliver(body);
    const aged = { receivedAt: new Date(Date.now() - 24 * 3600_000 - 60_000), handledAt: new Date() };
    const before = await db().supplierEvent.findFirstOrThrow();
    await db().supplierEvent.update({ where: { id: before.id }, data: aged });
    await Promise.all([deliver(body), deliver(body)]);
    const rows = await db().supplierEvent.findMany();
    expect(rows).toMatchObject([{ handledAt: null, key: before.key }]);
    expect(rows[0]?.id).not.toBe(before.id);
    await work();
    expect(await db().supplierEvent.count()).toBe(1);
  });

  test.each([
    ["signed with another secret", createHmac("sha512", "other").update("{}").digest("hex")],
    ["without a signature", ""],
  ])("%s is refused and not kept", async (_, signature) => {
    const answer = await deliver("{}", signature);
    expect([answer.status, await answer.text()]).toEqual([400, ""]);
    expect(await db().supplierEvent.count()).toBe(0);
  });

  test("beyond any event's size is not read", async () => {
    expect(await statusOf(deliver("x".repeat(1024 * 1024 + 1)))).toBe(413);
  });

  test.each([
    ["of an unknown kind", `{"event":"moon_landing","iccid":"8910300000005271146"}`],
    ["that is no JSON", "hello"],
    ["that is no text", Uint8Array.from([0xff, 0xfe, 0x00])],
    ["without anything", ""],
  ])("%s is kept for staff", async (_, body) => {
    expect(await statusOf(deliver(body))).toBe(200);
    await work();
    expect(await lastEvents()).toMatchObject([{ handledAt: null, summary: { kind: "unknown" } }]);
  });

  test("with what no database keeps is kept without it", async () => {
    const body = JSON.stringify({ message: "zero \u0000 and half \ud83d", remaining: "12.50" });
    expect(await statusOf(deliver(body))).toBe(200);
    expect(await lastEvents()).toMatchObject([{ summary: { remaining: { minor: 1250, currency: "USD" } } }]);
  });

  test("that cannot be stored is asked for again", async () => {
    await db().$executeRaw`ALTER TABLE supplier_event RENAME TO supplier_event_away`;
    expect(await statusOf(deliver(lowData(make.madeUpIccid())))).toBe(500);
    await db().$executeRaw`ALTER TABLE supplier_event_away RENAME TO supplier_event`;
  });
});

describe("other events", () => {
  test("a completed order wakes the order it was bought for, an unknown one waits for staff", async () => {
    const order = await make.order();
    const { reference } = await make.attempt(order.lines[0]?.id ?? "");
    const completed = (description: string | null, id: number) =>
      JSON.stringify({
        request_id: `request-${id}`.padEnd(25, "0"),
        data: { id, package_id: "p", quantity: 1, description, sims: [] },
      });
    await deliver(completed(reference, 1));
    await deliver(completed("lf-somebody-elses", 2));
    await deliver(completed(null, 3));
    await work();
    const jobs = await db().$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = 'order.settled'`;
    expect(jobs).toEqual([{ data: { orderId: order.id } }]);
    const handled = (await lastEvents()).filter(({ handledAt }) => handledAt !== null);
    expect(handled).toMatchObject([{ summary: { reference, orderId: order.id } }]);
  });

  test("a failed order waits for staff with the supplier's words", async () => {
    const reason = "The requested eSIM package is invalid or it is currently out of stock.";
    await deliver(JSON.stringify({ request_id: "request-4", code: 34, reason }));
    await work();
    expect(await lastEvents()).toMatchObject([
      { handledAt: null, summary: { kind: "order_failed", error: "out_of_stock", code: "34", text: reason } },
    ]);
  });

  test("credit that runs low has the balance read anew", async () => {
    await deliver(
      JSON.stringify({ message: "Surpassed 80% of the credit limit balance", remaining: 225.35 }),
    );
    await work();
    const { body } = await sandbox.control<{ amountCents: number }>("/supplier/balance");
    const balance = await db().supplierBalance.findUniqueOrThrow({ where: { supplier: "airalo" } });
    expect(balance.amountMinor).toBe(BigInt(body.amountCents));
    expect((await lastEvents())[0]?.handledAt).not.toBeNull();
  });
});

describe("notifications", () => {
  /** When they are asked for again, and after how many tries in vain. */
  const nextTries = () => db().$queryRaw`
    SELECT (data->>'failures')::int AS failures, round(extract(epoch FROM start_after - created_on))::int AS seconds
    FROM pgboss.job WHERE name = 'supplier.notifications' ORDER BY 1`;

  test("that the supplier refuses are shown to staff and asked for again", async () => {
    await sandbox.control("/faults", {
      operation: "supplier.notifications.opt-in",
      kind: "status",
      status: 422,
      body: { data: { webhook_url: "The webhook url is not reachable." }, meta: { message: "invalid" } },
      count: 1,
    });
    await sandbox.signIn("/v2");
    await sandbox.post("/v2/notifications/opt-out", { type: "webhook_low_data" });
    await switchOnNotifications();
    const refused = { about: "low_data", state: "refused" };
    expect(await notificationReport()).toMatchObject({ topics: [{ state: "on" }, refused, { state: "on" }] });
    expect(await nextTries()).toEqual([{ failures: 1, seconds: 30 }]);
    await switchOnNotifications();
    expect(await notificationReport()).toMatchObject({
      topics: [{ state: "on" }, { state: "on" }, { state: "on" }],
    });
  });

  test("that stay refused are asked for less and less often", async () => {
    await sandbox.control("/faults", {
      operation: "supplier.notifications.opt-in",
      kind: "status",
      status: 503,
    });
    await sandbox.post("/v2/notifications/opt-out", { type: "webhook_low_data" });
    await switchOnNotifications(2);
    await switchOnNotifications(9);
    await sandbox.control("/faults", {}, "DELETE");
    expect(await nextTries()).toEqual([
      { failures: 1, seconds: 30 },
      { failures: 3, seconds: 120 },
      { failures: 10, seconds: 900 },
    ]);
    await switchOnNotifications();
  });

  test("that are refused without a reason say so, and no word of ours for it", async () => {
    for (const problem of ["unavailable", ""]) {
      await rememberFinding("airalo", notificationFinding("low_data"), JSON.stringify({ problem }));
      const silent = { about: "low_data", state: "refused", problem: null };
      expect(await notificationReport()).toMatchObject({ topics: [{}, silent, {}] });
    }
    await switchOnNotifications();
  });

  test("are asked for only where they are not told to us already", async () => {
    const asked = async () => {
      const { body } = await sandbox.control<{ entries: { operation: string }[] }>("/ledger?limit=1000");
      return body.entries.filter(({ operation }) => operation === "supplier.notifications.opt-in").length;
    };
    const before = await asked();
    expect(before).toBeGreaterThan(0);
    await switchOnNotifications();
    expect(await asked()).toBe(before);
  });

  test("are not asked for where the supplier could not reach us", async () => {
    vi.stubEnv("AIRALO_BASE_URL", "https://partners-api.airalo.test");
    vi.resetModules();
    const far = await import("@/lib/reporting/data/notifications");
    expect(await far.notificationReport()).toEqual({ kind: "unreachable", address: shop.url });
    const { switchOnNotifications: ask } = await import("@/lib/suppliers/jobs");
    await expect(ask()).resolves.toBeUndefined();
  });

  test("do not exist where the supplier has none", async () => {
    vi.stubEnv("SUPPLIER", "pressone");
    vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
    vi.resetModules();
    const route = await import("./route");
    expect(route.HEAD().status).toBe(404);
    const body = lowData(make.madeUpIccid());
    const request = { method: "POST", body, headers: { "airalo-signature": sign(body) } };
    expect(await statusOf(route.POST(new Request("http://shop.test", request)))).toBe(404);
    expect(await db().supplierEvent.count()).toBe(0);
    const { notificationReport: report } = await import("@/lib/reporting/data/notifications");
    expect(await report()).toEqual({ kind: "not_offered" });
  });
});
