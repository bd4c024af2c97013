import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buySim, type TestSandbox } from "./testing.ts";
import { deliveries, openHookedSandbox, optIn } from "./webhooks/testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const OTHER = "sakura-mobile-data-15days-2gb";

let opened: Awaited<ReturnType<typeof openHookedSandbox>>;
let sandbox: TestSandbox;
beforeEach(async () => {
  opened = await openHookedSandbox();
  ({ sandbox } = opened);
});
afterEach(() => opened.close());

const breaking = (operation: string, rule: object = {}) =>
  sandbox.control("/faults", { operation, kind: "status", status: 503, packageId: PACKAGE, ...rule });

describe("a fault of one package strikes", () => {
  it("the vouchers for it, wherever it stands among them", async () => {
    await breaking("supplier.vouchers.esim");
    const buy = async (...ids: string[]) => {
      const vouchers = ids.map((package_id) => ({ package_id, quantity: 1 }));
      return (await sandbox.post("/v2/voucher/esim", { vouchers })).status;
    };
    expect([await buy(OTHER), await buy(OTHER, PACKAGE)]).toEqual([200, 503]);
  });

  it("what is asked about an eSIM that was sold with it", async () => {
    const [struck, spared] = [await buySim(sandbox, PACKAGE), await buySim(sandbox, OTHER)];
    await breaking("supplier.*");
    const statusOf = async (path: string) => (await sandbox.get(`/customer/v2${path}`)).status;
    expect([await statusOf(`/sims/${struck}/usage`), await statusOf(`/sims/${spared}/usage`)]).toEqual([
      503, 200,
    ]);
    const refund = { iccids: [struck], reason: "QR_ISSUE_PARTNERS" };
    expect((await sandbox.post("/v2/refund", refund)).status).toBe(503);
  });

  it("what is asked about an order for it", async () => {
    const { body } = await sandbox.post<{ data: { id: number } }>("/v2/orders", {
      package_id: PACKAGE,
      quantity: 1,
    });
    await breaking("supplier.orders.get");
    expect((await sandbox.get(`/v2/orders/${body.data.id}`)).status).toBe(503);
  });

  it.each(["async_orders", "webhook_low_data"])("the webhooks about it: %s", async (type) => {
    await optIn(sandbox, type, { webhook_url: opened.hook.url });
    await breaking("supplier.webhook.*", { kind: "webhook_drop" });
    const event = type === "async_orders" ? "async_order_notification" : "low_data_notification";
    for (const id of [PACKAGE, OTHER]) {
      const iccid = await buySim(sandbox, id);
      await sandbox.post("/v2/simulator/webhook", { event, type: "data_75", iccid });
    }
    expect((await deliveries(sandbox)).map(({ state }) => state)).toEqual(["delivered", "dropped"]);
  });

  it("the webhook of an asynchronous order for it", async () => {
    await sandbox.control("/settings", { supplier: { asyncOrderSeconds: 0 } }, "PATCH");
    await breaking("supplier.webhook.async_order", { kind: "webhook_drop" });
    const order = { package_id: PACKAGE, quantity: 1, webhook_url: opened.hook.url };
    await sandbox.post("/v2/orders-async", order);
    await expect.poll(async () => (await deliveries(sandbox)).map(({ state }) => state)).toEqual(["dropped"]);
  });
});
