import { expect, test } from "../../fixtures/test";
import { checkoutPage } from "../../pages/checkout-page";
import { installPage } from "../../pages/install-page";
import { PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

test("a guest finds a place, buys, and has a code to scan", async ({ page, sandbox, email }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /japan/i }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /japan/i })).toBeVisible();
  await page.locator(`a[href$="/packages/${PACKAGE}"]`).first().click();
  const price = (
    await page
      .getByText(/^\$\d+\.\d\d$/)
      .first()
      .innerText()
  ).trim();
  await page.getByRole("link", { name: /^buy/i }).first().click();
  await page.waitForURL(/\/en\/checkout/);

  const form = checkoutPage(page);
  await expect(form.submit).toContainText(price);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await expect(page.getByText(price).first()).toBeVisible();
  await pay.pay(CARDS.good);

  const bought = orderPage(page);
  await bought.opened();
  await expect(bought.heading).toContainText(/ready/i);
  await expect(page.getByText(email).first()).toBeVisible();
  await bought.install.click();
  const install = installPage(page);
  await install.opened();
  await expect(install.qr).toBeVisible();
  const code = await install.activationCode();
  const phone = await sandbox.phones.scan(code);
  expect(phone.installedAt).toBeTruthy();
});
