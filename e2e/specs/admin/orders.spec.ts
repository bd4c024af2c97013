import { expect, test } from "../../fixtures/test";
import admin from "../../../messages/en/admin.json" with { type: "json" };
import { buy } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";

test("staff find an order by its number and by its buyer, and read its whole story", async ({
  page,
  browser,
  sandbox,
  email,
}, { project }) => {
  const buyer = await browser.newContext();
  const shop = await buyer.newPage();
  await buy(shop, email);
  const number = /\b[2-9A-Z]{8}\b/.exec(await shop.getByRole("main").innerText())?.[0] ?? "";
  expect(number).not.toBe("");
  await buyer.close();

  await page.goto("/en/sign-in?next=%2Fen%2Fadmin%2Forders");
  await signInPage(page).signIn(`orders-${project.name}@staff.test`, sandbox);
  await page.waitForURL(/\/en\/admin\/orders/);
  await expect(page.getByRole("link", { name: number })).toBeVisible();

  const search = page.getByRole("searchbox", { name: admin.search.label });
  await search.fill(number);
  await search.press("Enter");
  await page.waitForURL(/\/admin\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  const text = await page.getByRole("main").innerText();
  expect(text).toContain(email);
  expect(text).toMatch(/lf-[a-z0-9]{20}/);
  expect(text).toMatch(/cs_test_/);
  // Staff read what happened, never what installs the eSIM.
  expect(await page.content()).not.toMatch(/LPA:1\$/);

  await page.goto("/en/admin/orders");
  await search.fill(email);
  await search.press("Enter");
  await expect(page.getByText(number).first()).toBeVisible();
  expect(page.url()).not.toContain(encodeURIComponent(email));
});
