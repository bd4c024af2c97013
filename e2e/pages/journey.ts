import type { Sandbox } from "../fixtures/sandbox";
import type { Page } from "../fixtures/test";
import { checkoutPage } from "./checkout-page";
import { installPage } from "./install-page";
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

/** Buys one package and opens its codes. Tells the ids of the order and of the eSIM. */
export async function buyAndLook(page: Page, email: string): Promise<{ order: string; esim: string }> {
  await buy(page, email);
  const order = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await orderPage(page).install.click();
  const install = installPage(page);
  await install.opened();
  return { order, esim: install.esimPath().split("/").at(-1) ?? "" };
}

/** Buys one package, installs it on a phone and goes online. Tells the eSIM's page and its ICCID. */
export async function buyAndConnect(
  page: Page,
  { sandbox, email, slug = PACKAGE }: { sandbox: Sandbox; email: string; slug?: string },
): Promise<{ iccid: string; path: string }> {
  await buy(page, email, slug);
  await orderPage(page).install.click();
  const install = installPage(page);
  await install.opened();
  const { iccid } = await sandbox.phones.scan(await install.activationCode());
  await sandbox.phones.attach(iccid);
  return { iccid, path: install.esimPath() };
}
