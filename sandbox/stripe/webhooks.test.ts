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
const arrives = (type: string, times = 1) => expect.poll(() => count(type)).toBe(times);
const undelivered = async (): Promise<Stripe.Event[]> =>
  (await stripe.client().events.list({ delivery_success: false, limit: 100 })).data;
/** The answers to every delivery that was refused at first, which stay when it was taken at last. */
async function refused(): Promise<number[][]> {
  const { deliveries } = await stripe.control<{ deliveries: { attempts: { status: number }[] }[] }>(
    "/stripe/deliveries",
  );
  const answers = deliveries.map(({ attempts }) => attempts.map(({ status }) => status));
  return answers.filter(([first]) => first === 500);
}

test("a payment is told in signed events", async () => {
  const { session } = await paidSession(stripe);
  const others = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"];
  await expect.poll(shop.types).toEqual(expect.arrayContaining([COMPLETED, ...others]));
  const event = shop.received.find(({ type }) => type === COMPLETED);
  expect(event).toMatchObject({ api_version: "2026-10-28.endive", data: { object: { id: session.id } } });
  await expect.poll(undelivered).toEqual([]);
});

test("a refused delivery is tried again until it is taken", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_delay", { delayMs: 0 });
  // No delivery is tried again before it was looked at.
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
  const EVENTS = 4;
  shop.willAnswer(...Array<number>(EVENTS).fill(500));
  await paidSession(stripe);
  await expect.poll(refused).toEqual(Array(EVENTS).fill([500]));
  expect(await undelivered()).toHaveLength(EVENTS);
  expect(shop.received).toEqual([]);
  await stripe.later("1s");
  await arrives(COMPLETED);
  await expect.poll(refused).toEqual(Array(EVENTS).fill([500, 200]));
});

test("a dropped event is found by asking for what was not delivered", async () => {
  await stripe.fault(`stripe.webhook.${COMPLETED}`, "webhook_drop");
  const { session } = await paidSession(stripe);
  await arrives("payment_intent.succeeded");
  await expect.poll(async () => (await undelivered()).map(({ type }) => type)).toEqual([COMPLETED]);
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
  await expect.poll(pending).toBe(1);
  shop.willAnswer(500);
  await stripe.later("5d");
  await expect.poll(pending).toBe(0);
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
