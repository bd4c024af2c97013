import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TestSandbox } from "../testing.ts";
import { deliveries, openHook, openHookedSandbox, optIn, settle, type TestHook } from "./testing.ts";

let sandbox: TestSandbox;
let hook: TestHook;
beforeEach(async () => {
  const opened = await openHookedSandbox();
  ({ sandbox, hook } = opened);
  return opened.close;
});

const notification = (fields: object) => ({ data: { notification: fields }, meta: { message: "success" } });
const asked = (type = "") => sandbox.get(`/v2/notifications/opt-in${type && `?type=${type}`}`);
const optOut = (type: string) =>
  fetch(`${sandbox.url()}/v2/notifications/opt-out`, {
    method: "POST",
    headers: sandbox.headers(),
    body: new URLSearchParams({ type }),
  });

describe("opting in", () => {
  it("keeps an address that answers, and gives it back", async () => {
    const kept = notification({ type: "async_orders", contact_point: hook.url });
    expect(await optIn(sandbox, "async_orders", { webhook_url: hook.url })).toMatchObject({
      status: 200,
      body: kept,
    });
    expect((await asked("async_orders")).body).toEqual(kept);
  });

  it("tells the newest when no type is asked for", async () => {
    expect((await asked()).status).toBe(404);
    await optIn(sandbox, "webhook_low_data", { webhook_url: hook.url });
    await optIn(sandbox, "async_orders", { webhook_url: hook.url });
    await optIn(sandbox, "webhook_low_data", { webhook_url: `${hook.url}/2` });
    expect((await asked()).body).toEqual(
      notification({ type: "webhook_low_data", contact_point: `${hook.url}/2` }),
    );
    expect((await asked("webhook_credit_limit")).status).toBe(404);
    expect((await asked("letters")).status).toBe(422);
  });

  it("takes the levels of the credit limit, from a form too", async () => {
    const form = new URLSearchParams([
      ["type", "webhook_credit_limit"],
      ["webhook_url", hook.url],
      ["levels[]", "90"],
      ["levels[]", "70"],
    ]);
    expect((await sandbox.post("/v2/notifications/opt-in", form)).body).toEqual(
      notification({ type: "webhook_credit_limit", contact_point: hook.url, levels: [70, 90] }),
    );
    await optIn(sandbox, "webhook_credit_limit", { webhook_url: hook.url });
    expect((await asked()).body).toMatchObject({ data: { notification: { levels: [50, 70, 80, 90] } } });
  });

  it.each([["email"], ["contact_point"]])("takes an e-mail address as %s, with a language", async (name) => {
    const answer = await optIn(sandbox, "email_low_data", { [name]: "ops@shop.test", language: "de" });
    expect(answer.body).toEqual(
      notification({ type: "email_low_data", contact_point: "ops@shop.test", language: "de" }),
    );
  });

  it.each([
    [{}, { type: "The type field is required." }],
    [{ type: "email_async_orders" }, { type: "The selected type is invalid." }],
    [{ type: "async_orders" }, { webhook_url: "The webhook url field is required." }],
    [{ type: "async_orders", webhook_url: "nowhere" }, { webhook_url: "The webhook url format is invalid." }],
    [{ type: "email_low_data", email: "me" }, { email: "The email must be a valid email address." }],
    [
      { type: "email_credit_limit", email: "a@b.test", levels: [50, 60] },
      { "levels.1": "The selected levels.1 is invalid." },
    ],
  ])("refuses %j", async (fields, problems) => {
    expect(await sandbox.post("/v2/notifications/opt-in", fields)).toMatchObject({
      status: 422,
      body: { data: problems, meta: { message: "the parameter is invalid" } },
    });
  });

  it.each([404, 204, 301])("refuses an address that answers its probe with %i", async (status) => {
    hook.probesAnswer(status);
    const answer = await optIn(sandbox, "async_orders", { webhook_url: hook.url });
    expect(answer).toMatchObject({
      status: 422,
      body: { data: { webhook_url: expect.any(String) as unknown } },
    });
    expect((await asked()).status).toBe(404);
  });

  it("refuses an address where nobody listens", async () => {
    await hook.close();
    expect((await optIn(sandbox, "async_orders", { webhook_url: hook.url })).status).toBe(422);
    hook = await openHook();
  });
});

