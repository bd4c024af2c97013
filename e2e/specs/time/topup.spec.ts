import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buyAndConnect } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { esims } = messages;

// This journey moves the clock, for everybody: it runs after all others (see playwright.config.ts).
test("a used-up eSIM is topped up and the new data shows in its usage", async ({ page, sandbox, email }) => {
  const { iccid, path: esim } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 1024 });

  await page.goto(esim);
  await expect(page.getByText(esims.statusTitle.FINISHED).first()).toBeVisible();
  await page.getByRole("link", { name: esims.topup }).first().click();
  await page.waitForURL(/\/top-up$/);
  await page
    .getByRole("button", { name: saying(esims.topups.pay) })
    .first()
    .click();
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const bought = orderPage(page);
  await bought.opened();
  await expect(bought.heading).toHaveText(/topped up/i);
  await sandbox.mail.next({ to: email, subject: "top-up is done" });

  // The shop follows the clock a moment after it was moved.
  await sandbox.clock.advance("21m");
  await expect(async () => {
    await page.goto(esim);
    await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText(esims.history.topup, { exact: true }).first()).toBeVisible();

  await sandbox.clock.advance("200d");
  await expect(async () => {
    await page.goto(esim);
    await expect(page.getByText(esims.statusTitle.ACTIVE)).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
});
