import { expect, type Page, test } from "../../fixtures/test";
import arErrors from "../../../messages/ar/errors.json" with { type: "json" };
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { PACKAGE } from "../../pages/journey";

const { catalog, checkout, errors } = messages;
const OTHER = "sakura-mobile-data-30days-3gb";
const LONG = "a".repeat(2_000);

/** Opens an address that may be any nonsense: it is answered, and no page breaks over it. */
async function open(page: Page, path: string, status = 200): Promise<void> {
  const broken: string[] = [];
  const note = (error: Error) => broken.push(error.message);
  page.on("pageerror", note);
  const reply = await page.goto(path);
  expect(reply?.status(), path).toBe(status);
  await expect(page.locator("h1").first(), path).toBeVisible();
  page.off("pageerror", note);
  expect(broken, path).toEqual([]);
}

const NOWHERE = [
  "/en/destinations/no-such-place",
  "/en/destinations/Japan",
  "/en/destinations/-japan",
  "/en/destinations/japan--",
  "/en/destinations/build",
  "/en/destinations/toString",
  "/en/destinations/%00",
  `/en/destinations/${LONG}`,
  "/en/destinations/japan/italy",
  "/en/packages/no-such-package",
  "/en/packages/__proto__",
  "/en/packages/%27%20OR%201=1",
  `/en/packages/${PACKAGE}-topup`,
  `/en/packages/${PACKAGE}.`,
  "/en/packages",
  "/en/build",
  "/en/destinations.html",
];

test("what is not there says so, and leads on", async ({ page }) => {
  for (const path of NOWHERE) {
    await open(page, path, 404);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText(errors.notFound.title);
    await expect(
      page.getByRole("main").getByRole("link", { name: errors.notFound.destinations }),
    ).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: errors.notFound.destinations }).click();
  await page.waitForURL(/\/en\/destinations$/);
  await open(page, "/ar/destinations/no-such-place", 404);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(arErrors.notFound.title);
});

test("an address of no language leads to a page in one", async ({ page }) => {
  for (const path of ["/xx", "/xx/destinations", "/build", "/build/destinations/japan", "/EN", "/e"]) {
    const reply = await page.goto(path);
    // An address without a language is sent to one with it.
    expect([200, 404], path).toContain(reply?.status());
    await expect(page.getByRole("link").first(), path).toBeVisible();
  }
});

test("addresses for machines answer plainly whatever is asked of them", async ({ request }) => {
  for (const [path, status] of [
    ["/api/search-index", 400],
    ["/api/search-index?locale=EN", 400],
    ["/api/search-index?locale=en&currency=eur", 400],
    ["/api/prices?currency=XYZ&locale=en", 404],
    ["/api/prices?currency=EUR&locale=en&place=no-such-place", 404],
    [`/api/prices?currency=EUR&locale=en&place=${LONG}`, 400],
    ["/social/xx/japan.png", 404],
    ["/social/en/no-such-place.png", 404],
    ["/social/en/japan.svg", 404],
    ["/icons/icon-4096.png", 404],
    ["/sitemaps/en-99.xml", 404],
    ["/sitemaps/en-1.xml.gz", 404],
    ["/manifest.webmanifest?lang=xx", 200],
  ] as const) {
    const reply = await request.get(path);
    expect(reply.status(), path.slice(0, 80)).toBe(status);
  }
  // What cannot be decoded is refused before any page of ours is asked.
  for (const path of ["/en/destinations/%E0%A4%A", "/en/%", "/%c0%ae%c0%ae/"])
    expect((await request.get(path)).status(), path).toBeLessThan(500);
});

test("conditions that make no sense are none, and all packages are there", async ({ page }) => {
  const cards = page.locator("article");
  await open(page, "/en/destinations/japan");
  const count = await cards.count();
  expect(count).toBeGreaterThan(1);
  for (const query of [
    "sort=toString",
    "sort=",
    "sort=price&sort=data",
    "trip=-1&data=1e9",
    "trip=NaN&data=Infinity",
    "with=gold,__proto__,%00",
    "compare=no-such-package,toString",
    "currency=XYZ",
    `data=${LONG}`,
    "%00=%27&=&&=",
  ]) {
    await open(page, `/en/destinations/japan?${query}`);
    await expect(cards, query).toHaveCount(count);
  }
  await open(page, "/en/destinations?q=no+such+place+anywhere");
  await expect(page.getByText(catalog.destinations.none)).toBeVisible();
  await page.getByRole("button", { name: catalog.destinations.clear }).click();
  await expect(page.locator('main a[href$="/destinations/japan"]').first()).toBeVisible();
});

