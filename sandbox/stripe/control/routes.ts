import type { Context, Hono } from "hono";
import { z } from "zod";
import { pushList } from "../../kernel/outbox.ts";
import { StripeFailure } from "../api/errors.ts";
import type { Books } from "../books.ts";
import { completePaid, payByCard, payByTransfer, settleSessionTransfer } from "../checkout/complete.ts";
import { expireSession, sessionNamed } from "../checkout/sessions.ts";
import { registerEndpoint } from "../events/endpoints.ts";
import { closeDispute, openDispute } from "../payments/disputes.ts";
import { warnOfFraud } from "../payments/fraud-warnings.ts";
import { finishChallenge } from "../payments/intent-payments.ts";
import { createRefund } from "../payments/refunds.ts";
import { paymentLedger } from "./ledger.ts";

const endpointBody = z.strictObject({ url: z.url(), secret: z.string().min(1).default("whsec_sandbox") });
const payBody = z.strictObject({
  session: z.string(),
  card: z.string().default("4242424242424242"),
  method: z.enum(["card", "transfer"]).default("card"),
  /** The buyer's answer, should the card ask for 3-D Secure; "leave" walks away from the bank's page. */
  challenge: z.enum(["complete", "fail", "leave"]).default("complete"),
  email: z.string().default("traveller@example.com"),
  name: z.string().default("Test Traveller"),
});
const disputeBody = z.strictObject({ charge: z.string(), reason: z.string().optional() });
const warningBody = z.strictObject({ charge: z.string(), type: z.string().optional() });
const closingBody = z.strictObject({ won: z.boolean() });
const refundBody = z.strictObject({ charge: z.string(), amount: z.number().int().optional() });
const transferBody = z.strictObject({ session: z.string(), arrived: z.boolean().default(true) });
const sessionBody = z.strictObject({ session: z.string() });

/** What a person would do in Stripe's dashboard or on the pay page, for tests and for the control page. */
export function mountStripeControl(app: Hono, books: Books): void {
  const at = "/control/api/stripe";
  const { store } = books.world;
  const post = <T extends z.ZodType>(
    path: string,
    body: T,
    work: (given: z.output<T>, c: Context) => object,
  ): void => {
    app.post(`${at}/${path}`, (c) => carryOut(c, body, (given) => store.transaction(() => work(given, c))));
  };

  app.get(`${at}/ledger`, (c) => c.json(paymentLedger(books)));
  app.get(`${at}/deliveries`, (c) => {
    const limit = Number(c.req.query("limit")) || 100;
    return c.json({ deliveries: pushList(books.deliveries, limit) });
  });
  app.get(`${at}/webhook-endpoints`, (c) => c.json({ endpoints: books.endpoints.values() }));

  post("webhook-endpoint", endpointBody, ({ url, secret }) => registerEndpoint(books, url, secret));
  post("pay", payBody, (given) => pay(books, given));
  post("transfers", transferBody, ({ session, arrived }) => settleSessionTransfer(books, session, arrived));
  post("expire", sessionBody, ({ session }) => expireSession(books, session));
  post("disputes", disputeBody, ({ charge, reason }) => openDispute(books, charge, reason));
  post("disputes/:id/close", closingBody, ({ won }, c) => closeDispute(books, c.req.param("id") ?? "", won));
  post("fraud-warnings", warningBody, ({ charge, type }) => warnOfFraud(books, charge, type));
  post("refunds", refundBody, ({ charge, amount }) =>
    createRefund(books, { charge, ...(amount !== undefined && { amount: String(amount) }) }),
  );
}

async function carryOut<T extends z.ZodType>(
  c: Context,
  schema: T,
  work: (given: z.output<T>) => object,
): Promise<Response> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const given = schema.safeParse(body);
  if (!given.success) return c.json({ error: z.prettifyError(given.error) }, 422);
  try {
    return c.json(work(given.data));
  } catch (error) {
    if (error instanceof StripeFailure)
      return c.json({ error: error.body }, error.status === 404 ? 404 : 409);
    throw error;
  }
}

function pay(books: Books, given: z.output<typeof payBody>): object {
  const payer = { email: given.email, name: given.name };
  const before = sessionNamed(books, given.session);
  if (before.status !== "open") return paymentResult(books, given.session, `already-${before.status}`);
  if (given.method === "transfer") {
    payByTransfer(books, given.session, payer);
    return paymentResult(books, given.session, "processing");
  }
  const expYear = books.world.clock.now().getUTCFullYear() + 2;
  const outcome = payByCard(books, given.session, {
    card: { number: given.card, expMonth: 12, expYear },
    payer,
  });
  if (outcome.result !== "challenge" || given.challenge === "leave") {
    return paymentResult(books, given.session, outcome.result);
  }
  const answered = finishChallenge(books, outcome.intent.id, given.challenge === "complete");
  if (answered.result === "paid") completePaid(books, given.session, payer);
  return paymentResult(books, given.session, answered.result);
}

function paymentResult(books: Books, sessionId: string, result: string): object {
  const session = sessionNamed(books, sessionId);
  return {
    result,
    session: session.id,
    status: session.status,
    payment_status: session.payment_status,
    payment_intent: session.payment_intent,
    success_url: session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", session.id) ?? null,
  };
}
