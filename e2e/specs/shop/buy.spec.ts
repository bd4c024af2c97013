import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { buy, PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { checkout, order } = messages;

test("the link in the mail opens the order in another browser, and only that link", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  await buy(page, email);
  const address = page.url();
  const mail = await sandbox.mail.next({ to: email, subject: "is ready" });
  const link = /https?:\/\/\S+\/open\/\S+/.exec(mail.text)?.[0] ?? "";

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const foreign = await other.goto(address);
  expect(foreign?.status()).toBe(404);
  await other.goto(link);
  await expect(other).toHaveURL(address);
  await expect(orderPage(other).install).toBeVisible();
  await other.goto(link.slice(0, -3));
  await expect(other.getByRole("heading", { name: order.linkExpired.title })).toBeVisible();
  await elsewhere.close();
});

test("the receipt of a paid order is a PDF, for whoever may see the order", async ({
  page,
  browser,
  email,
}) => {
  await buy(page, email);
  const href = (await orderPage(page).receipt.getAttribute("href")) ?? "";
  const address = new URL(href, page.url()).href;
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  const { "content-type": type, "content-disposition": disposition, ...headers } = answer.headers();
  expect(type).toBe("application/pdf");
  expect(disposition).toMatch(/^attachment; filename="receipt-[A-Z0-9]+\.pdf"$/);
  expect(headers["cache-control"]).toBe("private, no-store");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const elsewhere = await browser.newContext();
  const foreign = await elsewhere.request.get(address);
  expect(foreign.status()).toBe(404);
  expect(await foreign.body()).toHaveLength(0);
  await elsewhere.close();
});

test("a declined card can be tried again, a bank's question answered, and one eSIM is bought", async ({
  page,
  email,
}) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.declined);
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await pay.pay(CARDS.noFunds);
  await expect(page.getByText(/insufficient funds/i).first()).toBeVisible();
  await pay.pay(CARDS.challenge);
  await pay.confirmChallenge();
  const bought = orderPage(page);
  await bought.opened();
  await expect(bought.install).toBeVisible();
  await expect(page.getByRole("link", { name: order.install, exact: true })).toHaveCount(1);
});

test("whoever turns back from the pay page can still pay", async ({ page, email }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.back();
  const bought = orderPage(page);
  await bought.opened();
  await expect(bought.heading).toHaveText(order.phase.awaiting_payment.title);
  await expect(bought.receipt).toHaveCount(0);
  expect((await page.request.get(`${page.url()}/receipt.pdf`)).status()).toBe(404);
  await bought.payNow.click();
  await pay.opened();
  await pay.pay(CARDS.good);
  await bought.opened();
  await expect(bought.install).toBeVisible();
});

test("what is missing is said beside the field, and nothing typed is lost", async ({ page }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  await form.email.fill("anna@");
  await form.submit.click();
  await expect(page.getByText(checkout.email.error)).toBeVisible();
  await expect(page.getByText(checkout.device.error)).toBeVisible();
  await expect(form.email).toHaveValue("anna@");
  await expect(page).toHaveURL(/\/en\/checkout/);
});

test("a price that changed meanwhile is shown before anything is charged", async ({ page, email }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  // Not the field itself: React gives it its own value back when it takes the page over.
  await page.locator('input[name="shownMinor"]').evaluate((input: HTMLInputElement) => {
    input.form?.addEventListener("formdata", ({ formData }) => formData.set("shownMinor", "1"));
  });
  await form.order(email);
  await expect(page.getByText(/nothing was charged/i).first()).toBeVisible();
  await expect(page).toHaveURL(/\/en\/checkout/);
});

test("a package that is not for sale leads on instead of to a pay page", async ({ page }) => {
  await page.goto("/en/checkout?package=no-such-package");
  await expect(page.getByRole("heading", { name: checkout.gone.title })).toBeVisible();
  await page.goto("/en/checkout?package=%00%27%22--");
  await expect(page.getByRole("heading", { name: checkout.gone.title })).toBeVisible();
});

test("what the supplier cannot deliver is refunded, and the page says so", async ({
  page,
  email,
  sandbox,
}) => {
  const slug = "sakura-mobile-data-30days-3gb";
  await sandbox.faults.add({
    operation: "supplier.orders.submit",
    kind: "status",
    status: 422,
    packageId: slug,
    count: 1,
    body: { code: 33, reason: "Insufficient stock of eSIMs remaining: 0" },
  });
  const form = checkoutPage(page);
  await form.goto(slug);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const bought = orderPage(page);
  await bought.opened();
  await expect(bought.heading).toHaveText(order.phase.refunded.title);
  const mail = await sandbox.mail.next({ to: email, subject: "refunded" });
  expect(mail.text).toMatch(saying("$"));
});
