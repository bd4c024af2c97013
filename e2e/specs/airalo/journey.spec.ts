import { expect, test } from "../../fixtures/test";
import admin from "../../../messages/en/admin.json" with { type: "json" };
import { messages } from "../../fixtures/messages";
import { buyAndConnect } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";

const { esims } = messages;

test("bought from the other supplier an eSIM is installed, counted, and spoken of when its data runs low", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 512 });
  await page.goto(path);
  await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();
  await expect(page.getByText(/512\s*MB/).first()).toBeVisible();

  const office = await browser.newContext();
  const desk = await office.newPage();
  await desk.goto("/en/sign-in?next=%2Fen%2Fadmin%2Fsupplier");
  await signInPage(desk).signIn("supplier@staff.test", sandbox);
  await desk.waitForURL(/\/en\/admin\/supplier/);
  const topics = desk.getByRole("region", { name: admin.supplier.notifications });
  await expect(async () => {
    await desk.reload();
    await expect(topics.getByText(admin.supplier.notification.on, { exact: true })).toHaveCount(3, {
      timeout: 1_000,
    });
  }).toPass();

  const events = desk.getByRole("region", { name: admin.supplier.events });
  await topics.getByRole("button", { name: admin.actions.rehearse }).click();
  await expect(events.getByText(admin.supplier.kind.credit_limit)).toBeVisible();

  await sandbox.phones.use(iccid, { mb: 300 });
  const told = events.getByRole("row").filter({ hasText: iccid.slice(-4) });
  await expect(async () => {
    await desk.reload();
    await expect(told.first()).toContainText(/75\s*%/, { timeout: 1_000 });
  }).toPass();
  expect(await desk.content()).not.toContain(iccid);
  await office.close();
});
