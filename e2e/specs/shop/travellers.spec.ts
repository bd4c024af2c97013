import { expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { visit } from "../../fixtures/visit";
import { checkoutPage } from "../../pages/checkout-page";
import { doorPage } from "../../pages/door-page";
import { installPage } from "../../pages/install-page";
import { PACKAGE } from "../../pages/journey";
import { madeLink } from "../../pages/made-link";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { checkout, esims, order: orderWords, share, travellers } = messages;

const named = (text: string, who: string) => text.replace("{who}", who);
const card = (page: Page, who: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: who, exact: true }) });

/** Three eSIMs in one payment, two of them with a name. Leaves the buyer on the page of the travellers. */
async function buyForThree(page: Page, email: string): Promise<void> {
  const form = checkoutPage(page);
  await form.goto(PACKAGE, "&quantity=3");
  await page.getByText(checkout.travellers.title).click();
  for (const [index, name] of ["Anna", "Ben"].entries())
    await page
      .getByRole("textbox", { name: checkout.travellers.number.replace("{number}", String(index + 1)) })
      .fill(name);
  await form.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const order = orderPage(page);
  await order.opened();
  await page.getByRole("link", { name: orderWords.installFor.replace("{name}", "Anna") }).waitFor();
  await page.getByRole("link", { name: travellers.link.action, exact: true }).click();
  await page.waitForURL(/\/travellers$/);
}

test("a group: one payment, a link for each, states without codes, and one payment to top them up", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  test.slow();
  await buyForThree(page, email);
  const group = page.url();
  const third = named(travellers.name.label, travellers.number.replace("{number}", "3"));
  await page.getByRole("textbox", { name: third }).fill("Cem");
  await page
    .getByRole("button", { name: named(travellers.name.saveFor, travellers.number.replace("{number}", "3")) })
    .click();
  await expect(card(page, "Cem")).toBeVisible();

  await page.getByRole("button", { name: named(travellers.handOut.makeFor, "Anna") }).click();
  const { link, code } = await madeLink(page);
  await expect(card(page, "Anna").getByText(travellers.state.unopened.word)).toBeVisible();

  const context = await browser.newContext();
  const anna = await context.newPage();
  await anna.goto(link);
  await doorPage(anna).type(code);
  const install = installPage(anna);
  await install.opened();
  await expect(anna.getByRole("link", { name: saying(messages.install.order) })).toHaveCount(0);
  const sim = await sandbox.phones.scan(await install.activationCode());
  await sandbox.phones.attach(sim.iccid);
  const esim = install.esimPath();

  await page.goto(group);
  await expect(card(page, "Anna").getByText(travellers.state.online.word, { exact: true })).toBeVisible();
  expect(await page.content()).not.toMatch(/LPA:1/);
  await page.goto(`${esim}/install`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Anna/);
  expect(await page.content()).not.toContain("LPA:1");

  // Ben's the organiser installs herself.
  await page.goto(group);
  await page.getByRole("link", { name: named(travellers.installFor, "Ben") }).click();
  const own = installPage(page);
  await own.opened();
  const bens = await sandbox.phones.scan(await own.activationCode());
  await sandbox.phones.attach(bens.iccid);
  await page.goto(own.esimPath());
  await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();

  await visit(page, new URL(group).pathname);
  await page.getByRole("link", { name: travellers.topupAll }).click();
  await page.waitForURL(/\/travellers\/top-up$/);
  await expect(page.getByRole("combobox", { name: "Anna" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Cem" })).toHaveCount(0);
  await page.getByRole("button", { name: saying(travellers.topup.pay) }).click();
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const topup = orderPage(page);
  await topup.opened();
  await expect(topup.heading).toHaveText(/topped up/i);
  await expect(page.getByRole("link", { name: orderWords.openEsim })).toHaveCount(2);

  await page.goto(group);
  await page.getByRole("button", { name: named(travellers.takeBackFrom, "Anna") }).click();
  await expect(page.getByRole("button", { name: named(travellers.takeBackFrom, "Anna") })).toHaveCount(0);
  expect((await anna.request.get(`${esim}/install`)).status()).toBe(404);
  await anna.goto(link);
  await expect(doorPage(anna).closed).toBeVisible();
  // Installed is installed: taking the link back does not show the codes again.
  await page.goto(`${esim}/install`);
  await expect(page.getByText(share.handed.started)).toBeVisible();
  await context.close();
});
