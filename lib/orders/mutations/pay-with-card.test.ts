import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cardTraveller, keepCard, keepingPage, orderOfKey, takenFor } from "@/bin/test-cards";
import { cardsOf } from "@/lib/payments/cards/data";
import { cardWorkers } from "@/lib/payments/cards/jobs";
import { removeCard } from "@/lib/payments/cards/mutations";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { openPayPage } from "./open-pay-page";
import { topUpWithCard } from "./pay-with-card";
import { settleCharge } from "./settle-charge";
import { settleSession } from "./settle-payment";

const FAILS_LATER = "4000000000000341";
const WANTS_ITS_OWNER = "4000000000003220";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
});

const traveller = (number?: string) => cardTraveller(sandbox, number);
const orderOf = orderOfKey;
const taken = (orderId: string) => takenFor(sandbox, orderId);
const chargeOnce = (paymentId: string) => settleCharge({ paymentId, paymentIntentId: null }, "system");
const dueAgain = () => db().payment.updateMany({ where: { status: "OPEN" }, data: { checkAt: new Date(0) } });

describe("a kept card", () => {
  test("is there once the page is paid, and only once however often that is told", async () => {
    const customer = await make.customer();
    const { sessionId } = await keepingPage(customer);
    expect(await cardsOf(customer.id)).toEqual([]);
    await sandbox.control("/stripe/pay", { session: sessionId });
    await Promise.all([settleSession(sessionId, "buyer"), settleSession(sessionId, "stripe")]);
    await settleSession(sessionId, "stripe");
    expect(await cardsOf(customer.id)).toMatchObject([{ brand: "visa", last4: "4242" }]);
  });

  test("kept a second time is the same one, and Stripe lets the older go", async () => {
    const customer = await make.customer();
    const first = await keepCard(sandbox, customer);
    const second = await keepCard(sandbox, customer);
    expect(second).toBe(first);
    const [older] = await db().savedCard.findMany({
      where: { customerId: customer.id, removedAt: { not: null } },
    });
    for (const { run } of cardWorkers) await run({ cardId: older?.id });
    expect(await db().savedCard.findUnique({ where: { id: older?.id ?? "" } })).toMatchObject({
      detachedAt: expect.any(Date) as Date,
    });
  });

  test("is let go at Stripe once it is removed, also if Stripe is away at first", async () => {
    const { customer, cardId, request } = await traveller();
    expect(await removeCard((await make.customer()).id, cardId)).toBe(false);
    expect(await removeCard(customer.id, cardId)).toBe(true);
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "card_gone" });
    await sandbox.control("/faults", {
      operation: "stripe.payment_methods.detach",
      kind: "status",
      status: 503,
    });
    const [worker] = cardWorkers;
    await expect(worker?.run({ cardId })).rejects.toThrow();
    await sandbox.control("/faults", {}, "DELETE");
    await db().savedCard.updateMany({ data: { checkAt: new Date(0) } });
    await worker?.run({ cardId });
    expect(await db().savedCard.findUnique({ where: { id: cardId } })).toMatchObject({
      detachedAt: expect.any(Date) as Date,
    });
  });
});

