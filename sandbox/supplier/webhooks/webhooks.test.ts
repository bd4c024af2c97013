import { beforeEach, describe, expect, it } from "vitest";
import type { TestSandbox } from "../testing.ts";
import { deliveries, openHookedSandbox, optIn, settle, signatureOver, type TestHook } from "./testing.ts";

let sandbox: TestSandbox;
let hook: TestHook;
beforeEach(async () => {
  const opened = await openHookedSandbox();
  ({ sandbox, hook } = opened);
  await settle(sandbox, { asyncOrderSeconds: 0 });
  return opened.close;
});

const order = (description = "für/dich") =>
  sandbox.post("/v2/orders-async", {
    package_id: "sakura-mobile-data-7days-1gb",
    quantity: 1,
    description,
    webhook_url: hook.url,
  });
const fault = (kind: string, more: object = {}) =>
  sandbox.control("/faults", { operation: "supplier.webhook.*", kind, count: 1, ...more });
const pass = (advance: string) => sandbox.control("/clock", { advance });
const only = async () => (await deliveries(sandbox))[0];
const ends = (state: string) => expect.poll(async () => (await only())?.state).toBe(state);

describe("a push is signed", () => {
  it.each([
    ["raw", "plain", (body: string) => body],
    ["raw", "escaped-slashes", (body: string) => body],
    ["node", "plain", (body: string) => body.replaceAll("/", "\\/")],
    ["php", "plain", (body: string) => body.replaceAll("/", "\\/").replaceAll("ü", "\\u00fc")],
    ["php", "escaped-slashes", (body: string) => body.replaceAll("ü", "\\u00fc")],
  ])("over its %s form, the body being %s", async (signatureForm, bodyForm, signed) => {
    await settle(sandbox, { webhookSignatureForm: signatureForm, webhookBodyForm: bodyForm });
    await order();
    await hook.hears(1);
    const [{ body, signature } = { body: "", signature: "" }] = hook.posted;
    expect(body.includes("für\\/dich")).toBe(bodyForm === "escaped-slashes");
    expect(body).not.toMatch(/^\{\s|": /);
    expect(signature).toMatch(/^[0-9a-f]{128}$/);
    expect(signature).toBe(signatureOver(signed(body)));
  });

  it("wrongly when a fault says so, and rightly the next time", async () => {
    await fault("webhook_bad_signature");
    hook.willAnswer(401);
    await order();
    await hook.hears(1);
    await expect.poll(async () => (await only())?.attempts.length).toBe(1);
    await pass("16m");
    await hook.hears(2);
    const right = hook.posted.map(({ body, signature }) => signature === signatureOver(body));
    expect(right).toEqual([false, true]);
  });
});

describe("a push is tried again", () => {
  it.each([204, 302, 404, 500])("after %i, and delivered after a quarter of an hour", async (status) => {
    hook.willAnswer(status);
    await order();
    await expect.poll(async () => (await only())?.attempts.length).toBe(1);
    await pass("14m");
    expect((await only())?.state).toBe("pending");
    await pass("2m");
    await ends("delivered");
    expect((await only())?.attempts).toMatchObject([{ status }, { status: 200 }]);
    expect(hook.posted[1]?.body).toBe(hook.posted[0]?.body);
  });

  it("twenty times, then given up", async () => {
    hook.willAnswer(...Array.from({ length: 30 }, () => 500));
    await order();
    for (let made = 1; made <= 20; made += 1) {
      await expect.poll(async () => (await only())?.attempts.length).toBe(made);
      await pass("15m");
    }
    await ends("failed");
    expect((await only())?.attempts).toHaveLength(21);
    await pass("1d");
    expect(hook.posted).toHaveLength(21);
  });

  it("even after a restart", async () => {
    hook.willAnswer(500);
    await order();
    await expect.poll(async () => (await only())?.attempts.length).toBe(1);
    await sandbox.restart();
    await pass("16m");
    await hook.hears(2);
  });
});

describe("a fault", () => {
  it("drops a push", async () => {
    await fault("webhook_drop");
    await order();
    await ends("dropped");
    expect(hook.posted).toEqual([]);
  });

  it("sends a push twice", async () => {
    await fault("webhook_duplicate");
    await order();
    const [first, second] = await hook.hears(2);
    expect(second).toEqual(first);
  });

  it("lets a later push come first", async () => {
    await fault("webhook_delay", { delayMs: 600_000, contains: "slow" });
    await order("slow");
    await ends("pending");
    await order("quick");
    expect(await hook.hears(1)).toMatchObject([{ data: { description: "quick" } }]);
    await pass("11m");
    expect(await hook.hears(2)).toMatchObject([{}, { data: { description: "slow" } }]);
  });
});

it("is shown on the control page beside the payments' webhooks", async () => {
  await order();
  await ends("delivered");
  const page = await (await fetch(`${sandbox.url()}/control`)).text();
  expect(page.match(/Supplier<\/td>\s*<td><span class="mono">async_order/g)).toHaveLength(1);
});

it("forgets everything with a reset", async () => {
  await optIn(sandbox, "async_orders", { webhook_url: hook.url });
  await order();
  await ends("delivered");
  await sandbox.control("/reset", {});
  expect(await deliveries(sandbox)).toEqual([]);
  expect((await sandbox.control("/supplier/notifications")).body).toEqual({ optIns: [] });
});
