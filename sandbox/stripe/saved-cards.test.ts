import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, openTestStripe, paidSession, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

async function savedCard(number: string) {
  const customer = await stripe.client().customers.create({ email: "ada@example.com" });
  await paidSession(
    stripe,
    { customer: customer.id, payment_intent_data: { setup_future_usage: "off_session" } },
    number,
  );
  const methods = await stripe.client().paymentMethods.list({ customer: customer.id, type: "card" });
  const method = methods.data[0];
  if (!method) throw new Error("the card was not saved");
  return { customer: customer.id, method };
}

const chargeLater = (customer: string, method: string, key?: string) =>
  stripe
    .client()
    .paymentIntents.create(
      { amount: 500, currency: "eur", customer, payment_method: method, off_session: true, confirm: true },
      key ? { idempotencyKey: key } : {},
    );

test("a card saved at checkout is charged later without the buyer", async () => {
  const { customer, method } = await savedCard("4242424242424242");
  expect(method.card).toMatchObject({ brand: "visa", last4: "4242" });
  const intent = await chargeLater(customer, method.id);
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 500, customer });
  const listed = await stripe.client().paymentIntents.list({ customer });
  expect(listed.data).toHaveLength(2);
});

test("a card that attaches may still fail later, and the failure is kept for its key", async () => {
  const { customer, method } = await savedCard("4000000000000341");
  const failure = await failureOf(chargeLater(customer, method.id, "topup-1"));
  if (!(failure instanceof Stripe.errors.StripeCardError)) throw new Error("not a card error");
  expect(failure).toMatchObject({ statusCode: 402, code: "card_declined", decline_code: "generic_decline" });
  expect(failure.payment_intent?.status).toBe("requires_payment_method");
  const again = await failureOf(chargeLater(customer, method.id, "topup-1"));
  expect(again.headers?.["idempotent-replayed"]).toBe("true");
});

test("a card that wants its owner every time cannot be charged without them", async () => {
  const { customer, method } = await savedCard("4000000000003220");
  expect((await failureOf(chargeLater(customer, method.id))).code).toBe("authentication_required");
  const present = await stripe.client().paymentIntents.create({
    amount: 500,
    currency: "eur",
    customer,
    payment_method: method.id,
    confirm: true,
    return_url: "http://shop.test/back",
  });
  expect(present.status).toBe("requires_action");
  const bank = new URL(present.next_action?.redirect_to_url?.url ?? "").pathname;
  const back = await stripe.pageAt(bank, { answer: "complete" });
  expect(back.headers.get("location")).toBe("http://shop.test/back");
  expect((await stripe.client().paymentIntents.retrieve(present.id)).status).toBe("succeeded");
});

test("nobody else's card can be charged, and no intent is left behind", async () => {
  const { method } = await savedCard("4242424242424242");
  const other = await stripe.client().customers.create({ email: "bo@example.com" });
  await failureOf(chargeLater(other.id, method.id));
  expect((await stripe.client().paymentIntents.list({ customer: other.id })).data).toEqual([]);
});

test("a detached card is gone", async () => {
  const { customer, method } = await savedCard("4242424242424242");
  await stripe.client().paymentMethods.detach(method.id);
  expect((await stripe.client().paymentMethods.list({ customer })).data).toEqual([]);
  await failureOf(chargeLater(customer, method.id));
});

test("customers are found by e-mail, changed and erased", async () => {
  const made = await stripe
    .client()
    .customers.create({ email: "cy@example.com", metadata: { shop: "1", old: "x" } });
  const found = await stripe.client().customers.list({ email: "cy@example.com" });
  expect(found.data.map(({ id }) => id)).toEqual([made.id]);
  const changed = await stripe.client().customers.update(made.id, { name: "Cy", metadata: { old: "" } });
  expect(changed).toMatchObject({ name: "Cy", metadata: { shop: "1" } });
  expect(changed.metadata.old).toBeUndefined();
  await stripe.client().customers.del(made.id);
  expect((await failureOf(stripe.client().customers.retrieve(made.id))).code).toBe("resource_missing");
});
