import { createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cardTraveller, orderOfKey, takenFor } from "@/bin/test-cards";
import type { CustomerId, SignedIn, Viewer } from "@/lib/auth/model";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { quickHtml } from "../quick/format";
import { quickView } from "../quick/service";
import type { CardTopupForm } from "./schema";
import { topUpByCard, topUpOnPage } from "./service";

const WANTS_ITS_OWNER = "4000000000003220";
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
});
afterAll(() => sandbox.close());

/** Somebody signed in, in front of a page that offers a top-up. */
async function atThePage(number?: string) {
  const { customer, request } = await cardTraveller(sandbox, number);
  const signedIn: SignedIn = { id: customer.id as CustomerId, email: customer.email, role: "CUSTOMER" };
  const viewer = { customerId: signedIn.id, grants: [] } as unknown as Viewer;
  const form: CardTopupForm = {
    key: request.key,
    esim: request.esimId,
    package: request.topupId,
    currency: request.currency,
    promo: null,
    shownMinor: request.totalMinor,
    locale: "en",
    card: request.cardId,
  };
  return { form, by: { viewer, customer: signedIn }, request };
}

describe("one press", () => {
  test("leads to the order it paid", async () => {
    const { form, by } = await atThePage();
    const led = await topUpByCard(form, by);
    const { id } = await orderOfKey(form.key);
    expect(led).toEqual({ ok: true, data: { orderId: id, linkVersion: 1, payUrl: null } });
  });

  test("leads to a pay page where the bank wants to ask, and to the same one again", async () => {
    const { form, by } = await atThePage(WANTS_ITS_OWNER);
    const led = await topUpByCard(form, by);
    expect(led).toMatchObject({ ok: true, data: { payUrl: expect.stringContaining("/pay/cs_") as string } });
    const { status, payments } = await orderOfKey(form.key);
    expect([status, payments.map((payment) => payment.status)]).toEqual([
      "AWAITING_PAYMENT",
      ["FAILED", "OPEN"],
    ]);
    expect(await topUpOnPage(form, by)).toEqual(led);
  });

  test("after the pay page was opened for the same offer closes that, and is paid once", async () => {
    const { form, by, request } = await atThePage();
    const led = await topUpOnPage(form, by);
    if (!led.ok || !led.data.payUrl) throw new Error("no page was opened");
    expect((await topUpByCard(form, by)).ok).toBe(true);
    expect((await fetch(led.data.payUrl)).status).toBe(410);
    const order = await orderOfKey(form.key);
    expect(order.payments.map(({ status }) => status)).toEqual(["EXPIRED", "PAID"]);
    expect(await takenFor(sandbox, order.id)).toEqual([request.totalMinor]);
  });

  test("of a guest, for somebody else's eSIM, or with the key of another one buys nothing", async () => {
    const [mine, other] = [await atThePage(), await atThePage()];
    const refused = { ok: false, code: "not_found" };
    expect(await topUpByCard(mine.form, { ...mine.by, customer: null })).toEqual(refused);
    expect(await topUpByCard(mine.form, other.by)).toEqual(refused);
    await topUpByCard(other.form, other.by);
    const led = await topUpByCard({ ...mine.form, key: other.form.key }, mine.by);
    expect(led).toEqual({ ok: false, code: "payment_unavailable" });
  });
});

test.each(LOCALES)("the smallest page stays small in %s, and fetches nothing", async (locale) => {
  const { request, by } = await atThePage();
  const view = await quickView(request.esimId, { customerId: by.customer.id, currency: null });
  expect(view.offers.length).toBeGreaterThan(0);
  const prices = view.offers.map(({ price }) => price.minor);
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  const t = createTranslator({ locale, messages: await loadMessages(locale) });
  const look = { shop: "<b>Landfall</b>", accent: undefined, nonce: "abc" };
  const html = quickHtml({ locale, view, problem: "declined", ...look, t });
  expect(Buffer.byteLength(html)).toBeLessThan(14 * 1024);
  expect(html).not.toMatch(/<script|<img|<link rel="stylesheet"|url\(|<b>Landfall/);
  expect(html).toContain("4242");
});
