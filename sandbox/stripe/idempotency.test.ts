import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, openTestStripe, order, paidSession, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

test("the same key and parameters get the first answer again", async () => {
  const first = await stripe.client().checkout.sessions.create(order(), { idempotencyKey: "same" });
  const second = await stripe.client().checkout.sessions.create(order(), { idempotencyKey: "same" });
  expect(second.id).toBe(first.id);
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
});

test("the same key with other parameters is refused", async () => {
  await stripe.client().customers.create({ email: "a@example.com" }, { idempotencyKey: "other" });
  const refusal = await failureOf(
    stripe.client().customers.create({ email: "b@example.com" }, { idempotencyKey: "other" }),
  );
  expect(refusal).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
});

test("a key is forgotten after 24 hours of the sandbox's clock", async () => {
  const first = await stripe.client().customers.create({}, { idempotencyKey: "old" });
  await stripe.later("25h");
  const second = await stripe.client().customers.create({}, { idempotencyKey: "old" });
  expect(second.id).not.toBe(first.id);
});

test("an answer that was lost is found again under its key, and the work was done once", async () => {
  const { charge } = await paidSession(stripe);
  // Twice: the library itself tries once more when a connection is reset.
  await stripe.fault("stripe.refunds.create", "reset_after", { count: 2 });
  const refund = () =>
    stripe.client().refunds.create({ charge: charge.id, amount: 700 }, { idempotencyKey: "lost" });
  expect((await failureOf(refund())).type).toBe("StripeConnectionError");
  expect((await refund()).amount).toBe(700);
  expect((await stripe.client().charges.retrieve(charge.id)).amount_refunded).toBe(700);
});

test("the ledger knows the key of a call that was struck before the work", async () => {
  await stripe.fault("stripe.customers.create", "status", { status: 500 });
  await failureOf(stripe.client().customers.create({}, { idempotencyKey: "struck" }));
  expect(await stripe.control("/ledger?reference=struck")).toMatchObject({
    entries: [{ operation: "stripe.customers.create", fault: "status", worked: false }],
  });
});

test("a 500 after the work is replayed with its key", async () => {
  const { charge } = await paidSession(stripe);
  await stripe.fault("stripe.refunds.create", "status", { status: 500, afterWork: true });
  const refund = () => stripe.client().refunds.create({ charge: charge.id }, { idempotencyKey: "failed" });
  expect(await failureOf(refund())).toMatchObject({ statusCode: 500, type: "StripeAPIError" });
  const replay = await failureOf(refund());
  expect(replay).toMatchObject({ statusCode: 500 });
  expect(replay.headers?.["idempotent-replayed"]).toBe("true");
  expect((await stripe.client().charges.retrieve(charge.id)).refunded).toBe(true);
});

test("a 429 or a 500 before the work leaves the key free", async () => {
  await stripe.fault("stripe.customers.create", "rate_limit");
  const create = () => stripe.client().customers.create({ name: "Ada" }, { idempotencyKey: "free" });
  expect((await failureOf(create())).type).toBe("StripeRateLimitError");
  await stripe.fault("stripe.customers.create", "status", { status: 503 });
  expect((await failureOf(create())).statusCode).toBe(503);
  expect((await create()).name).toBe("Ada");
});

test("a request that was refused as malformed may be mended under its key", async () => {
  const tooSoon = order({ expires_at: 1 });
  await failureOf(stripe.client().checkout.sessions.create(tooSoon, { idempotencyKey: "mended" }));
  const session = await stripe.client().checkout.sessions.create(order(), { idempotencyKey: "mended" });
  expect(session.status).toBe("open");
});

test("keys outlive a restart", async () => {
  const first = await stripe.client().customers.create({ name: "Bo" }, { idempotencyKey: "kept" });
  await stripe.restart();
  const second = await stripe.client().customers.create({ name: "Bo" }, { idempotencyKey: "kept" });
  expect(second.id).toBe(first.id);
});
