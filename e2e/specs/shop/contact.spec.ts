import order from "../../../messages/en/order.json" with { type: "json" };
import pages from "../../../messages/en/pages.json" with { type: "json" };
import receipt from "../../../messages/en/receipt.json" with { type: "json" };
import { saying } from "../../fixtures/messages";
import { expect, test } from "../../fixtures/test";
import { buy } from "../../pages/journey";

const { contact } = pages;
const SUPPORT = "help@landfall.test";

test("a message reaches the reseller with the order it is about, and its writer has a copy", async ({
  page,
  sandbox,
  email,
}) => {
  await buy(page, email);
  const number = /\/orders\/([\w-]+)/.exec(page.url())?.[1] ?? "";
  await page.goto(`/en/contact?topic=nodata&order=${number}`);
  await expect(page.getByRole("combobox", { name: contact.topic })).toHaveValue("nodata");
  await expect(page.getByRole("combobox", { name: contact.order })).toHaveValue(number);
  await expect(page.getByRole("textbox", { name: contact.email })).toHaveValue(email);
  await page.getByRole("textbox", { name: contact.message }).fill(`Nothing loads, says ${email}.`);
  await page.getByRole("button", { name: contact.send }).click();
  await expect(page.getByText(contact.sent)).toBeVisible();
  const mail = await sandbox.mail.next({ to: SUPPORT, subject: email });
  expect(mail.text).toContain(`Nothing loads, says ${email}.`);
  expect(mail.text).toContain(`/admin/orders/${number}`);
  expect(mail.text).toContain("Mozilla/5.0");
  const copy = await sandbox.mail.next({ to: email, subject: "We have your message" });
  expect(copy.text).toContain("Nothing loads");
});

test("an order leads to the help that fits it, and to people with itself attached", async ({
  page,
  email,
}) => {
  await buy(page, email);
  const number = /\/orders\/([\w-]+)/.exec(page.url())?.[1] ?? "";
  const help = page.getByRole("link", { name: order.help.install });
  await expect(help).toHaveAttribute("href", "/en/help#install");
  await page.getByRole("link", { name: receipt.write }).click();
  await expect(page.getByRole("combobox", { name: contact.order })).toHaveValue(number);
  await page.goto("/en/help#install");
  await expect(page.getByRole("heading", { name: pages.help.sections.install.title })).toBeInViewport();
});

test("a message that is too short, or from an address that is none, is kept and marked", async ({ page }) => {
  await page.goto("/en/contact?topic=nonsense&order=nonsense");
  await page.getByRole("textbox", { name: contact.email }).fill("anna@");
  await page.getByRole("textbox", { name: contact.message }).fill("help");
  await page.getByRole("button", { name: contact.send }).click();
  await expect(page.getByText(contact.emailError)).toBeVisible();
  await expect(page.getByText(saying(contact.messageError))).toBeVisible();
  await expect(page.getByRole("textbox", { name: contact.message })).toHaveValue("help");
});
