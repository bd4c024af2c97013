import { expect, type Page, test } from "../../fixtures/test";
import deCommon from "../../../messages/de/common.json" with { type: "json" };
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { installPage } from "../../pages/install-page";
import { buy, PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";
import { showPage } from "../../pages/show-page";

const { catalog, checkout, common, handover, install, order } = messages;

test.use({ javaScriptEnabled: false });

/** The page of a package, found as somebody finds it who has no scripts: in the list of all destinations. */
async function findPackage(page: Page, place: string): Promise<void> {
  await page.goto("/en");
  await page.getByRole("contentinfo").getByRole("link", { name: common.footer.destinations }).click();
  await page.waitForURL(/\/en\/destinations$/);
  await page.locator(`main a[href$="/destinations/${place}"]`).first().click();
  await page.waitForURL(/\/en\/destinations\/[a-z-]+$/);
}

test("everything before paying is read, chosen and ordered", async ({ page, email, sandbox }) => {
  await findPackage(page, "japan");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Japan");
  await page.locator(`main a[href$="/packages/${PACKAGE}"]`).first().click();
  await page.waitForURL(/\/packages\//);

  const main = page.getByRole("main");
  await expect(main.getByText(/when your phone first joins a network in Japan/).first()).toBeVisible();
  for (const words of [
    catalog.package.networks,
    catalog.package.topup,
    catalog.package.refundUndelivered,
    catalog.package.refundUsed,
    catalog.package.lockedText,
  ])
    await expect(main.getByText(words, { exact: true }).first()).toBeVisible();
  const buyLink = main.getByRole("link", { name: saying(catalog.package.buy) }).first();
  const price = /\$\d+\.\d\d/.exec(await buyLink.innerText())?.[0] ?? "no price";
  await buyLink.click();

  const form = checkoutPage(page);
  await expect(form.submit).toContainText(price);
  await expect(form.email).toBeVisible();
  await expect(page.getByText(checkout.payNote)).toBeVisible();
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await expect(page.getByText(price).first()).toBeVisible();
  await pay.pay(CARDS.good);

  // The order's page comes again by itself until everything is there.
  const bought = orderPage(page);
  await bought.opened();
  await bought.install.waitFor();
  await expect(page.getByText(price).first()).toBeVisible();
  await bought.install.click();
  const codes = installPage(page);
  await codes.opened();
  await expect(codes.qr).toBeVisible();
  const phone = await sandbox.phones.scan(await codes.activationCode());
  expect(phone.installedAt).toBeTruthy();
});

test("a region names its countries and networks, and so does each of its packages", async ({ page }) => {
  await findPackage(page, "europe");
  const everywhere = page.getByRole("region", { name: catalog.destination.coverage });
  for (const country of ["France", "Germany", "Italy"])
    await expect(everywhere.getByText(country, { exact: true })).toBeVisible();
  await page.locator('main a[href*="/packages/"]').first().click();
  await page.waitForURL(/\/packages\//);
  const coverage = page.getByRole("region", { name: catalog.package.coverage });
  await expect(coverage.getByRole("listitem").nth(1)).toBeVisible();
});

test("an order that was bought with scripts is read without them: QR code, codes, steps, sheet and other screen", async ({
  browser,
  page,
  context,
  email,
}) => {
  const scripted = await browser.newContext({ javaScriptEnabled: true });
  const shop = await scripted.newPage();
  await buy(shop, email);
  const address = shop.url();
  await context.addCookies(await scripted.cookies());
  await scripted.close();

  await page.goto(address);
  const bought = orderPage(page);
  await expect(bought.heading).toContainText(/ready/i);
  await expect(page.getByText(email).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: order.progress })).toBeVisible();
  await bought.install.click();
  const codes = installPage(page);
  await codes.opened();
  await expect(codes.qr).toBeVisible();
  expect(await codes.activationCode()).toMatch(/^LPA:1\$/);
  for (const name of [install.manual.smdp, install.manual.code, install.manual.whole])
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: install.steps.title })).toBeVisible();

  await codes.switchTo("ios-old");
  await page.waitForURL(/\?device=ios-old$/);
  const code = await codes.screenCode();
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const screen = showPage(await elsewhere.newPage());
  await screen.type("222222");
  await expect(screen.refusal).toBeVisible();
  await screen.type(code);
  await screen.opened();
  await expect(screen.qr).toBeVisible();
  await codes.takeBack.click();
  await expect(codes.handoverPanel.getByText(handover.panel.revoked)).toBeVisible();
  await expect(screen.takenBack).toBeVisible();
  await elsewhere.close();

  await page.getByRole("link", { name: install.pack.print }).click();
  await page.waitForURL(/\/install\/print$/);
  await expect(codes.qr).toBeVisible();
});

test("the language is changed behind its button", async ({ page }) => {
  await page.goto("/en/destinations/japan");
  await page.getByRole("button", { name: common.preferences.open }).click();
  await page.getByRole("link", { name: "Deutsch" }).click();
  await page.waitForURL(/\/de$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("contentinfo").getByRole("link", { name: deCommon.footer.destinations }).click();
  await page.waitForURL(/\/de\/destinations$/);
});

test("what is typed into the search leads to the list of all destinations", async ({ page }) => {
  await page.goto("/en");
  await page.getByRole("combobox", { name: catalog.search.label }).fill("italy");
  await page.getByRole("search").getByRole("button").click();
  await page.waitForURL(/\/en\/destinations\?q=italy$/);
  await expect(page.locator('main a[href$="/destinations/italy"]')).toBeVisible();
});

test("a trip is planned", async ({ page }) => {
  await page.goto("/en/trip");
  await page
    .getByRole("combobox", { name: saying(catalog.trip.country) })
    .first()
    .selectOption("IT");
  await page
    .getByRole("textbox", { name: saying(catalog.trip.nights) })
    .first()
    .fill("4");
  await page.getByRole("button", { name: catalog.trip.plan }).click();
  await expect(page.getByRole("region", { name: catalog.trip.cheapest })).toContainText(/Italy \(4 nights\)/);
});
