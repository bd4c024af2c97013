import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { syncCatalog } from "@/lib/catalog/jobs";
import { decimalText } from "@/lib/money/format";
import { money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { storeBalance } from "@/lib/suppliers/mutations";
import { createPromo } from "@/lib/pricing/promo/mutations";
import { readRates } from "@/lib/pricing/rates/jobs";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { quoteOrder } from "../quote/service";
import { checkOut, type Submission } from "./check-out";
import { NOT_ASKED } from "../consent/model";

const SLUG = "sakura-mobile-data-7days-1gb";
const OTHER = "sakura-mobile-data-30days-3gb";
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.stubEnv("RATES_URL", `${sandbox.url()}/rates`);
  vi.stubEnv("TAX_RATE_BPS", "1900");
  await syncCatalog();
  await readRates();
  await createPromo({ code: "TEN", effect: { kind: "percent", basisPoints: 1000 }, mostUses: 1 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control("/faults", {}, "DELETE"));

type Page = {
  key?: string;
  wanted?: { slug: string; quantity: number }[];
  currency?: string | null;
  promo?: string | null;
};

/** Submits a page with the total that it shows, or another one. */
async function submit(
  { key = newId(), wanted = [{ slug: SLUG, quantity: 1 }], currency = null, promo = null }: Page = {},
  shown?: number,
) {
  const email = "traveller@example.com";
  const quote = () => quoteOrder(wanted, { currency, promo, email });
  const priced = await quote();
  const submission: Submission = {
    key,
    email,
    customerId: null,
    locale: "en",
    currency,
    promo,
    totalMinor: shown ?? (priced.ok ? priced.data.total.minor : 0),
    lines: wanted.map(({ slug, quantity }) => `${slug}:${quantity}`),
    consent: NOT_ASKED,
  };
  return { key, again: () => checkOut(submission, quote), led: await checkOut(submission, quote) };
}
type Led = Awaited<ReturnType<typeof submit>>["led"];
const leadOf = (led: Led) => {
  if (!led.ok) throw new Error(led.code);
  return led.data;
};
const orderOf = (id: string) =>
  db().order.findUniqueOrThrow({ where: { id }, include: { lines: true, payments: true, redemption: true } });
type Session = {
  id: string;
  amount_total: number;
  currency: string;
  status: string;
  metadata: { order_id: string };
};
async function sessions() {
  const { body } = await sandbox.control<{ sessions: Session[] }>("/stripe/ledger");
  return body.sessions;
}
async function pay(orderId: string) {
  const [payment] = (await orderOf(orderId)).payments;
  await sandbox.control("/stripe/pay", { session: payment?.sessionId });
}

describe("what is frozen and charged", () => {
  test.each(["USD", "EUR", "JPY", "KWD"])("is what was shown, in %s", async (currency) => {
    const wanted = [
      { slug: SLUG, quantity: 2 },
      { slug: OTHER, quantity: 3 },
    ];
    const { led } = await submit({ wanted, currency });
    const order = await orderOf(leadOf(led).orderId);
    const [payment] = order.payments;
    const session = (await sessions()).find(({ id }) => id === payment?.sessionId);
    expect(session).toMatchObject({ amount_total: order.totalMinor, currency: currency.toLowerCase() });
    expect(payment).toMatchObject({ amountMinor: order.totalMinor, currency });
    expect(order.rate === null).toBe(currency === "USD");
    expect(order.taxMinor).toBe(order.lines.reduce((sum, line) => sum + line.taxMinor, 0));
    expect(order.taxMinor).toBeGreaterThan(0);
    for (const line of order.lines)
      expect(line).toMatchObject({ currency, costCurrency: "USD", discountMinor: 0 });
    const page = await (await fetch(leadOf(led).payUrl ?? "")).text();
    expect(page.replaceAll(/[^\d.]/g, "")).toContain(
      decimalText({ minor: order.totalMinor, currency }).replaceAll(/[^\d.]/g, ""),
    );
    expect(page).toContain("2 × Japan");
  });

  test("is less by the code, which is used up by it and free again once the order is replaced", async () => {
    const { led, key } = await submit({ promo: "TEN", wanted: [{ slug: SLUG, quantity: 3 }] });
    const { orderId } = leadOf(led);
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ promoCode: "TEN", redemption: { discountMinor: order.discountMinor } });
    expect(order.discountMinor).toBeGreaterThan(0);
    const [line] = order.lines;
    expect((line?.unitPriceMinor ?? 0) * 3 - order.discountMinor).toBe(order.totalMinor);
    expect((await submit({ promo: "TEN" }, 1)).led).toEqual({ ok: false, code: "promo_used_up" });
    const { led: replaced } = await submit({ key });
    expect(leadOf(replaced).orderId).not.toBe(orderId);
    expect((await orderOf(orderId)).status).toBe("CANCELLED");
    expect((await submit({ promo: "TEN" })).led.ok).toBe(true);
  });

  test("is nothing where another total was shown", async () => {
    const before = await db().order.count();
    expect((await submit({}, 1)).led).toEqual({ ok: false, code: "price_changed" });
    expect(await db().order.count()).toBe(before);
  });
});

