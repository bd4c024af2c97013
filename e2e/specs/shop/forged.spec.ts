import { createHmac } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { installPage } from "../../pages/install-page";
import { buy } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";

const NOBODY = "019fffff-ffff-7fff-bfff-ffffffffffff";

test("foreign and made-up orders and eSIMs are pages that do not exist", async ({ page, browser, email }) => {
  await buy(page, email);
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await orderPage(page).install.click();
  const install = installPage(page);
  await install.opened();
  const esim = install.esimPath();

  const stranger = await browser.newContext();
  const { request } = stranger;
  for (const path of [
    `/en/orders/${orderId}`,
    esim,
    `${esim}/install`,
    `${esim}/install/print`,
    `${esim}/top-up`,
    `/api${esim.replace("/en", "")}/usage`,
    `/api${esim.replace("/en", "")}/handover`,
    `/api/orders/${orderId}/status`,
    `/en/orders/${NOBODY}`,
    "/en/orders/1%27%20OR%201=1",
    `/en/esims/${NOBODY}/install`,
    `/api/orders/${NOBODY}/status`,
    "/api/esims/..%2f..%2fetc/usage",
  ]) {
    const reply = await request.get(path, { maxRedirects: 0 });
    expect(reply.status(), path).toBe(404);
    expect(await reply.text()).not.toContain("LPA:1$");
  }
  const link = await request.get(`/en/orders/${orderId}/open/1-${"A".repeat(43)}`, { maxRedirects: 0 });
  expect(link.status()).toBe(307);
  expect(link.headers()["location"]).toContain("/orders/link-expired");
  await stranger.close();
});

test("webhooks that Stripe did not sign are refused", async ({ request }) => {
  const event = JSON.stringify({
    id: "evt_forged",
    type: "checkout.session.completed",
    livemode: false,
    data: { object: { id: "cs_test_x" } },
  });
  const now = Math.floor(Date.now() / 1000);
  const sign = (secret: string, at: number) =>
    `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${event}`).digest("hex")}`;
  for (const signature of ["", "t=1,v1=00", sign("whsec_other", now), `t=${now},v0=${"0".repeat(64)}`]) {
    const reply = await request.post("/api/webhooks/stripe", {
      data: event,
      headers: { "stripe-signature": signature },
    });
    expect(reply.status()).toBe(400);
  }
  expect((await request.post("/api/webhooks/stripe", { data: "x".repeat(1_100_000) })).status()).toBe(413);
});

test("the cache route, unknown locales and odd addresses answer plainly", async ({ request }) => {
  expect((await request.post("/api/cache/catalog")).status()).toBe(404);
  expect((await request.get("/api/search-index?locale=xx")).status()).toBe(400);
  for (const path of [
    "/en/packages/no-such",
    "/en/destinations/NO..such",
    "/en/destinations/%F0%9F%92%A9",
    "/en/nowhere/at/all",
    "/xx/destinations",
  ]) {
    const reply = await request.get(path);
    expect(reply.status(), path).toBe(404);
  }
});

test("no page that everybody sees names a cost, a key or another shop's supplier", async ({ request }) => {
  for (const path of [
    "/en",
    "/en/destinations/japan",
    "/en/packages/sakura-mobile-data-7days-1gb",
    "/api/search-index?locale=en",
  ]) {
    const text = await (await request.get(path)).text();
    expect(text).not.toMatch(/net_?price|costMinor|cost_minor|sk_test|whsec_|airalo/i);
  }
});

test("an action called with another origin changes nothing", async ({ request }) => {
  const reply = await request.post("/en/sign-in", {
    headers: { origin: "https://evil.example", "next-action": "0".repeat(42), "content-type": "text/plain" },
    data: "[]",
  });
  expect(reply.status()).toBeGreaterThanOrEqual(400);
  expect(reply.status()).toBeLessThan(600);
});

test("every answer carries the security headers, private ones are never stored", async ({ request }) => {
  const browse = await request.get("/en");
  expect(browse.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(browse.headers()["x-content-type-options"]).toBe("nosniff");
  expect(browse.headers()["cache-control"]).toContain("s-maxage");
  const personal = await request.get("/en/sign-in");
  expect(personal.headers()["content-security-policy"]).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(personal.headers()["cache-control"]).toContain("no-store");
});
