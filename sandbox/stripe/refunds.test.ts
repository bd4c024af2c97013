import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, openTestStripe, paidSession, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

test("a refund gives everything back, once", async () => {
  const { intent, charge } = await paidSession(stripe);
  const refund = await stripe
    .client()
    .refunds.create({ payment_intent: intent.id, metadata: { line: "l1" } });
  expect(refund).toMatchObject({
    amount: 1900,
    status: "succeeded",
    charge: charge.id,
    metadata: { line: "l1" },
  });
  const again = await failureOf(stripe.client().refunds.create({ payment_intent: intent.id }));
  expect(again).toMatchObject({ code: "charge_already_refunded", statusCode: 400 });
  expect(await stripe.client().charges.retrieve(charge.id)).toMatchObject({
    refunded: true,
    amount_refunded: 1900,
  });
});

test("parts are refunded up to what was captured and never beyond", async () => {
  const { charge } = await paidSession(stripe);
  await stripe.client().refunds.create({ charge: charge.id, amount: 950 });
  const beyond = await failureOf(stripe.client().refunds.create({ charge: charge.id, amount: 951 }));
  expect(beyond.message).toContain("greater than unrefunded amount");
  await stripe.client().refunds.create({ charge: charge.id, amount: 950 });
  const listed = await stripe.client().refunds.list({ charge: charge.id });
  expect(listed.data.map(({ amount }) => amount)).toEqual([950, 950]);
});

test("a refund may fail after an hour, and the money counts as captured again", async () => {
  const { charge } = await paidSession(stripe, {}, "4000000000005126");
  const refund = await stripe.client().refunds.create({ charge: charge.id });
  await stripe.later("61m");
  expect(await stripe.client().refunds.retrieve(refund.id)).toMatchObject({ status: "failed" });
  expect((await stripe.client().charges.retrieve(charge.id)).amount_refunded).toBe(0);
});

test("a refund may stay pending for an hour", async () => {
  const { charge } = await paidSession(stripe, {}, "4000000000007726");
  const refund = await stripe.client().refunds.create({ charge: charge.id });
  expect(refund.status).toBe("pending");
  await stripe.later("61m");
  expect((await stripe.client().refunds.retrieve(refund.id)).status).toBe("succeeded");
});

test("a disputed charge cannot be refunded", async () => {
  const { charge } = await paidSession(stripe);
  const dispute = await stripe.control<{ id: string; created: number }>("/stripe/disputes", {
    charge: charge.id,
  });
  expect(await stripe.client().disputes.retrieve(dispute.id)).toMatchObject({
    amount: 1900,
    status: "needs_response",
  });
  const since = { gte: Math.floor(Date.now() / 1000) - 60 };
  const listed = await stripe.client().disputes.list({ created: since, limit: 100 });
  expect(listed.data.map(({ id }) => id)).toContain(dispute.id);
  const later = { gt: dispute.created };
  const none = await stripe.client().disputes.list({ created: later, charge: charge.id });
  expect(none.data).toEqual([]);
  expect((await failureOf(stripe.client().refunds.create({ charge: charge.id }))).code).toBe(
    "charge_disputed",
  );
  const events = await stripe.client().events.list({ types: ["charge.dispute.created"] });
  expect(events.data[0]?.data.object).toMatchObject({ id: dispute.id });
});

test("a refund from the dashboard is an event like any other", async () => {
  const { charge } = await paidSession(stripe);
  await stripe.control("/stripe/refunds", { charge: charge.id, amount: 500 });
  const events = await stripe.client().events.list({ type: "refund.created", limit: 1 });
  expect(events.data[0]?.data.object).toMatchObject({ charge: charge.id, amount: 500 });
});

test("the balance is what was charged less fees and refunds", async () => {
  const before = await netOf("sek");
  const price = { currency: "sek", unit_amount: 10_000, product_data: { name: "Plan" } };
  const { charge } = await paidSession(stripe, { line_items: [{ quantity: 1, price_data: price }] });
  await stripe.client().refunds.create({ charge: charge.id, amount: 4_000 });
  expect((await netOf("sek")) - before).toBe(10_000 - 150 - 4_000);
  const moves = await stripe.client().balanceTransactions.list({ currency: "sek" });
  expect(moves.data.map(({ type, amount }) => [type, amount])).toEqual([
    ["refund", -4_000],
    ["charge", 10_000],
  ]);
});

async function netOf(currency: string): Promise<number> {
  const balance = await stripe.client().balance.retrieve();
  return balance.available.find((each) => each.currency === currency)?.amount ?? 0;
}
