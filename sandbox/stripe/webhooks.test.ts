import type Stripe from "stripe";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openShop, openTestStripe, paidSession, SECRET, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
let shop: Awaited<ReturnType<typeof openShop>>;

beforeAll(async () => {
  stripe = await openTestStripe();
  shop = await openShop(stripe.client());
  await stripe.control("/stripe/webhook-endpoint", { url: shop.url, secret: SECRET });
});
afterEach(() => shop.received.splice(0));
afterAll(async () => {
  await stripe.close();
  await shop.close();
});

const COMPLETED = "checkout.session.completed";
const count = (type: string): number => shop.types().filter((each) => each === type).length;
const arrives = (type: string, times = 1) =>
  vi.waitFor(() => expect(count(type)).toBe(times), { timeout: 5_000, interval: 20 });
const undelivered = async (): Promise<Stripe.Event[]> =>
  (await stripe.client().events.list({ delivery_success: false, limit: 100 })).data;

test("a payment is told in signed events", async () => {
  const { session } = await paidSession(stripe);
  await arrives(COMPLETED);
  expect(shop.types()).toEqual(
    expect.arrayContaining(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"]),
  );
  const event = shop.received.find(({ type }) => type === COMPLETED);
  expect(event).toMatchObject({ api_version: "2026-10-28.endive", data: { object: { id: session.id } } });
  await vi.waitFor(async () => expect(await undelivered()).toEqual([]));
});

test("a refused delivery is tried again until it is taken", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_delay", { delayMs: 0 });
  const before = shop.received.length;
  shop.willAnswer(500, 500, 500, 500);
  await paidSession(stripe);
  await vi.waitFor(async () => expect((await undelivered()).length).toBeGreaterThan(0));
  await arrives(COMPLETED);
  expect(shop.received.length).toBeGreaterThan(before);
  const { deliveries } = await stripe.control<{ deliveries: { attempts: { status: number }[] }[] }>(
    "/stripe/deliveries",
  );
  const retried = deliveries.find(({ attempts }) => attempts.length > 1);
  expect(retried?.attempts.map(({ status }) => status)).toEqual([500, 200]);
});

test("a dropped event is found by asking for what was not delivered", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_drop");
  const { session } = await paidSession(stripe);
  await arrives("payment_intent.succeeded");
  await vi.waitFor(async () => expect((await undelivered()).map(({ type }) => type)).toEqual([COMPLETED]));
  expect((await undelivered())[0]?.data.object).toMatchObject({ id: session.id });
  expect(count(COMPLETED)).toBe(0);
});

test("a duplicated event comes twice with one id", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_duplicate");
  await paidSession(stripe);
  await arrives(COMPLETED, 2);
  const [first, second] = shop.received.filter(({ type }) => type === COMPLETED);
  expect(second?.id).toBe(first?.id);
});

test("an event with a wrong signature comes again with the right one", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_bad_signature");
  await paidSession(stripe);
  await arrives(COMPLETED);
  expect(shop.forgeries()).toBe(1);
});

test("a delayed event comes after later ones, when the clock gets there", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_delay", { delayMs: 600_000 });
  const { charge } = await paidSession(stripe);
  await stripe.client().refunds.create({ charge: charge.id });
  await arrives("charge.refunded");
  expect(count(COMPLETED)).toBe(0);
  await stripe.later("11m");
  await arrives(COMPLETED);
});

test("what was still to be delivered survives a restart", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_delay", { delayMs: 600_000 });
  await paidSession(stripe);
  await stripe.restart();
  await stripe.later("11m");
  await arrives(COMPLETED);
});

test("a delivery is given up after three days", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_delay", { delayMs: 4 * 86_400_000 });
  const { session } = await paidSession(stripe);
  await vi.waitFor(async () => expect(await pending()).toBe(1));
  shop.willAnswer(500);
  await stripe.later("5d");
  await vi.waitFor(async () => expect(await pending()).toBe(0));
  const missed = (await undelivered()).filter(
    ({ data }) => "id" in data.object && data.object.id === session.id,
  );
  expect(missed).toHaveLength(1);
});

test("an endpoint can be made and taken away by the library", async () => {
  const made = await stripe
    .client()
    .webhookEndpoints.create({ url: "http://127.0.0.1:1/", enabled_events: ["charge.succeeded"] });
  expect(made.secret).toMatch(/^whsec_/);
  const listed = await stripe.client().webhookEndpoints.list();
  expect(listed.data.find(({ id }) => id === made.id)?.secret).toBeUndefined();
  expect(await stripe.client().webhookEndpoints.del(made.id)).toMatchObject({ deleted: true });
});

async function pending(): Promise<number> {
  return (await stripe.control<{ deliveries: { pending: number } }>("/stripe/ledger")).deliveries.pending;
}
