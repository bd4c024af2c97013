import { beforeEach, describe, expect, it } from "vitest";
import type { TestSandbox } from "./testing.ts";
import { deliveries, openHookedSandbox, optIn, settle, type TestHook } from "./webhooks/testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
type Accepted = { data: { request_id: string; accepted_at: string } };
type Orders = { data: { description: string; status?: { slug: string } }[] };

let sandbox: TestSandbox;
let hook: TestHook;
beforeEach(async () => {
  const opened = await openHookedSandbox();
  ({ sandbox, hook } = opened);
  return opened.close;
});

const submit = <T = Accepted>(fields: Record<string, unknown> = {}) =>
  sandbox.post<T>("/v2/orders-async", {
    package_id: PACKAGE,
    quantity: 1,
    webhook_url: hook.url,
    ...fields,
  });
const pass = (advance: string) => sandbox.control("/clock", { advance });
const listed = async (description: string) =>
  (await sandbox.get<Orders>(`/v2/orders?filter[description]=${description}&include=status`)).body.data;
const balanceCents = async () =>
  (await sandbox.control<{ amountCents: number }>("/supplier/balance")).body.amountCents;

describe("an order that is accepted", () => {
  it("is answered at once, listed and told once it was carried out, and charged once", async () => {
    await settle(sandbox, { asyncOrderSeconds: 600 });
    const { status, body } = await submit({ quantity: 2, description: "later-1" });
    expect(status).toBe(202);
    expect(body.data.request_id).toMatch(/^[A-Za-z0-9_-]{25}$/);
    expect(body.data.accepted_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect([await listed("later-1"), await balanceCents()]).toEqual([[], 500_000]);

    await pass("11m");
    const [told] = await hook.hears(1);
    expect(told).toMatchObject({
      request_id: body.data.request_id,
      data: { package_id: PACKAGE, quantity: 2, sims: [{}, {}] },
      meta: { message: "success" },
    });
    expect(await listed("later-1")).toMatchObject([{ status: { slug: "completed" } }]);
    await pass("2h");
    expect([await balanceCents(), (await listed("later-1")).length]).toEqual([500_000 - 2 * 280, 1]);
  });

  it("comes by itself in real time", async () => {
    await settle(sandbox, { asyncOrderSeconds: 0 });
    await submit();
    await hook.hears(1);
  });

  it("survives a restart", async () => {
    await settle(sandbox, { asyncOrderSeconds: 600 });
    await submit({ description: "later-2" });
    await sandbox.restart();
    expect(await listed("later-2")).toEqual([]);
    await pass("11m");
    await hook.hears(1);
    expect(await listed("later-2")).toHaveLength(1);
  });

  it("tells its number inside of the data when told so", async () => {
    await settle(sandbox, { asyncOrderSeconds: 0, asyncWebhookNesting: "inside" });
    const { body } = await submit();
    const [told] = await hook.hears(1);
    expect(told).toMatchObject({ data: { request_id: body.data.request_id, package_id: PACKAGE } });
    expect(told).not.toHaveProperty("request_id");
  });

  it("takes form bodies", async () => {
    const form = new URLSearchParams({ package_id: PACKAGE, quantity: "1", webhook_url: hook.url });
    expect((await sandbox.post("/v2/orders-async", form)).status).toBe(202);
  });
});

describe("an order that fails", () => {
  it.each([
    ["test-out-of-stock-7days-1gb", 34],
    ["test-insufficient-balance-7days-1gb", 11],
    ["no-such-package", 34],
  ])("%s is told with code %i and leaves nothing behind", async (packageId, code) => {
    await settle(sandbox, { asyncOrderSeconds: 0 });
    const { status, body } = await submit({ package_id: packageId, description: "fails" });
    expect(status).toBe(202);
    expect(await hook.hears(1)).toEqual([
      { request_id: body.data.request_id, code, reason: expect.any(String) as unknown },
    ]);
    expect([await listed("fails"), await balanceCents()]).toEqual([[], 500_000]);
  });

  it("for a field of it, is told without a code", async () => {
    await settle(sandbox, { asyncOrderSeconds: 0 });
    await sandbox.control(`/supplier/packages/${PACKAGE}`, { stock: 1 });
    const { body } = await submit({ quantity: 2 });
    expect(await hook.hears(1)).toEqual([
      {
        request_id: body.data.request_id,
        reason: "SIM quantity is not available. Available quantity: 1.",
      },
    ]);
  });
});

describe("an order that is refused at once", () => {
  it.each([
    [{ quantity: 51 }, { data: { quantity: "The quantity may not be greater than 50." } }],
    [{ webhook_url: "ftp://x" }, { data: { webhook_url: "The webhook url format is invalid." } }],
    [{ package_id: "" }, { code: 34 }],
    [{ webhook_url: "" }, { reason: "User is not opted in and no webhook URL provided." }],
  ])("%j", async (fields, expected) => {
    expect(await submit<object>(fields)).toMatchObject({ status: 422, body: expected });
  });

  it("needs no address once the reseller has opted in", async () => {
    await settle(sandbox, { asyncOrderSeconds: 0 });
    await optIn(sandbox, "async_orders", { webhook_url: hook.url });
    const { body } = await submit({ webhook_url: "" });
    expect(await hook.hears(1)).toMatchObject([{ request_id: body.data.request_id }]);
  });
});

it("is unknown to PressOne until its extras are switched on", async () => {
  const ask = () => sandbox.post<object>("/customer/v2/orders-async", { package_id: PACKAGE, quantity: 1 });
  const unknown = await fetch(`${sandbox.url()}/customer/v2/no-such-thing`);
  const off = await fetch(`${sandbox.url()}/customer/v2/orders-async`, { method: "POST" });
  expect([off.status, await off.text()]).toEqual([404, await unknown.text()]);
  await settle(sandbox, { pressoneExtras: true });
  expect((await ask()).body).toEqual({ reason: "User is not opted in and no webhook URL provided." });
});

it("is not told while webhooks are inert, but is carried out", async () => {
  await settle(sandbox, { asyncOrderSeconds: 0, webhooksInert: true });
  await submit({ description: "quiet" });
  await expect.poll(() => listed("quiet")).toHaveLength(1);
  expect(await deliveries(sandbox)).toEqual([]);
});
