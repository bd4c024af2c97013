import { messages, saying } from "../../fixtures/messages";
import { expect, type Page, test } from "../../fixtures/test";
import { installPage } from "../../pages/install-page";
import { buy, buyAndConnect } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";

const { back, line, phase } = messages.order;

async function takeBack(page: Page): Promise<void> {
  await page.getByText(saying(back.open)).click();
  await page.getByRole("button", { name: saying(back.confirm) }).click();
}

test("an eSIM that was never started goes back with a tap: the money returns, the code is gone", async ({
  page,
  sandbox,
  email,
}) => {
  await buy(page, email);
  const order = orderPage(page);
  await order.install.click();
  const install = installPage(page);
  await install.opened();
  const code = page.url();
  await page.goBack();
  await takeBack(page);
  await expect(order.heading).toHaveText(phase.returned.title);
  await expect(page.getByRole("article").getByText(line.returned, { exact: true })).toBeVisible();
  await expect(order.install).toBeHidden();
  await expect(page.getByText(saying(messages.order.step.refunded)).first()).toBeVisible();

  await page.goto(code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.esims.returned.title);
  expect(await page.content()).not.toMatch(/LPA:1\$/);
  expect((await sandbox.mail.next({ to: email, subject: "refunded" })).subject).toMatch(/refunded/);
});

test("it works before scripts load", async ({ page, browser, email }) => {
  await buy(page, email);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const reader = await plain.newPage();
  await reader.goto(page.url());
  await takeBack(reader);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(phase.returned.title);
  await plain.close();
});

test("one that is in use stays, and the page says why", async ({ page, sandbox, email }) => {
  await buyAndConnect(page, { sandbox, email });
  await page.goto(page.url().replace(/\/esims\/.*$/, "/orders"));
  await page.getByRole("link", { name: saying(messages.order.list.open) }).click();
  await orderPage(page).opened();
  await takeBack(page);
  await expect(page.getByText(saying(back.started))).toBeVisible();
  await expect(page.getByRole("article").getByText(line.DELIVERED, { exact: true })).toBeVisible();
});
