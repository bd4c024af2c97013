import type { Browser } from "@playwright/test";
import { checkoutPage } from "../../e2e/pages/checkout-page.ts";
import { installPage } from "../../e2e/pages/install-page.ts";
import { PACKAGE } from "../../e2e/pages/journey.ts";
import { orderPage } from "../../e2e/pages/order-page.ts";
import { CARDS, payPage } from "../../e2e/pages/pay-page.ts";
import { percentile } from "./load.ts";
import type { Cookie } from "./visit.ts";
import type { Shop } from "./world.ts";

const ANSWER_MS = 200;

/** What somebody who bought has: the pages of the order and the eSIM, and the cookies that open them. */
export interface Bought {
  readonly orderUrl: string;
  readonly esimUrl: string;
  readonly cookies: readonly Cookie[];
}

/** Buys one package, and tells how long the QR took from the moment the pay page sent the buyer back. */
async function buyOnce(browser: Browser, shop: Shop, buyer: number): Promise<{ ms: number; bought: Bought }> {
  const context = await browser.newContext({ locale: "en-GB", baseURL: shop.url });
  const page = await context.newPage();
  const [checkout, pay, order, install] = [
    checkoutPage(page),
    payPage(page),
    orderPage(page),
    installPage(page),
  ];
  await checkout.goto(PACKAGE);
  await checkout.order(`bench-${String(buyer)}@buyers.test`);
  await pay.opened();
  let from = 0;
  page.on("request", (request) => {
    if (from === 0 && request.isNavigationRequest() && request.url().includes("/orders/"))
      from = performance.now();
  });
  await pay.pay(CARDS.good);
  await order.install.click();
  await install.qr.waitFor();
  const ms = performance.now() - from;
  const esimUrl = shop.url + install.esimPath();
  await page.goBack();
  await order.opened();
  const cookies = (await context.cookies()).map(({ name, value }) => ({ name, value, url: shop.url }));
  const orderUrl = page.url();
  await context.close();
  return { ms, bought: { orderUrl, esimUrl, cookies } };
}

/** Buys several times while the supplier takes a fifth of a second to answer. */
export async function timePurchases(
  browser: Browser,
  shop: Shop,
  times: number,
): Promise<{ p50: number; p99: number; bought: Bought }> {
  await shop.outside.change("faults", {
    operation: "supplier.orders.submit",
    kind: "delay",
    delayMs: ANSWER_MS,
  });
  // The first one warms the pages up, and is the one whose pages are measured.
  const { bought } = await buyOnce(browser, shop, 0);
  const taken: number[] = [];
  for (let buyer = 1; buyer <= times; buyer += 1) taken.push((await buyOnce(browser, shop, buyer)).ms);
  await shop.outside.remove("faults");
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), bought };
}
