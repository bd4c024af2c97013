import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { paymentWorkers } from "./jobs";
import { requestRefund } from "./mutations";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
});
afterAll(() => sandbox.close());

async function paidOrder(): Promise<string> {
  const orderId = newId();
  const at = new Date();
  await db().order.create({
    data: {
      id: orderId,
      number: orderId.slice(-8),
      status: "PAID",
      email: "buyer@example.com",
      locale: "en",
      totalMinor: 500,
      currency: "USD",
      quoteExpiresAt: at,
      createdAt: at,
    },
  });
  await db().payment.create({
    data: {
      id: newId(),
      orderId,
      status: "PAID",
      paymentIntentId: `pi_gone_${orderId.slice(-12)}`,
      amountMinor: 500,
      currency: "USD",
      expiresAt: at,
      createdAt: at,
    },
  });
  return orderId;
}

const request = (orderId: string, minor: number, reasonKey: string) =>
  requestRefund(db(), { orderId, lineId: newId(), amount: money(minor, "USD"), reasonKey, reason: "test" });

test("a refund that Stripe refuses for good waits for staff, with the reason", async () => {
  const orderId = await paidOrder();
  await request(orderId, 500, "line:1");
  const refund = await db().refund.findFirstOrThrow({ where: { payment: { orderId } } });
  await paymentWorkers[0]?.run({ refundId: refund.id });
  const after = await db().refund.findUniqueOrThrow({ where: { id: refund.id } });
  expect(after.status).toBe("FAILED");
  expect(after.lastError).toMatch(/payment_intent/i);
});

test("the same thing is refunded once, and never more than was paid", async () => {
  const orderId = await paidOrder();
  await request(orderId, 300, "line:1");
  await request(orderId, 300, "line:1");
  await expect(request(orderId, 300, "line:2")).rejects.toThrow();
  const payment = await db().payment.findFirstOrThrow({ where: { orderId }, include: { refunds: true } });
  expect(payment.refundedMinor).toBe(300);
  expect(payment.refunds).toHaveLength(1);
});
