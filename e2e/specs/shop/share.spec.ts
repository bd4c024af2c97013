import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { visit } from "../../fixtures/visit";
import { doorPage } from "../../pages/door-page";
import { buyAndConnect } from "../../pages/journey";
import { madeLink } from "../../pages/made-link";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { share, order: orderWords, esims, doctor } = messages;
const { manage } = share;

test("a stranger pays a top-up by a link, and sees nothing of the eSIM before or after", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await page.goto(path);
  await page.getByRole("link", { name: manage.open, exact: true }).click();
  await page.waitForURL(/\/sharing$/);
  await page.getByRole("radio", { name: manage.kind.TOP_UP.title }).check();
  await page.getByRole("textbox", { name: manage.label }).fill("Mum");
  await page.getByRole("button", { name: manage.make }).click();
  const { link, code } = await madeLink(page);

  const payer = `payer-${email}`;
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(link);
  const door = doorPage(stranger);
  await door.type(code === "222 222" ? "333333" : "222222");
  await expect(stranger.getByText(/4 more tries/)).toBeVisible();
  await door.type(code.toLowerCase());
  await stranger.waitForURL(/\/shared\/[0-9a-f-]{36}\/top-up$/);
  const sharedPath = new URL(stranger.url()).pathname;
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("Mum");
  await visit(stranger, sharedPath);
  const seen = await stranger.content();
  for (const secret of [iccid, "ending in", email, path.split("/").at(-1) ?? "", "LPA:1"])
    expect(seen).not.toContain(secret);
  for (const closed of [path, `${path}/install`, `${path}/sharing`, `${path}/top-up`])
    expect((await stranger.request.get(closed)).status(), closed).toBe(404);

  await stranger.getByRole("textbox", { name: share.topup.email }).fill(payer);
  await stranger.getByRole("button", { name: share.topup.pay }).click();
  const pay = payPage(stranger);
  await pay.opened();
  await pay.pay(CARDS.good);
  const bought = orderPage(stranger);
  await bought.opened();
  await expect(bought.heading).toHaveText(/topped up/i);
  await expect(stranger.getByRole("link", { name: orderWords.openEsim })).toHaveCount(0);
  expect(await stranger.content()).not.toContain(path);
  await sandbox.mail.next({ to: payer, subject: "payment" });
  await sandbox.mail.next({ to: email, subject: "Somebody topped up" });

  await page.reload();
  await page.getByRole("button", { name: saying(manage.endFor) }).click();
  await expect(page.getByText(manage.state.revoked)).toBeVisible();
  expect((await stranger.request.get(sharedPath)).status()).toBe(404);
  await stranger.goto(link);
  await expect(door.closed).toBeVisible();
  await context.close();
});

test("a link to install opens the codes, never what is its owner's", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const { path } = await buyAndConnect(page, { sandbox, email });
  await page.goto(`${path}/sharing`);
  await expect(page.getByText(manage.startedTitle)).toBeVisible();
  await page.getByRole("button", { name: manage.make }).click();
  const { link, code } = await madeLink(page);

  const context = await browser.newContext();
  const traveller = await context.newPage();
  await visit(traveller, new URL(link).pathname);
  await doorPage(traveller).type(code);
  // Before it was ever asked after nobody knows that it is installed.
  await traveller.waitForURL(/\/(?:install|shared\/[0-9a-f-]{36})$/);
  await traveller.goto(`${path}/install`);
  await expect(traveller.getByText(/^LPA:1\$/).first()).toBeVisible();
  expect(await traveller.content()).not.toContain(email);
  await traveller.getByRole("link", { name: messages.install.open }).click();
  await traveller.waitForURL(/\/shared\/[0-9a-f-]{36}$/);
  await expect(traveller.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();
  await visit(traveller, new URL(traveller.url()).pathname);
  for (const closed of [path, `${path}/sharing`, `${path}/top-up`, `${path}/support`, `${path}/new-phone`])
    expect((await traveller.request.get(closed)).status(), closed).toBe(404);

  await traveller.getByRole("link", { name: doctor.start }).click();
  await traveller.waitForURL(/\/doctor/);
  await traveller.getByRole("link", { name: doctor.question.line.gone }).click();
  await expect(traveller.getByRole("heading", { name: doctor.cause.line_gone.title })).toBeVisible();
  await expect(traveller.getByRole("link", { name: doctor.notHelped.send })).toHaveCount(0);
  await traveller.getByRole("link", { name: doctor.action.write_us }).first().click();
  await traveller.waitForURL(/\/contact\?topic=nodata$/);
  await context.close();
});