it("opts out with an empty 204, as often as asked", async () => {
  await optIn(sandbox, "async_orders", { webhook_url: hook.url });
  for (let time = 0; time < 2; time += 1) {
    const answer = await optOut("async_orders");
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
  }
  expect((await asked("async_orders")).status).toBe(404);
  expect((await optOut("letters")).status).toBe(422);
});

describe("the simulator", () => {
  const simulate = (fields: Record<string, unknown>) => sandbox.post("/v2/simulator/webhook", fields);
  const SENT = { status: 200, body: { success: "Notification sent" } };

  it.each([
    [
      { event: "low_data_notification", type: "data_75" },
      { level: "75%", remaining_percentage: 25 },
    ],
    [
      { event: "low_data_notification", type: "data_90" },
      { level: "90%", remaining_percentage: 10 },
    ],
    [{ event: "low_data_notification", type: "expire_3" }, { level: "3days" }],
    [{ event: "low_data_notification", type: "expire_1", iccid: "891030000000527" }, { level: "1days" }],
    [
      { event: "credit_limit_notification", level: 80 },
      { message: "Surpassed 80% of the credit limit balance", remaining: 5000 },
    ],
    [{ event: "async_order_notification" }, { data: { quantity: 1, sims: [{}] } }],
  ])("fires %j at an address of its own", async (fields, payload) => {
    expect(await simulate({ ...fields, webhook_url: hook.url })).toMatchObject(SENT);
    expect(await hook.hears(1)).toMatchObject([payload]);
    expect(await deliveries(sandbox)).toMatchObject([{ state: "delivered" }]);
  });

  it("fires at the address that was opted in, even while webhooks are inert", async () => {
    const fields = { event: "low_data_notification", type: "data_75" };
    expect(await simulate(fields)).toMatchObject({
      status: 400,
      body: { error: expect.any(String) as unknown },
    });
    await settle(sandbox, { webhooksInert: true });
    await optIn(sandbox, "webhook_low_data", { webhook_url: hook.url });
    expect(await simulate(fields)).toMatchObject(SENT);
    await hook.hears(1);
  });

  it("answers after the push, even if a millisecond ends while it prepares it", async () => {
    const startedAt = Date.now();
    let reads = 0;
    vi.spyOn(Date, "now").mockImplementation(() => startedAt + (reads += 1));
    const fields = { event: "async_order_notification", webhook_url: hook.url };
    expect(await simulate(fields)).toMatchObject(SENT);
    expect(hook.posted).toHaveLength(1);
  });

  it("says so when the push fails, and tries it once", async () => {
    hook.willAnswer(500);
    const answer = await simulate({ event: "async_order_notification", webhook_url: hook.url });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining("500") as unknown } });
    await sandbox.control("/clock", { advance: "1d" });
    expect(await deliveries(sandbox)).toMatchObject([{ state: "failed", attempts: [{ status: 500 }] }]);
    expect(hook.posted).toHaveLength(1);
  });

  it.each([
    [{}, { event: "The event field is required." }],
    [{ event: "snow" }, { event: "The selected event is invalid." }],
    [{ event: "low_data_notification" }, { type: "The selected type is invalid." }],
    [{ event: "credit_limit_notification", level: 60 }, { level: "The selected level is invalid." }],
  ])("refuses %j", async (fields, problems) => {
    expect(await simulate(fields)).toMatchObject({ status: 422, body: { data: problems } });
  });

  it("answers five calls a minute", async () => {
    for (let call = 0; call < 5; call += 1) expect((await simulate({})).status).toBe(422);
    const sixth = await simulate({});
    expect([sixth.status, sixth.headers.has("retry-after")]).toEqual([429, true]);
    await sandbox.control("/clock", { advance: "1m" });
    expect((await simulate({})).status).toBe(422);
  });
});
