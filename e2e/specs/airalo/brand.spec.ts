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
  await expect(popular.getByRole("listitem").first()).toContainText("Australia");
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

test("it is put on a home screen under its own name and mark, in the language of the page", async ({
  page,
  request,
}) => {
  for (const [path, lang] of [
    ["/en", "en"],
    ["/ar/contact", "ar"],
  ] as const) {
    await page.goto(path);
    const address = (rel: string) => page.locator(`link[rel="${rel}"]`).first().getAttribute("href");
    const manifest = (await (await request.get((await address("manifest")) ?? "")).json()) as {
      name: string;
      lang: string;
      icons: { src: string }[];
    };
    expect(manifest).toMatchObject({ name: "Coral Mobile", lang });
    const icons = [
      ...manifest.icons.map(({ src }) => src),
      await address("apple-touch-icon"),
      await address("icon"),
    ];
    for (const icon of icons) {
      const answer = await request.get(icon ?? "");
      expect(answer.status(), icon ?? "").toBe(200);
      expect(answer.headers()["content-type"], icon ?? "").toBe("image/png");
    }
    await expect(page.locator('meta[name="theme-color"]')).toHaveCount(2);
  }
});
