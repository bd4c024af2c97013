import { expect, test } from "../../fixtures/test";
import arCatalog from "../../../messages/ar/catalog.json" with { type: "json" };
import arCheckout from "../../../messages/ar/checkout.json" with { type: "json" };
import arOrder from "../../../messages/ar/order.json" with { type: "json" };
import deCatalog from "../../../messages/de/catalog.json" with { type: "json" };
import { messages, saying } from "../../fixtures/messages";
import { CARDS, payPage } from "../../pages/pay-page";

const { common } = messages;
const LANGUAGES = ["en", "de", "es", "fr", "tr", "ar"];

test("a page stays the page in another language, and the choice is remembered", async ({ page, context }) => {
  await page.goto("/en/destinations/italy?sort=perGb");
  await page.getByRole("button", { name: common.preferences.open }).click();
  await page.getByRole("link", { name: "Deutsch" }).click();
  await page.waitForURL(/\/de\/destinations\/italy\?sort=perGb$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Italien");
  await expect(page.getByRole("combobox", { name: deCatalog.destination.sort })).toHaveValue("perGb");
  const next = await context.newPage();
  await next.goto("/");
  await expect(next).toHaveURL(/\/de$/);
});

test("an Arabic reader finds, pays for and gets an eSIM from right to left", async ({
  page,
  sandbox,
  email,
}) => {
  await page.goto("/ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("combobox", { name: arCatalog.search.label }).fill("طوكيو");
  await page.getByRole("option").first().click();
  await page.waitForURL(/\/ar\/destinations\/japan$/);
  await page.locator("article").first().getByRole("link").click();
  await page.locator('a[href*="/ar/checkout"]').first().click();
  await page.getByRole("textbox", { name: arCheckout.email.label }).fill(email);
  await page.getByRole("checkbox", { name: arCheckout.device.label }).check();
  await page.getByRole("button", { name: saying(arCheckout.pay) }).click();
  const pay = payPage(page);
  await pay.opened();
  await pay.pay(CARDS.good);
  await expect(page.getByRole("link", { name: arOrder.install, exact: true })).toBeVisible();
  const mail = await sandbox.mail.next({ to: email });
  expect(mail.text).toContain("/ar/");
});

test("every page tells search engines of its other languages", async ({ request }) => {
  const html = await (await request.get("/es/destinations/japan")).text();
  expect(html).toMatch(/<link rel="canonical" href="[^"]+\/es\/destinations\/japan"/);
  for (const language of [...LANGUAGES, "x-default"])
    expect(html).toMatch(new RegExp(`hrefLang="${language}" href="[^"]+/destinations/japan"`, "i"));
});

test("the list of addresses is in parts, each page with its translations", async ({ request }) => {
  const index = await (await request.get("/sitemap.xml")).text();
  const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
  expect(files.length).toBeGreaterThanOrEqual(LANGUAGES.length);
  const german = files.find((file) => file.includes("/de-")) ?? "";
  const pages = await (await request.get(german)).text();
  expect(pages).toContain("/de/destinations/japan</loc>");
  expect(pages).toMatch(/hreflang="ar" href="[^"]+\/ar\/destinations\/japan"/);
  expect((await request.get("/sitemaps/xx-1.xml")).status()).toBe(404);
  expect(await (await request.get("/robots.txt")).text()).toContain("/sitemap.xml");
  expect(await (await request.get("/llms.txt")).text()).toContain("/en/destinations/japan");
});

test("a shared link has a picture of its destination", async ({ request }) => {
  const html = await (await request.get("/fr/destinations/italy")).text();
  const [, image = ""] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const answer = await request.get(new URL(image).pathname);
  expect(answer.headers()["content-type"]).toContain("image/png");
  expect((await answer.body()).length).toBeGreaterThan(5_000);
  expect((await request.get("/social/fr/nowhere.png")).status()).toBe(404);
});
