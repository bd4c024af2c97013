import { expect, test } from "../../fixtures/test";
import home from "../../../messages/en/home.json" with { type: "json" };
import { buy } from "../../pages/journey";

test("a second brand has its own name, colours, words, places and texts, and nothing of the first", async ({
  page,
}) => {
  await page.goto("/en");
  await expect(page).toHaveTitle(/Coral Mobile/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data down under.");
  await expect(page.locator("header img").first()).toHaveAttribute("src", "/icon.svg");
  const popular = page.getByRole("region", { name: home.popular });
  await expect(popular.getByRole("link").first()).toContainText("Australia");
  const search = page.getByRole("search").getByRole("button");
  await expect(search).toHaveCSS("background-color", "rgb(11, 79, 179)");
  for (const path of ["/en", "/en/help", "/en/destinations/australia", "/en/privacy"]) {
    const answer = await page.request.get(path);
    expect(await answer.text(), path).not.toMatch(/landfall(?!-)/i);
  }
  await page.getByRole("contentinfo").getByRole("link", { name: "Terms" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terms of Coral Mobile");
  await page.getByRole("contentinfo").getByRole("link", { name: "Imprint" }).click();
  await expect(page.getByText("1 Reef Street")).toBeVisible();
});

test("its mails are its own too", async ({ page, sandbox, email }) => {
  await buy(page, email);
  const mail = await sandbox.mail.next({ to: email, subject: "is ready" });
  expect(mail.text).toContain("Coral Mobile");
  expect(mail.text).not.toMatch(/landfall(?!\.test)/i);
});
