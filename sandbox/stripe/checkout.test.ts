import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idOf } from "./reference.ts";
import { GOOD_CARD, failureOf, openTestStripe, order, paidSession, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

describe("a session", () => {
  test("is created from inline prices and read back with its lines", async () => {
    const session = await stripe
      .client()
      .checkout.sessions.create(order({ metadata: { order: "o1" }, locale: "de" }));
    expect(session).toMatchObject({
      amount_total: 1900,
      currency: "eur",
      status: "open",
      payment_status: "unpaid",
    });
    expect(session.metadata).toEqual({ order: "o1" });
    const read = await stripe.client().checkout.sessions.retrieve(session.id, { expand: ["line_items"] });
    expect(read.line_items?.data[0]).toMatchObject({
      quantity: 2,
      amount_total: 1900,
      description: "Japan 5 GB",
    });
    const lines = await stripe.client().checkout.sessions.listLineItems(session.id);
    expect(lines.data).toHaveLength(1);
  });

  test("is found in the list by its payment intent", async () => {
    const { session, intent } = await paidSession(stripe);
    const found = await stripe.client().checkout.sessions.list({ payment_intent: intent.id });
    expect(found.data.map(({ id }) => id)).toEqual([session.id]);
  });

  test("keeps what the payment intent was to carry", async () => {
    const { intent, charge } = await paidSession(stripe, {
      payment_intent_data: { description: "Order 1", metadata: { order: "o1" } },
    });
    expect(intent).toMatchObject({ description: "Order 1", metadata: { order: "o1" }, status: "succeeded" });
    expect(charge).toMatchObject({
      amount: 1900,
      amount_captured: 1900,
      paid: true,
      metadata: { order: "o1" },
    });
  });

  test("expires when the clock passes its time, and then takes no payment", async () => {
    const expiresAt = Math.floor(Date.now() / 1000) + 1_800 + (await offsetSeconds());
    const session = await stripe.client().checkout.sessions.create(order({ expires_at: expiresAt }));
    await stripe.later("31m");
    expect((await stripe.client().checkout.sessions.retrieve(session.id)).status).toBe("expired");
    const page = await stripe.pageAt(`/pay/${session.id}`, GOOD_CARD);
    expect(page.status).toBe(410);
    const events = await stripe.client().events.list({ type: "checkout.session.expired" });
    expect(events.data[0]?.data.object).toMatchObject({ id: session.id });
  });

  test("expires also when the shop has cancelled its payment by itself", async () => {
    const expiresAt = Math.floor(Date.now() / 1000) + 1_800 + (await offsetSeconds());
    const { id } = await stripe.client().checkout.sessions.create(order({ expires_at: expiresAt }));
    await stripe.control("/stripe/pay", { session: id, card: "4000000000000002" });
    const intent = idOf((await stripe.client().checkout.sessions.retrieve(id)).payment_intent);
    await stripe.client().paymentIntents.cancel(intent);
    await stripe.later("31m");
    expect((await stripe.client().checkout.sessions.retrieve(id)).status).toBe("expired");
    const again = await stripe.client().paymentIntents.retrieve(intent);
    expect(again).toMatchObject({ status: "canceled", cancellation_reason: "requested_by_customer" });
  });

  test("can be expired by the shop only while it is open", async () => {
    const session = await stripe.client().checkout.sessions.create(order());
    expect((await stripe.client().checkout.sessions.expire(session.id)).status).toBe("expired");
    const { session: paid } = await paidSession(stripe);
    const refusal = await failureOf(stripe.client().checkout.sessions.expire(paid.id));
    expect(refusal.statusCode).toBe(400);
  });
});

describe("money", () => {
  const priced = (currency: string, unitAmount: number) =>
    stripe.client().checkout.sessions.create(
      order({
        line_items: [
          { quantity: 1, price_data: { currency, unit_amount: unitAmount, product_data: { name: "Plan" } } },
        ],
      }),
    );

  test.each([
    ["jpy", 1480, "¥1,480"],
    ["kwd", 2950, "KWD 2.950"],
    ["eur", 123456, "€1,234.56"],
  ])("in %s is shown as it is counted", async (currency, amount, shown) => {
    const session = await priced(currency, amount);
    const page = (await (await stripe.pageAt(`/pay/${session.id}`)).text()).replaceAll("\u00a0", " ");
    expect(page).toContain(`Pay ${shown}`);
  });

  test("obeys the rules of its currency", async () => {
    expect((await failureOf(priced("kwd", 2955))).message).toContain("divisible by 10");
    expect((await failureOf(priced("eur", 10))).code).toBe("amount_too_small");
    expect((await failureOf(priced("xxz", 1000))).message).toContain("Invalid currency");
  });
});

describe("a request", () => {
  test("with an unknown parameter is refused by its name", async () => {
    const wrong = { ...order(), colour: "red" } as ReturnType<typeof order>;
    const refusal = await failureOf(stripe.client().checkout.sessions.create(wrong));
    expect(refusal).toMatchObject({ statusCode: 400, code: "parameter_unknown", param: "colour" });
    const nested = order();
    Object.assign(nested.line_items?.[0]?.price_data ?? {}, { taste: "sweet" });
    const deep = await failureOf(stripe.client().checkout.sessions.create(nested));
    expect(deep.param).toBe("line_items[0][price_data][taste]");
  });

  test("without what it needs is refused", async () => {
    const refusal = await failureOf(
      stripe.client().checkout.sessions.create(order({ line_items: undefined })),
    );
    expect(refusal).toMatchObject({ code: "parameter_missing", param: "line_items" });
  });

  test("needs a test key", async () => {
    expect((await failureOf(stripe.client("sk_live_x").balance.retrieve())).statusCode).toBe(401);
    expect((await failureOf(stripe.client("nonsense").balance.retrieve())).statusCode).toBe(401);
    await expect(stripe.client("rk_test_restricted").balance.retrieve()).resolves.toMatchObject({
      object: "balance",
    });
  });

  test("for something that does not exist is a 404", async () => {
    const refusal = await failureOf(stripe.client().checkout.sessions.retrieve("cs_test_nothing"));
    expect(refusal).toMatchObject({ statusCode: 404, code: "resource_missing" });
  });
});

async function offsetSeconds(): Promise<number> {
  const { offsetMs } = await stripe.control<{ offsetMs: number }>("/clock");
  return Math.floor(offsetMs / 1000);
}
