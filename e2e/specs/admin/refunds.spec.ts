import admin from "../../../messages/en/admin.json" with { type: "json" };
import { saying } from "../../fixtures/messages";
import { expect, test } from "../../fixtures/test";
import { buy } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";

const { money, claims, state } = admin;

test("staff send a part back, then the rest, and ask the supplier for its price", async ({
  page,
  browser,
  sandbox,
  email,
}, { project }) => {
  const buyer = await browser.newContext();
  const shop = await buyer.newPage();
  await buy(shop, email);
  const order = new URL(shop.url()).pathname.split("/").at(-1) ?? "";
  await buyer.close();

  await page.goto("/en/sign-in?next=%2Fen%2Fadmin");
  await signInPage(page).signIn(`refunds-${project.name}@staff.test`, sandbox);
  await page.goto(`/en/admin/orders/${order}`);
  const panel = page.getByRole("region", { name: admin.order.money });
  const amount = panel.getByLabel(saying(money.amount));
  const send = panel.getByRole("button", { name: money.submitPart });
  const fold = panel.getByText(money.refund, { exact: true });

  await fold.click();
  const all = await amount.inputValue();
  await amount.fill("1000000");
  await send.click();
  await expect(panel.getByText(money.problems.too_much)).toBeVisible();
  await amount.fill("1.00");
  await panel.getByLabel(money.reason).selectOption("goodwill");
  await panel.getByLabel(money.note, { exact: true }).fill("slow in the first hour");
  await send.click();
  const left = (Number(all) * 100 - 100) / 100;
  await expect(panel.getByText(saying(money.left.replace("{left}", `$${left.toFixed(2)}`)))).toBeVisible();

  await expect(amount).toHaveValue(left.toFixed(2));
  await panel.getByLabel(money.reason).selectOption("not_needed");
  await send.click();
  await expect(panel.getByText(money.why.given)).toBeVisible();
  await expect(page.getByText(state.phase.returned).first()).toBeVisible();

  const owed = page.getByRole("region", { name: admin.order.claims }).first();
  await owed.getByText(claims.move, { exact: true }).click();
  await owed.getByLabel(claims.to).selectOption("ASKED");
  await owed.getByLabel(claims.note).fill("ticket 17");
  await owed.getByRole("button", { name: claims.save }).click();
  await expect(owed.getByText(state.claim.ASKED, { exact: true }).first()).toBeVisible();
  await expect(owed.getByText("ticket 17")).toBeVisible();
  const mails = await sandbox.mail.find({ to: email, subject: "refunded" });
  expect(mails).toHaveLength(2);
});
