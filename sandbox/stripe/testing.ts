import Stripe from "stripe";
import { openListener } from "../listener.ts";
import { openThrowawaySandbox } from "../throwaway.ts";

export const SECRET = "whsec_sandbox";

/** A sandbox of its own, the real library pointed at it, and a shop's webhook address that listens. */
export async function openTestStripe() {
  const sandbox = await openThrowawaySandbox();
  const base = sandbox.url;
  const client = (key = "sk_test_x"): Stripe =>
    new Stripe(key, {
      host: "127.0.0.1",
      port: sandbox.running().port,
      protocol: "http",
      maxNetworkRetries: 0,
      timeout: 10_000,
    });

  async function control<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${base()}/control/api${path}`, init);
    return (await response.json()) as T;
  }

  return {
    client,
    control,
    base,
    pageAt: (path: string, form?: Record<string, string>) =>
      fetch(base() + path, {
        redirect: "manual",
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
      }),
    fault: (operation: string, kind: string, more: Record<string, unknown> = {}) =>
      control("/faults", { operation, kind, count: 1, ...more }),
    later: (advance: string) => control("/clock", { advance }),
    /** What a checker reads: payments as the sandbox knows them. */
    ledger: () => control<PaymentLedger>("/stripe/ledger"),
    restart: sandbox.restart,
    close: sandbox.close,
  };
}

export type TestStripe = Awaited<ReturnType<typeof openTestStripe>>;

type PaymentLedger = {
  charges: { id: string; amount: number; status: string; payment_intent: string }[];
  refunds: { id: string; amount: number }[];
  totals: Record<string, { captured: number; refunded: number; charges: number }>;
};

/** What Stripe's signed posts look like to a shop that checks them with Stripe's own code. */
export async function openShop(client: Stripe) {
  const received: Stripe.Event[] = [];
  let answers: number[] = [];
  let forgeries = 0;
  const listener = await openListener(({ headers, body }) => {
    const event = verified(client, body, String(headers["stripe-signature"]));
    if (!event) {
      forgeries += 1;
      return 400;
    }
    const status = answers.shift() ?? 200;
    if (status === 200) received.push(event);
    return status;
  });
  return {
    ...listener,
    received,
    /** The statuses of the next answers; afterwards all is well again. */
    willAnswer: (...statuses: number[]) => (answers = statuses),
    types: () => received.map((event) => event.type as string),
    forgeries: () => forgeries,
  };
}

function verified(client: Stripe, body: string, signature: string): Stripe.Event | undefined {
  try {
    return client.webhooks.constructEvent(body, signature, SECRET, undefined, undefined, 0);
  } catch {
    return undefined;
  }
}

export function order(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    client_reference_id: "order-1",
    success_url: "http://shop.test/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://shop.test/basket",
    line_items: [
      {
        quantity: 2,
        price_data: { currency: "eur", unit_amount: 950, product_data: { name: "Japan 5 GB" } },
      },
    ],
    ...overrides,
  };
}

export const GOOD_CARD = {
  email: "ada@example.com",
  number: "4242 4242 4242 4242",
  expiry: "12 / 40",
  cvc: "123",
  name: "Ada Traveller",
};

/** A session paid by card without a browser. */
export async function paidSession(
  stripe: TestStripe,
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
  card = "4242424242424242",
) {
  const session = await stripe.client().checkout.sessions.create(order(overrides));
  await stripe.control("/stripe/pay", { session: session.id, card });
  const paid = await stripe
    .client()
    .checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge"] });
  const intent = paid.payment_intent;
  if (!intent || typeof intent === "string") throw new Error("the payment intent was not expanded");
  const charge = intent.latest_charge;
  if (!charge || typeof charge === "string") throw new Error("the charge was not expanded");
  return { session: paid, intent, charge };
}

export async function failureOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("it should have been refused");
}