describe("the same page", () => {
  test("submitted again leads to the same pay page", async () => {
    const { led, again } = await submit();
    expect(await again()).toEqual(led);
    expect(await again()).toEqual(led);
  });

  test("submitted many times at one moment makes one order and one session", async () => {
    const key = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => submit({ key })));
    const leads = new Set(all.map(({ led }) => JSON.stringify(leadOf(led))));
    expect(leads.size).toBe(1);
    const orders = await db().order.findMany({ where: { checkoutKey: key } });
    expect(orders).toHaveLength(1);
    expect((await sessions()).filter(({ metadata }) => metadata.order_id === orders[0]?.id)).toHaveLength(1);
  });

  test("submitted after paying leads to the order, whatever it asks for now", async () => {
    const { led, key, again } = await submit();
    const { orderId } = leadOf(led);
    await pay(orderId);
    expect(leadOf(await again())).toMatchObject({ orderId, payUrl: null });
    const changed = await submit({ key, wanted: [{ slug: OTHER, quantity: 2 }] });
    expect(leadOf(changed.led)).toMatchObject({ orderId, payUrl: null });
    expect((await orderOf(orderId)).status).toBe("PAID");
  });

  test("changed before paying replaces its order, and the old pay page is closed", async () => {
    const { led, key } = await submit();
    const { orderId } = leadOf(led);
    const { led: changed } = await submit({ key, wanted: [{ slug: SLUG, quantity: 2 }] });
    const replaced = leadOf(changed);
    expect(replaced.orderId).not.toBe(orderId);
    expect(await orderOf(orderId)).toMatchObject({ status: "CANCELLED", checkoutKey: null });
    expect(await orderOf(replaced.orderId)).toMatchObject({ status: "AWAITING_PAYMENT", checkoutKey: key });
    const states = (await sessions()).filter(({ metadata }) =>
      [orderId, replaced.orderId].includes(metadata.order_id),
    );
    expect(states.map(({ status }) => status).toSorted()).toEqual(["expired", "open"]);
  });

  test("finishes what a crash between order and pay page left behind", async () => {
    await sandbox.control("/faults", {
      operation: "stripe.checkout.sessions.create",
      kind: "reset_after",
      count: 3,
    });
    const { led, key, again } = await submit();
    expect(led).toEqual({ ok: false, code: "payment_unavailable" });
    const { id } = await db().order.findUniqueOrThrow({ where: { checkoutKey: key } });
    await sandbox.control("/faults", {}, "DELETE");
    const resumed = leadOf(await again());
    expect(resumed).toMatchObject({ orderId: id, payUrl: expect.stringContaining("/pay/") as string });
    expect((await sessions()).filter(({ metadata }) => metadata.order_id === id)).toHaveLength(1);
    expect(await db().orderEvent.count({ where: { orderId: id, type: "payment_opened" } })).toBe(1);
  });

  test("places a new order where Stripe will never open the old one's page", async () => {
    const { led, key, again } = await submit();
    const { orderId } = leadOf(led);
    // As if the session had never been opened, and it were too late for it now.
    const sessionId = null;
    await db().payment.updateMany({
      where: { orderId },
      data: { sessionId, expiresAt: new Date(Date.now() + 60_000) },
    });
    await sandbox.control("/faults", {
      operation: "stripe.checkout.sessions.create",
      kind: "status",
      status: 400,
      count: 1,
      body: { error: { type: "invalid_request_error", param: "expires_at", message: "too soon" } },
    });
    const next = leadOf(await again());
    expect(next.orderId).not.toBe(orderId);
    expect((await orderOf(orderId)).status).toBe("CANCELLED");
    expect((await orderOf(next.orderId)).checkoutKey).toBe(key);
  });

  test("can be paid although Stripe repeats a failure of its own for its first order", async () => {
    await sandbox.control("/faults", {
      operation: "stripe.checkout.sessions.create",
      kind: "status",
      status: 500,
      afterWork: true,
      // As often as Stripe's own client repeats a call by itself.
      count: 3,
      body: { error: { type: "api_error", message: "Something went wrong" } },
    });
    const { led, again } = await submit();
    expect(led).toEqual({ ok: false, code: "payment_unavailable" });
    expect(leadOf(await again()).payUrl).toMatch(/^http/);
  });
});

test("of many who want what our balance covers once, one gets to the pay page", async () => {
  await db().order.updateMany({ where: { status: "AWAITING_PAYMENT" }, data: { status: "CANCELLED" } });
  await db().orderLine.updateMany({ where: { status: "AWAITING_PAYMENT" }, data: { status: "CANCELLED" } });
  await db().orderLine.updateMany({ where: { status: "PAID" }, data: { status: "REFUND_DUE" } });
  const [{ costMinor } = { costMinor: 0 }] = await db().package.findMany({ where: { slug: SLUG } });
  await storeBalance("pressone", money(2 * costMinor - 1, "USD"), new Date());
  const all = await Promise.all(Array.from({ length: 6 }, () => submit()));
  const codes = all.map(({ led }) => (led.ok ? "ok" : led.code)).toSorted();
  expect(codes).toEqual(["ok", ...Array<string>(5).fill("shop_paused")]);
});
