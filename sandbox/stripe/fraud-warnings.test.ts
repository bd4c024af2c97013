import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, openTestStripe, paidSession, type TestStripe } from "./testing.ts";

const WARNED_CARD = "4000000000005423";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

const warningsOf = async (charge: string) =>
  (await stripe.client().radar.earlyFraudWarnings.list({ charge })).data;
const raise = (charge: string, type?: string) =>
  stripe.control<{ id: string }>("/stripe/fraud-warnings", { charge, ...(type && { type }) });

test("a payment with the card whose bank warns of fraud goes through and is warned of", async () => {
  const { intent, charge } = await paidSession(stripe, {}, WARNED_CARD);
  expect(charge.paid).toBe(true);
  const [warning, ...others] = await warningsOf(charge.id);
  expect(others).toEqual([]);
  expect(warning).toMatchObject({
    object: "radar.early_fraud_warning",
    charge: charge.id,
    payment_intent: intent.id,
    actionable: true,
  });
  expect(warning?.id).toMatch(/^issfr_/);
  const events = await stripe.client().events.list({ type: "radar.early_fraud_warning.created", limit: 1 });
  expect(events.data[0]?.data.object).toMatchObject({ id: warning?.id });
});

test("a warning is raised on any charge, and moves no money", async () => {
  const { charge } = await paidSession(stripe);
  expect(await warningsOf(charge.id)).toEqual([]);
  const { id } = await raise(charge.id, "made_with_stolen_card");
  expect(await stripe.client().radar.earlyFraudWarnings.retrieve(id)).toMatchObject({
    fraud_type: "made_with_stolen_card",
  });
  expect(await stripe.client().charges.retrieve(charge.id)).toEqual(charge);
});

test.each([
  ["all of the charge went back", (charge: string) => stripe.client().refunds.create({ charge })],
  ["it is disputed", (charge: string) => stripe.control("/stripe/disputes", { charge })],
])("nothing can be done about a warning any more once %s", async (_what, work) => {
  const { charge } = await paidSession(stripe);
  const { id } = await raise(charge.id);
  await work(charge.id);
  expect(await stripe.client().radar.earlyFraudWarnings.retrieve(id)).toMatchObject({ actionable: false });
});

test("a warning that is not there is not found", async () => {
  const asked = stripe.client().radar.earlyFraudWarnings.retrieve("issfr_none");
  expect(await failureOf(asked)).toMatchObject({ statusCode: 404, code: "resource_missing" });
});
