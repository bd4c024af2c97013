import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GOOD_CARD, openTestStripe, order, type TestStripe } from "./testing.ts";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openTestStripe();
});
afterAll(() => stripe.close());

const newSession = () => stripe.client().checkout.sessions.create(order());
const chargesOf = async (intent: unknown) =>
  (await stripe.ledger()).charges.filter(
    (charge) => charge.payment_intent === intent && charge.status === "succeeded",
  );

describe("the pay page", () => {
  test("shows what is bought and escapes it", async () => {
    const session = await stripe.client().checkout.sessions.create(
      order({
        line_items: [
          {
            quantity: 1,
            price_data: { currency: "eur", unit_amount: 500, product_data: { name: "<b>Peru</b>" } },
          },
        ],
      }),
    );
    const page = await (await stripe.pageAt(`/pay/${session.id}`)).text();
    expect(page).toContain("<title>Sandbox payment</title>");
    expect(page).toContain("&lt;b&gt;Peru");
    expect(page).toContain("http://shop.test/basket");
  });

  test("takes a good card and goes to the shop", async () => {
    const session = await newSession();
    const answer = await stripe.pageAt(`/pay/${session.id}`, GOOD_CARD);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`http://shop.test/done?session=${session.id}`);
    const paid = await stripe.client().checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid" });
    expect(paid.customer_details?.email).toBe("ada@example.com");
  });

  test("charges once, however often Pay is pressed", async () => {
    const session = await newSession();
    const answers = await Promise.all([1, 2, 3].map(() => stripe.pageAt(`/pay/${session.id}`, GOOD_CARD)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const { payment_intent } = await stripe.client().checkout.sessions.retrieve(session.id);
    expect(await chargesOf(payment_intent)).toHaveLength(1);
  });

  test("keeps what was typed and says what is wrong beside it", async () => {
    const session = await newSession();
    const answer = await stripe.pageAt(`/pay/${session.id}`, {
      ...GOOD_CARD,
      number: "4242 4242",
      expiry: "01 / 20",
    });
    const page = await answer.text();
    expect(page).toContain('value="4242 4242"');
    expect(page).toContain('aria-describedby="number-error"');
    expect(page).toContain("in the past");
    expect((await stripe.client().checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  test("fills in a test card without scripts", async () => {
    const session = await newSession();
    const page = await (await stripe.pageAt(`/pay/${session.id}`, { fill: "4000000000009995" })).text();
    expect(page).toContain('value="4000 0000 0000 9995"');
  });

  test.each([
    ["4000000000000002", "Your card was declined."],
    ["4000000000009995", "insufficient funds"],
    ["4000000000000069", "has expired"],
    ["4000000000000127", "security code is incorrect"],
    ["4000000000000119", "error occurred while processing"],
    ["4111111111111111", "use one of the test cards"],
  ])("refuses %s, and another card may follow", async (number, words) => {
    const session = await newSession();
    const refused = await (await stripe.pageAt(`/pay/${session.id}`, { ...GOOD_CARD, number })).text();
    expect(refused.replaceAll("&#39;", "'")).toContain(words);
    expect((await stripe.pageAt(`/pay/${session.id}`, GOOD_CARD)).status).toBe(303);
    const { payment_intent } = await stripe.client().checkout.sessions.retrieve(session.id);
    expect(await chargesOf(payment_intent)).toHaveLength(1);
  });
});

describe("3-D Secure", () => {
  const challenged = async () => {
    const session = await newSession();
    const answer = await stripe.pageAt(`/pay/${session.id}`, { ...GOOD_CARD, number: "4000000000003220" });
    return { session, bank: answer.headers.get("location") ?? "" };
  };

  test("pays once the buyer confirms", async () => {
    const { session, bank } = await challenged();
    expect(await (await stripe.pageAt(bank)).text()).toContain("Is this you?");
    expect((await stripe.pageAt(bank, { answer: "complete" })).status).toBe(303);
    const paid = await stripe.client().checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({ payment_status: "paid", customer_details: { email: "ada@example.com" } });
  });

  test("charges nothing when it fails, and lets the buyer try again", async () => {
    const { session, bank } = await challenged();
    expect(await (await stripe.pageAt(bank, { answer: "fail" })).text()).toContain("unable to authenticate");
    expect((await stripe.client().checkout.sessions.retrieve(session.id)).status).toBe("open");
    expect((await stripe.pageAt(`/pay/${session.id}`, GOOD_CARD)).status).toBe(303);
  });

  test("confirmed late, after another tab has paid, does not charge again", async () => {
    const { session, bank } = await challenged();
    await stripe.pageAt(`/pay/${session.id}`, GOOD_CARD);
    await stripe.pageAt(bank, { answer: "complete" });
    const { payment_intent } = await stripe.client().checkout.sessions.retrieve(session.id);
    expect(await chargesOf(payment_intent)).toHaveLength(1);
  });
});

describe("a bank transfer", () => {
  const transferred = async () => {
    const session = await newSession();
    await stripe.pageAt(`/pay/${session.id}`, { email: "ada@example.com", method: "transfer" });
    return stripe.client().checkout.sessions.retrieve(session.id);
  };

  test("completes unpaid and is paid an hour later", async () => {
    const session = await transferred();
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    await stripe.later("61m");
    expect((await stripe.client().checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
    const events = await stripe.client().events.list({ type: "checkout.session.async_payment_succeeded" });
    expect(events.data[0]?.data.object).toMatchObject({ id: session.id, payment_status: "paid" });
  });

  test("can fail", async () => {
    const session = await transferred();
    await stripe.control("/stripe/transfers", { session: session.id, arrived: false });
    const read = await stripe.client().checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(read).toMatchObject({
      payment_status: "unpaid",
      payment_intent: { status: "requires_payment_method" },
    });
  });
});
