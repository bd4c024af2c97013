import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { checkout, receipt } = messages;
const OTHER = "sakura-mobile-data-30days-3gb";

test("several packages in another currency are charged exactly as shown, and typing is not lost on the way", async ({
  page,
  email,
}) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE, `&package=${OTHER}`);
  await form.email.fill(email);
  await form.quantity(2, "Japan").click();
  await page.waitForURL(/quantity=2/);
  await form.currency.selectOption("KWD");
  await page.waitForURL(/currency=KWD/);
  await expect(form.submit).toContainText(/KWD.\d+\.\d\d0$/);
  await expect(form.email).toHaveValue(email);
  const total = await form.total();
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await expect(page.getByText(total).first()).toBeVisible();
  await expect(page.getByText(/^2 × Japan/)).toBeVisible();
  await pay.pay(CARDS.good);
  const bought = orderPage(page);
  await bought.opened();
  await bought.install.waitFor();
  await expect(page.getByText(total).first()).toBeVisible();
});

test("whatever cannot be had as it was asked for is said in its own sentence", async ({ page }) => {
  const form = checkoutPage(page);
  for (const [also, sentence] of [
    ["&quantity=0", checkout.refused.bad_quantity],
    ["&quantity=-1", checkout.refused.bad_quantity],
    ["&quantity=1.5", checkout.refused.bad_quantity],
    ["&quantity=1e9", checkout.refused.bad_quantity],
    ["&package=no-such-package", checkout.refused.package_gone],
    ["&package=b&package=c&package=d&package=e&package=f", checkout.refused.too_many_lines],
    ["&currency=XYZ", checkout.refused.currency_unknown],
    ["&promo=nobodys", checkout.refused.promo_unknown],
  ] as const) {
    await form.goto(PACKAGE, also);
    await expect(page.getByText(saying(sentence)).first(), also).toBeVisible();
    await expect(form.submit).toBeVisible();
  }
  await expect(form.code).toHaveValue("nobodys");
});

test("a page that is submitted twice makes one order", async ({ page, context, email }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  const key = await page.locator('input[name="key"]').inputValue();
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  const address = page.url();
  // Another tab of the same page, as a browser that copies a tab has it.
  const copy = await context.newPage();
  await copy.goto(`/en/checkout?package=${PACKAGE}`);
  await copy.locator('input[name="key"]').evaluate((input: HTMLInputElement, same) => {
    input.form?.addEventListener("formdata", ({ formData }) => formData.set("key", same));
  }, key);
  await checkoutPage(copy).order(email);
  await payPage(copy).opened();
  expect(copy.url()).toBe(address);
  await pay.pay(CARDS.good);
  await orderPage(page).opened();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("numbers, currency and code work, and nothing typed is lost", async ({ page, email }) => {
    const form = checkoutPage(page);
    await form.goto(PACKAGE);
    await form.quantity(3, "Japan").click();
    await form.currency.selectOption("JPY");
    await form.code.fill("nobodys");
    await form.apply.click();
    await expect(page.getByText(saying(checkout.refused.promo_unknown)).first()).toBeVisible();
    await expect(form.submit).toContainText(/¥[\d,]+0$/);
    const total = await form.total();
    await form.email.fill("anna@");
    await form.device.check();
    await form.submit.click();
    await expect(page.getByText(checkout.email.error)).toBeVisible();
    await expect(form.email).toHaveValue("anna@");
    await expect(form.device).toBeChecked();
    await form.order(email);
    await payPage(page).opened();
    await expect(page.getByText(total).first()).toBeVisible();
  });
});

test("what is chosen is kept until it is paid, package by package", async ({ page, email }) => {
  const form = checkoutPage(page);
  await page.goto(`/en/packages/${PACKAGE}`);
  await page.getByRole("link", { name: /^buy/i }).first().click();
  await form.submit.waitFor();
  await page.getByRole("link", { name: checkout.another }).click();
  await page.waitForURL(/\/destinations$/);
  await page.goto(`/en/packages/${OTHER}`);
  await page.getByRole("link", { name: /^buy/i }).first().click();
  const lines = page.getByRole("list", { name: checkout.lines }).locator("> li");
  await expect(lines).toHaveCount(2);
  await page.goto("/en/help");
  await page.getByRole("link", { name: /^Checkout, 2 eSIMs/ }).click();
  await expect(lines).toHaveCount(2);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await page.goto("/en/checkout");
  await expect(lines).toHaveCount(2);
  await form.order(email);
  await pay.opened();
  await pay.pay(CARDS.good);
  await orderPage(page).install.first().waitFor();
  await page.reload();
  await page.goto("/en/checkout");
  await expect(page.getByRole("heading", { name: checkout.empty.title })).toBeVisible();
});

test("who lives in the European Union agrees to delivery at once, and nobody else is asked", async ({
  page,
  email,
}) => {
  const form = checkoutPage(page);
  const waiver = page.getByRole("checkbox", { name: checkout.waiver.label });
  await form.goto(PACKAGE);
  await expect(form.country).toHaveValue("GB");
  await expect(waiver).toHaveCount(0);
  await form.country.selectOption("DE");
  await page.waitForURL(/country=DE/);
  await form.order(email);
  await expect(page.getByText(checkout.waiver.error)).toBeVisible();
  await expect(form.email).toHaveValue(email);
  await waiver.check();
  await form.submit.click();
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  await orderPage(page).install.first().waitFor();
  await expect(page.getByText(receipt.waived)).toBeVisible();
});

test("a country that is none is asked for again", async ({ page, email }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  await form.country.selectOption("");
  await page.waitForURL(/country=/);
  await page.locator('input[name="country"]').evaluate((input: HTMLInputElement) => {
    input.form?.addEventListener("formdata", ({ formData }) => formData.set("country", "nowhere"));
  });
  await form.order(email);
  await expect(page.getByRole("link", { name: checkout.choices.countryError })).toBeVisible();
});
