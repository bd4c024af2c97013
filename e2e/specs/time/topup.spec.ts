import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buyAndConnect } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { esims, topup } = messages;

// This journey moves the clock, for everybody: it has a world of its own (see playwright.config.ts).
test("a used-up eSIM is topped up and the new data shows in its usage", async ({ page, sandbox, email }) => {
  const { iccid, path: esim } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 1024 });

  await page.goto(esim);
  await expect(page.getByText(esims.statusTitle.FINISHED).first()).toBeVisible();
  await page.getByRole("link", { name: esims.topup }).first().click();
  await page.waitForURL(/\/top-up$/);
  await expect(page.getByText(saying(topup.effect.atOnce)).first()).toBeVisible();
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
  await expect(page.getByText(saying(topup.balance.waiting))).toBeVisible();
  const order = page.url();

  // The shop follows the clock a moment after it was moved.
  await sandbox.clock.advance("21m");
  await expect(async () => {
    await page.goto(esim);
    await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText(esims.history.topup, { exact: true }).first()).toBeVisible();
  await page.goto(order);
  await expect(page.getByText(saying(topup.balance.shown))).toBeVisible();

  await sandbox.clock.advance("200d");
  await expect(async () => {
    await page.goto(esim);
    await expect(page.getByText(esims.statusTitle.ACTIVE)).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
});

test("an eSIM that cannot be topped up says why, and what to buy instead", async ({
  page,
  sandbox,
  email,
}) => {
  const { iccid, path: esim } = await buyAndConnect(page, { sandbox, email });
  const instead = page.getByRole("link", { name: saying(topup.instead.buy) });
  const none = { operation: "supplier.topups.list", kind: "status", status: 200, body: { data: [] } };
  await page.goto(`${esim}/top-up`);
  const buy = page.getByRole("button", { name: saying(esims.topups.pay) }).first();
  await expect(buy).toBeVisible();
  await expect(instead).toHaveCount(0);

  // It vanishes between looking and paying: nothing is charged, and the list is read anew.
  await sandbox.faults.add({ ...none, contains: iccid, count: 20 });
  await buy.click();
  await page.waitForURL(/gone=all/);
  await expect(page.getByText(topup.refused)).toBeVisible();
  await expect(page.getByText(esims.topups.refused.none_offered.title)).toBeVisible();
  await instead.click();
  await page.waitForURL(/\/checkout\?package=/);
  await sandbox.faults.clear();

  await sandbox.phones.recycle(iccid);
  await page.goto(`${esim}/top-up`);
  await expect(page.getByText(esims.topups.refused.recycled.title)).toBeVisible();
  await expect(page.getByText(topup.instead.install)).toBeVisible();
  await expect(instead).toBeVisible();
});