describe("a top-up with a kept card", () => {
  test.each(["buyer", "nobody"] as const)("is paid without a page, %s present", async (presence) => {
    const { request } = await traveller();
    const paid = await topUpWithCard({ ...request, presence });
    const order = await orderOf(request.key);
    expect(paid).toEqual({ ok: true, data: { orderId: order.id } });
    expect(order).toMatchObject({
      status: "PAID",
      totalMinor: request.totalMinor,
      lines: [{ kind: "TOPUP", status: "PAID" }],
      payments: [
        {
          status: "PAID",
          presence,
          sessionId: null,
          paymentIntentId: expect.stringMatching(/^pi_/) as string,
        },
      ],
    });
    expect(await taken(order.id)).toEqual([request.totalMinor]);
    expect(await topUpWithCard({ ...request, presence })).toEqual(paid);
    expect(await taken(order.id)).toHaveLength(1);
  });

  test("pressed many times at one moment is one order and one charge", async () => {
    const { request } = await traveller();
    await Promise.all(Array.from({ length: 6 }, () => topUpWithCard(request)));
    const order = await orderOf(request.key);
    expect(order.payments).toHaveLength(1);
    await dueAgain();
    await chargeOnce(order.payments[0]?.id ?? "");
    expect((await orderOf(request.key)).status).toBe("PAID");
    expect(await taken(order.id)).toEqual([request.totalMinor]);
  });

  test("at another price than shown buys nothing", async () => {
    const { request } = await traveller();
    const before = await db().order.count();
    const cheaper = { ...request, totalMinor: request.totalMinor - 1 };
    expect(await topUpWithCard(cheaper)).toEqual({ ok: false, code: "price_changed" });
    expect(await topUpWithCard({ ...request, topupId: "gone" })).toEqual({ ok: false, code: "package_gone" });
    expect(await db().order.count()).toBe(before);
  });

  test("is never charged to the card of another customer", async () => {
    const { request } = await traveller();
    const { cardId } = await traveller();
    const before = await db().order.count();
    expect(await topUpWithCard({ ...request, cardId })).toEqual({ ok: false, code: "card_gone" });
    expect(await db().order.count()).toBe(before);
  });

  test("with a card that Stripe let go of buys nothing, and the card is not offered again", async () => {
    const { request, customer } = await traveller();
    const { paymentMethodId } = await db().savedCard.findUniqueOrThrow({ where: { id: request.cardId } });
    await detachElsewhere(paymentMethodId);
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "card_gone" });
    expect(await cardsOf(customer.id)).toEqual([]);
    expect(await orderOf(request.key)).toMatchObject({ status: "CANCELLED" });
  });
});

async function detachElsewhere(paymentMethodId: string): Promise<void> {
  const { detachCard } = await import("@/lib/payments/cards/service");
  await detachCard(paymentMethodId);
}

describe("a card that is declined", () => {
  test("cancels the order and takes nothing; the buyer may try again, nobody may not", async () => {
    const { request } = await traveller(FAILS_LATER);
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "card_declined" });
    const order = await orderOf(request.key);
    expect(order).toMatchObject({ status: "CANCELLED", lines: [{ status: "CANCELLED" }] });
    expect(order.payments).toMatchObject([{ status: "FAILED", lastError: "generic_decline" }]);
    expect(order.events.map(({ type }) => type)).toEqual(["created", "payment_failed", "cancelled"]);
    expect(await db().mail.count({ where: { orderId: order.id } })).toBe(0);
    expect(await topUpWithCard({ ...request, presence: "nobody" })).toEqual({
      ok: false,
      code: "card_declined",
    });
    expect((await orderOf(request.key)).id).toBe(order.id);
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "card_declined" });
    expect((await orderOf(request.key)).id).not.toBe(order.id);
    expect(await taken(order.id)).toEqual([]);
  });

  test("for want of its owner is called off where nobody is there", async () => {
    const { request } = await traveller(WANTS_ITS_OWNER);
    const refused = await topUpWithCard({ ...request, presence: "nobody" });
    expect(refused).toEqual({ ok: false, code: "card_needs_buyer" });
    const { payments, status } = await orderOf(request.key);
    expect([status, payments.map((payment) => payment.status)]).toEqual(["CANCELLED", ["FAILED"]]);
  });

  test("for want of its owner leads who is there to a page for the same order, which is paid once", async () => {
    const { request } = await traveller(WANTS_ITS_OWNER);
    expect(await topUpWithCard(request)).toEqual({ ok: false, code: "card_needs_buyer" });
    const { id, payments, status } = await orderOf(request.key);
    expect([status, payments.map((payment) => payment.status)]).toEqual([
      "AWAITING_PAYMENT",
      ["FAILED", "OPEN"],
    ]);
    const page = await openPayPage(id);
    if (!page.ok) throw new Error(page.code);
    await sandbox.control("/stripe/pay", { session: page.data.id });
    await settleSession(page.data.id, "buyer");
    expect(await orderOf(request.key)).toMatchObject({ status: "PAID" });
    expect(await taken(id)).toEqual([request.totalMinor]);
  });
});
