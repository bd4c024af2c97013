import { expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { buyAndConnect, PACKAGE } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";

const { auth, catalog, checkout } = messages;
const OWN = "/api/esims/own";

/** Every question about the visitor's own things that a page puts from now on. */
function ownQuestions(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === OWN) asked.push(request.url());
  });
  return asked;
}

/** The note on the page of a destination, once it is there. */
const note = (page: Page) => page.getByText(saying(catalog.own.covers));
const search = (page: Page) => page.getByRole("combobox", { name: catalog.search.label });

test("whoever owns an eSIM is told so before buying another one, and nothing moves when it appears", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const { path: esim } = await buyAndConnect(page, { sandbox, email });
  // Its page asks the operator; browsing never does.
  await page.goto(esim);
  await expect(page.getByText(messages.esims.statusTitle.ACTIVE).first()).toBeVisible();

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**${OWN}?*`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/en/destinations/japan");
  const first = page.locator("article").first();
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const before = await first.boundingBox();
  await expect(note(page)).toHaveCount(0);
  answer();
  await expect(note(page)).toBeVisible();
  expect((await first.boundingBox())?.y).toBe(before?.y);
  await page.unroute(`**${OWN}?*`);

  const topUp = page.getByRole("link", { name: saying(catalog.own.from) });
  await expect(topUp).toHaveAttribute("href", `${esim}/top-up`);
  await page.goto(`/en/packages/${PACKAGE}`);
  await expect(topUp).toHaveAttribute("href", `${esim}/top-up`);
  await page.goto("/en/destinations/iceland");
  await expect(page.locator("article").first()).toBeVisible();
  await expect(note(page)).toHaveCount(0);

  await page.goto("/en/destinations");
  await expect(page.getByRole("img", { name: catalog.own.mark })).toHaveCount(1);
  await page.goto("/en");
  await search(page).fill("japan");
  await expect(page.getByRole("option").first()).toContainText(catalog.own.mark);
  await checkoutPage(page).goto(PACKAGE);
  await expect(page.getByText(saying(checkout.hints.owned))).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("/en/sign-in");
  await signInPage(other).signIn(email, sandbox);
  await other.goto("/en/destinations/japan");
  await expect(note(other)).toBeVisible();
  await other.goto("/en/account");
  await other.getByRole("button", { name: auth.account.signOut }).click();
  await other.waitForURL(/\/en$/);
  const asked = ownQuestions(other);
  await other.goto("/en/destinations/japan");
  await other.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(note(other)).toHaveCount(0);
  expect(asked).toEqual([]);
  await elsewhere.close();
});

test("about a stranger's things nobody is asked, and a made-up question is refused", async ({ page }) => {
  const asked = ownQuestions(page);
  for (const path of ["/en", "/en/destinations", "/en/destinations/japan", `/en/packages/${PACKAGE}`]) {
    await page.goto(path);
    await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  }
  await page.goto("/en");
  await search(page).fill("japan");
  await expect(page.getByRole("option").first()).toContainText("Japan");
  expect(asked).toEqual([]);

  const nobody = await page.request.get(`${OWN}?locale=en`);
  expect(await nobody.json()).toEqual([]);
  expect(nobody.headers()["cache-control"]).toContain("no-store");
  for (const query of ["", "?locale=xx", "?locale=en&currency=euro"])
    expect((await page.request.get(`${OWN}${query}`)).status(), query).toBe(400);
});

test("where one was before is kept in the browser alone, called by its name now, until it is cleared", async ({
  page,
}) => {
  const recent = (name = catalog.recent.title) => page.getByRole("navigation", { name, exact: true });
  await page.goto("/en");
  await expect(recent()).toHaveCount(0);
  const kept = () => page.evaluate(() => localStorage.getItem("recent"));
  await page.goto("/en/destinations/italy");
  await expect.poll(kept).toBe('["italy"]');
  await page.goto(`/en/packages/${PACKAGE}`);
  await expect.poll(kept).toBe('["japan","italy"]');

  await page.goto("/de");
  await expect(recent("Zuletzt angesehen").getByRole("link")).toHaveText(["Japan", "Italien"]);
  await page.goto("/en");
  await expect(recent().getByRole("link")).toHaveText(["Japan", "Italy"]);

  const field = search(page);
  await expect(page.getByRole("option")).toHaveCount(0);
  await field.focus();
  await expect(page.getByRole("option")).toHaveCount(2);
  await expect(page.getByRole("option").first()).toContainText("Japan");
  await field.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await field.blur();
  await field.focus();
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await field.press("Enter");
  await page.waitForURL(/\/en\/destinations\/italy$/);
  await expect.poll(kept).toBe('["italy","japan"]');

  await page.goto("/en");
  await expect(recent().getByRole("link")).toHaveText(["Italy", "Japan"]);
  await recent().getByRole("button", { name: catalog.recent.clear }).click();
  await expect(recent()).toHaveCount(0);
  expect(await kept()).toBeNull();

  await page.evaluate(() => {
    localStorage.setItem("recent", '["../admin","no-such-place","japan"]');
  });
  await page.goto("/en");
  await expect(recent().getByRole("link")).toHaveText(["Japan"]);
});
