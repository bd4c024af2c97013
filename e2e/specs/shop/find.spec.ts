import { expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { PACKAGE } from "../../pages/journey";

const { catalog, common } = messages;

test.describe("search", () => {
  for (const [typed, place, by] of [
    ["Tokio", "Japan", "Tokio"],
    ["NRT", "Japan", null],
    ["🇯🇵", "Japan", null],
    ["Almanya", "Germany", "Almanya"],
    ["إيطاليا", "Italy", "إيطاليا"],
    ["Veneddig", "Italy", "Venedig"],
    ["uae", "United Arab Emirates", null],
  ] as const)
    test(`finds ${place} by ${typed}`, async ({ page }) => {
      await page.goto("/en");
      const field = page.getByRole("combobox", { name: catalog.search.label });
      await field.fill(typed);
      const first = page.getByRole("option").first();
      await expect(first).toContainText(place);
      if (by) await expect(first).toContainText(by);
    });

  test("is worked by the keyboard, asks the server once, and names what is easily taken for another", async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/")) asked.push(request.url());
    });
    await page.goto("/en");
    const field = page.getByRole("combobox", { name: catalog.search.label });
    await field.pressSequentially("austria");
    await expect(page.getByRole("option").first()).toContainText("Austria");
    await expect(page.getByRole("option", { name: saying(catalog.search.lookalike) })).toContainText(
      "Australia",
    );
    expect(asked).toHaveLength(1);
    await field.press("ArrowDown");
    await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await field.press("Enter");
    await page.waitForURL(/\/en\/destinations\/austria$/);
  });
});

test("conditions narrow the packages down, stand in the address, and survive the way back", async ({
  page,
}) => {
  await page.goto("/en/destinations/japan");
  await page.getByRole("combobox", { name: catalog.destination.data, exact: true }).selectOption("20");
  await page.getByText(catalog.destination.withs.unlimited, { exact: true }).click();
  await expect(page).toHaveURL(/data=20/);
  await expect(page).toHaveURL(/with=unlimited/);
  // The page that one comes back from stays in the document, unseen.
  const cards = page.locator("article").filter({ visible: true });
  const count = await cards.count();
  expect(count).toBeGreaterThan(0);
  for (const card of await cards.all()) await expect(card).toContainText(catalog.unlimited);
  await cards.first().getByRole("link").click();
  await page.waitForURL(/\/packages\//);
  await page.goBack();
  await expect(cards).toHaveCount(count);
  await page.goto("/en/destinations/japan?data=nonsense&sort=toString&with=gold");
  await expect(cards.first()).toBeVisible();
});

test.describe("before a page's scripts have come", () => {
  /** Opens a page without its scripts; they come when the answer is called. */
  async function openEarly(page: Page, path: string): Promise<() => void> {
    const { promise: come, resolve } = Promise.withResolvers<null>();
    await page.route("**/_next/**/*.js", async (route) => {
      await come;
      await route.continue();
    });
    await page.goto(path, { waitUntil: "domcontentloaded" });
    return () => resolve(null);
  }

  test("a name can be typed and conditions chosen, and none of it is lost", async ({ page }) => {
    let scriptsCome = await openEarly(page, "/en");
    await page.getByRole("combobox", { name: catalog.search.label }).fill("japn");
    scriptsCome();
    await expect(page.getByRole("option").first()).toContainText("Japan");

    scriptsCome = await openEarly(page, "/en/destinations/japan");
    const { destination } = catalog;
    await page.getByRole("combobox", { name: destination.data, exact: true }).selectOption("20");
    for (const condition of [destination.withs.unlimited, destination.withs.topup])
      await page.getByText(condition, { exact: true }).click();
    scriptsCome();
    await expect(page).toHaveURL(/data=20/);
    await expect(page).toHaveURL(/with=unlimited(,|%2C)topup/);
    await expect(page.getByRole("combobox", { name: destination.data, exact: true })).toHaveValue("20");
    await expect(page.getByRole("checkbox", { name: destination.withs.unlimited })).toBeChecked();
  });
});

test("packages are laid side by side", async ({ page }) => {
  await page.goto("/en/destinations/japan");
  const boxes = page.getByRole("checkbox", { name: saying(catalog.destination.compare.pick) });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("link", { name: catalog.destination.compare.open, exact: true }).click();
  await expect(page.getByRole("columnheader")).toHaveCount(2);
  await expect(page.getByRole("rowheader", { name: catalog.package.topup })).toBeVisible();
  await page.goto(`/en/compare?package=${PACKAGE}&package=no-such-thing`);
  await expect(page.getByText(catalog.compare.few)).toBeVisible();
});

test("a currency that is chosen while browsing is the one that is charged, to the unit", async ({ page }) => {
  await page.goto("/en/destinations/japan");
  await page.getByRole("button", { name: common.preferences.open }).click();
  await page.getByRole("combobox", { name: common.preferences.currency }).selectOption("JPY");
  await page.keyboard.press("Escape");
  const card = page.locator("article").filter({ has: page.locator(`a[href$="/packages/${PACKAGE}"]`) });
  await expect(card).toContainText(/¥\d+0/);
  const shown = /¥[\d,]+/.exec(await card.innerText())?.[0] ?? "";
  await card.getByRole("link").click();
  const buy = page.getByRole("link", { name: /^buy/i }).first();
  await expect(buy).toContainText(shown);
  await buy.click();
  await expect(checkoutPage(page).submit).toContainText(shown);
});

test("the planner finds packages for a trip, says what it cannot, and leads to the checkout", async ({
  page,
}) => {
  await page.goto("/en/trip");
  const country = page.getByRole("combobox", { name: saying(catalog.trip.country) });
  const nights = page.getByRole("textbox", { name: saying(catalog.trip.nights) });
  await country.nth(0).selectOption("IT");
  await nights.nth(0).fill("4");
  await country.nth(1).selectOption("FR");
  await nights.nth(1).fill("many");
  await page.getByRole("button", { name: catalog.trip.plan }).click();
  await expect(page.getByText(saying(catalog.trip.problems.bad_nights))).toBeVisible();
  await expect(nights.nth(1)).toHaveValue("many");
  await nights.nth(1).fill("5");
  await page.getByRole("button", { name: catalog.trip.plan }).click();
  const plan = page.getByRole("region", { name: catalog.trip.cheapest });
  await expect(plan).toContainText(/Italy \(4 nights\)/);
  const total = /\$[\d.]+/.exec(await plan.innerText())?.[0] ?? "";
  await plan.getByRole("link", { name: saying(catalog.trip.buy) }).click();
  await expect(checkoutPage(page).submit).toContainText(total);
});

test("how much data a trip takes follows from days and habits", async ({ page }) => {
  await page.goto("/en/how-much-data");
  const result = page.getByRole("status").first();
  await expect(result).toContainText("2 GB");
  await page
    .getByRole("radiogroup", { name: catalog.needs.habits.video })
    .getByText(catalog.needs.levels.lots, { exact: true })
    .click();
  await page.getByRole("spinbutton", { name: catalog.needs.days }).fill("14");
  await expect(result).toContainText(/29 GB/);
  await page.reload();
  await expect(result).toContainText(/29 GB/);
});
