import type { Page } from "../fixtures/test";
import { checkoutPage } from "./checkout-page";
import { orderPage } from "./order-page";
import { CARDS, payPage } from "./pay-page";

/** A package that is always in the sandbox's catalogue: data only, can be topped up. */
export const PACKAGE = "sakura-mobile-data-7days-1gb";

/** Buys one package as a guest and waits until it can be installed. */
export async function buy(page: Page, email: string, slug = PACKAGE): Promise<void> {
  const checkout = checkoutPage(page);
  await checkout.goto(slug);
  await checkout.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const order = orderPage(page);
  await order.opened();
  await order.install.waitFor();
}
