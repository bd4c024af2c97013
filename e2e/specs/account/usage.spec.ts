import { expect, test } from "../../fixtures/test";
import { messages } from "../../fixtures/messages";
import { installPage } from "../../pages/install-page";
import { buy, buyAndConnect } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";

const { esims } = messages;

test("data used on the phone is shown as used, with its age", async ({ page, sandbox, email }) => {
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 512 });

  await page.goto(path);
  await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();
  await expect(page.getByText(/512\s*MB/).first()).toBeVisible();
  await expect(page.getByText(/^As of/).first()).toBeVisible();
  // The supplier may be asked again only after its interval; a look in between shows the same figures and their age.
  await sandbox.phones.use(iccid, { mb: 100 });
  await page.reload();
  await expect(page.getByText(/512\s*MB/).first()).toBeVisible();
  expect(await page.content()).not.toContain(iccid);
});

test("an eSIM gets the name its owner gives it", async ({ page, email }) => {
  await buy(page, email);
  await orderPage(page).install.click();
  const install = installPage(page);
  await install.opened();
  await page.goto(install.esimPath());
  await page.getByRole("textbox", { name: esims.rename.label }).fill("Mum's phone");
  await page.getByRole("button", { name: esims.rename.save }).click();
  await expect(page.getByText(esims.rename.saved)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: esims.rename.label })).toHaveValue("Mum's phone");
});
