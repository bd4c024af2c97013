import { messages } from "../fixtures/messages";
import type { Sandbox } from "../fixtures/sandbox";
import type { Page } from "../fixtures/test";
import { checkoutPage } from "./checkout-page";
import { installPage } from "./install-page";
import { PACKAGE } from "./journey";
import { orderPage } from "./order-page";
import { payPage } from "./pay-page";
import { signInPage } from "./sign-in-page";

/** Signs in, buys a package with a card that is to be kept, and goes online with it. Tells the eSIM's page. */
export async function buyKeepingCard(
  page: Page,
  { sandbox, email, card }: { sandbox: Sandbox; email: string; card: string },
): Promise<string> {
  await page.goto("/en/sign-in");
  await signInPage(page).signIn(email, sandbox);
  const checkout = checkoutPage(page);
  await checkout.goto(PACKAGE);
  await page.getByRole("checkbox", { name: messages.cards.keep.label }).check();
  await checkout.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(card);
  const order = orderPage(page);
  await order.opened();
  await order.install.waitFor();
  await order.install.click();
  const install = installPage(page);
  await install.opened();
  const { iccid } = await sandbox.phones.scan(await install.activationCode());
  await sandbox.phones.attach(iccid);
  return install.esimPath();
}
