import { messages, saying } from "../../fixtures/messages";
import { expect, test } from "../../fixtures/test";
import { buyKeepingCard } from "../../pages/kept-card";
import { orderPage } from "../../pages/order-page";
import { CARDS } from "../../pages/pay-page";

const { cards, quick } = messages;
/** What goes over the wire, headers apart: less than the first packets of a connection carry. */
const MOST_BYTES = 14 * 1024;

test("a card that was kept tops up with one tap, and is removed", async ({ page, sandbox, email }) => {
  const esim = await buyKeepingCard(page, { sandbox, email, card: CARDS.good });
  await page.goto(`${esim}/top-up`);
  await page
    .getByRole("link", { name: /Visa ·· 4242/ })
    .first()
    .click();
  await page.waitForURL(/\/top-up\/card\?/);
  const address = page.url();
  await page.getByRole("button", { name: saying(cards.pay.submitNamed) }).click();
  const order = orderPage(page);
  await order.opened();
  await expect(order.heading).toHaveText(/topped up/i);
  const bought = page.url();

  // The same page once more is the same purchase.
  await page.goto(address);
  await page.getByRole("button", { name: saying(cards.pay.submitNamed) }).click();
  await order.opened();
  expect(page.url()).toBe(bought);

  await page.goto("/en/account");
  await expect(page.getByText("Visa ·· 4242")).toBeVisible();
  await page.getByRole("button", { name: /Visa ·· 4242/ }).click();
  await expect(page.getByText(cards.account.none)).toBeVisible();
  await page.goto(`${esim}/top-up`);
  await expect(page.getByRole("checkbox", { name: cards.keep.label }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Visa/ })).toHaveCount(0);
});

test("a kept card that is declined buys nothing, and says so first", async ({ page, sandbox, email }) => {
  const esim = await buyKeepingCard(page, { sandbox, email, card: CARDS.failsLater });
  await page.goto(`${esim}/top-up`);
  await page
    .getByRole("link", { name: /Visa ·· 0341/ })
    .first()
    .click();
  await page.waitForURL(/\/top-up\/card\?/);
  await page.getByRole("button", { name: saying(cards.pay.submitNamed) }).click();
  await expect(page.getByRole("alert").filter({ hasText: cards.pay.problem.card_declined })).toBeVisible();
  expect(await sandbox.mail.find({ to: email, subject: "top-up is done" })).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the smallest page is one small document, and pays with the kept card", async ({
    page,
    sandbox,
    email,
  }) => {
    const esim = await buyKeepingCard(page, { sandbox, email, card: CARDS.good });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const answer = await page.goto(`${esim}/quick`);
    expect(asked).toHaveLength(1);
    const sizes = await answer?.request().sizes();
    expect(sizes?.responseBodySize).toBeGreaterThan(0);
    expect(sizes?.responseBodySize).toBeLessThan(MOST_BYTES);
    expect(await page.content()).not.toContain("<script");
    const pay = page.getByRole("button", { name: /Visa ·· 4242/ }).first();
    await expect(pay).toBeVisible();
    await expect(page.getByRole("heading", { name: quick.title, exact: true })).toBeVisible();
    await pay.click();
    const order = orderPage(page);
    await order.opened();
    await expect(order.heading).toHaveText(/topped up/i);
  });
});