test("a currency that nobody takes changes no price, and the checkout says so", async ({
  page,
  context,
  baseURL,
}) => {
  for (const [value, said] of [
    ["XYZ", true],
    ["BRL", true],
    ["eur", false],
    ["%3Cscript%3E", false],
  ] as const) {
    await context.addCookies([{ name: "currency", value, url: baseURL ?? "" }]);
    await open(page, `/en/packages/${PACKAGE}`);
    const buy = page.getByRole("link", { name: saying(catalog.package.buy) }).first();
    await expect(buy).toContainText(/\$\d+\.\d\d/);
    const price = /\$\d+\.\d\d/.exec(await buy.innerText())?.[0] ?? "";
    await checkoutPage(page).goto(PACKAGE);
    await expect(checkoutPage(page).submit).toContainText(price);
    await expect(page.getByText(saying(checkout.refused.currency_unknown))).toHaveCount(said ? 1 : 0);
  }
});

test("numbers that are none are one, and the buyer is told", async ({ page }) => {
  const form = checkoutPage(page);
  for (const quantity of ["abc", "", "NaN", "-0", "1e-9", "9".repeat(400)]) {
    const reply = await form.goto(PACKAGE, `&quantity=${quantity}`);
    expect(reply?.status(), quantity).toBe(200);
    await expect(page.getByText(saying(checkout.refused.bad_quantity)).first(), quantity).toBeVisible();
    await expect(form.submit).toBeVisible();
  }
  for (const also of [
    "&quantity=1&quantity=2&quantity=3",
    "&country=XX",
    "&country=%00",
    `&promo=${LONG}`,
    `&currency=${LONG}`,
    `&${"package=x&".repeat(200)}`,
  ]) {
    const reply = await form.goto(PACKAGE, also);
    expect(reply?.status(), also.slice(0, 60)).toBe(200);
    await expect(form.submit).toBeVisible();
  }
});

test("what cannot be planned is said, sentence by sentence, and stays in its field", async ({ page }) => {
  const { problems } = catalog.trip;
  const nights = page.getByRole("textbox", { name: saying(catalog.trip.nights) });
  const amount = page.getByRole("textbox", { name: catalog.trip.gb });
  const said = async (query: string, ...sentences: string[]) => {
    await open(page, `/en/trip?${query}`);
    for (const sentence of sentences)
      await expect(page.getByText(saying(sentence)), `${query.slice(0, 80)}: ${sentence}`).toBeVisible();
    await expect(page.getByRole("button", { name: catalog.trip.plan })).toBeVisible();
  };
  for (const number of ["0", "-1", "1.5", "1e9", "many"]) {
    await said(`country=IT&nights=${number}`, problems.bad_nights);
    await expect(nights.first()).toHaveValue(number);
    await said(`country=IT&nights=3&gb=${number}`, problems.bad_data);
    await expect(amount).toHaveValue(number);
    await expect(page.getByRole("region", { name: catalog.trip.cheapest })).toBeVisible();
  }
  await said("country=XX&nights=3", problems.unknown_country);
  await said("country=IT&nights=3&from=2020-01-01", problems.past_date);
  await expect(page.getByLabel(catalog.trip.from)).toHaveValue("2020-01-01");
  await said("country=IT&nights=3&from=2026-02-30", problems.bad_date);
  await said("country=IT&nights=3&from=tomorrow", problems.bad_date);
  const letters = Array.from("ABCDEFGHIJKLMNOPQRST");
  const all = letters.flatMap((one) =>
    letters.slice(0, 10).map((other) => `country=${one}${other}&nights=1`),
  );
  expect(all).toHaveLength(200);
  await said(all.join("&"), problems.too_many_stays);
  await expect(nights).toHaveCount(8);
  await said(`country=${LONG}&nights=${LONG}&gb=${LONG}&from=${LONG}`, problems.bad_nights);
});

test("packages that nobody knows are left out of a comparison, with a way on", async ({ page }) => {
  const { compare } = catalog;
  for (const query of [
    "",
    "?package=",
    "?package=no-such&package=toString",
    `?package=${LONG}`,
    "?package=%00",
  ]) {
    await open(page, `/en/compare${query}`);
    await expect(page.getByText(compare.few), query).toBeVisible();
    await expect(page.getByRole("link", { name: compare.destinations })).toBeVisible();
  }
  await open(page, `/en/compare?package=${PACKAGE}&package=no-such&package=${OTHER}`);
  await expect(page.getByText(compare.gone)).toBeVisible();
  await expect(page.getByRole("columnheader")).toHaveCount(2);
  await open(page, `/en/compare?package=${PACKAGE}&package=${PACKAGE}`);
  await expect(page.getByRole("link", { name: saying(compare.back) })).toBeVisible();
  await open(page, `/en/compare?package=${PACKAGE}&package=${OTHER}&package=c&package=d&package=e`);
  await expect(page.getByText(saying(compare.many))).toBeVisible();
});
