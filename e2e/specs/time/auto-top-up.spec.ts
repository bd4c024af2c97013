import { expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import type { Sandbox } from "../../fixtures/sandbox";
import { checkoutPage } from "../../pages/checkout-page";
import { installPage } from "../../pages/install-page";
import { PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";
import { signInPage } from "../../pages/sign-in-page";

const { autotopup, cards } = messages;
// What is due by the clock is looked for every minute.
const PATIENCE_MS = 100_000;
test.describe.configure({ timeout: 400_000 });

/** Buys as somebody who is signed in, keeps the card, and goes online. */
async function buyAndKeepCard(page: Page, { sandbox, email }: { sandbox: Sandbox; email: string }) {
  await page.goto("/en/sign-in");
  await signInPage(page).signIn(email, sandbox);
  const checkout = checkoutPage(page);
  await checkout.goto(PACKAGE);
  await page.getByRole("checkbox", { name: cards.keep.label }).check();
  await checkout.order(email);
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  const order = orderPage(page);
  await order.opened();
  await order.install.click();
  const install = installPage(page);
  await install.opened();
  const { iccid } = await sandbox.phones.scan(await install.activationCode());
  await sandbox.phones.attach(iccid);
  return { iccid, path: install.esimPath() };
}

async function switchOnForOnce(page: Page, esim: string) {
  await page.goto(`${esim}/auto-top-up`);
  await page.getByRole("combobox", { name: autotopup.form.times }).selectOption("1");
  await page.getByRole("checkbox", { name: autotopup.form.agree }).check();
  await page.getByRole("button", { name: autotopup.form.submit }).click();
  await expect(page.getByText(autotopup.on.title, { exact: true })).toBeVisible();
}

/** The phone uses data, and its owner looks at what is left. */
async function runLow(page: Page, about: { sandbox: Sandbox; email: string; iccid: string; esim: string }) {
  const { sandbox, email, iccid, esim } = about;
  const before = (await sandbox.mail.find({ to: email, subject: "going to be topped up" })).length;
  await sandbox.phones.use(iccid, { mb: 950 });
  await sandbox.clock.advance("21m");
  await expect(async () => {
    await page.goto(esim);
    const told = await sandbox.mail.find({ to: email, subject: "going to be topped up" });
    expect(told).toHaveLength(before + 1);
  }).toPass({ timeout: PATIENCE_MS });
  const [notice] = await sandbox.mail.find({ to: email, subject: "going to be topped up" });
  return /http\S+\/auto-top-up\/\S+/.exec(notice?.text ?? "")?.[0] ?? "";
}

// Both move the clock for everybody, so one after the other in one journey.
test("an eSIM tops itself up until its brake, and a purchase is undone by its link", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const { iccid, path: esim } = await buyAndKeepCard(page, { sandbox, email });
  await switchOnForOnce(page, esim);
  await runLow(page, { sandbox, email, iccid, esim });
  await sandbox.clock.advance("16m");
  await expect
    .poll(async () => sandbox.mail.find({ to: email, subject: "topped up by itself" }), {
      timeout: PATIENCE_MS,
    })
    .toHaveLength(1);
  await expect(async () => {
    await page.goto(`${esim}/auto-top-up`);
    await expect(page.getByText(autotopup.reason.times_used)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: PATIENCE_MS });
  await expect(page.getByText(autotopup.history.status.DONE, { exact: true })).toBeVisible();

  await switchOnForOnce(page, esim);
  const link = await runLow(page, { sandbox, email, iccid, esim });
  const elsewhere = await browser.newContext();
  const reader = await elsewhere.newPage();
  await reader.goto(link);
  await reader.getByRole("button", { name: autotopup.undo.undo, exact: true }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(autotopup.undo.done.title);
  await elsewhere.close();
  await sandbox.clock.advance("30m");
  await page.goto(`${esim}/auto-top-up`);
  await expect(page.getByText(autotopup.history.status.UNDONE, { exact: true })).toBeVisible();
  await expect(page.getByText(saying(autotopup.on.waits))).toBeVisible();
  expect(await sandbox.mail.find({ to: email, subject: "topped up by itself" })).toHaveLength(1);
});
