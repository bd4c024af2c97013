import { expect, test } from "../../fixtures/test";
import common from "../../../messages/en/common.json" with { type: "json" };
import { arrive, visit } from "../../fixtures/visit";
import { buyAndLook } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";
import { PAGES, pathFor } from "./pages";

const NOBODY = "019fffff-ffff-7fff-bfff-ffffffffffff";
const all = Object.values(PAGES);

// Every page there is: minutes of work on a slow machine.
test.describe.configure({ timeout: 1_200_000 });

/** A page is looked at closely on the screen of most of its readers; on the other one it has to fit and keep still. */
function lookFrom(here: string, home: "desktop" | "phone"): typeof visit {
  return here === home ? visit : arrive;
}

test("pages for everybody", async ({ page }, { project }) => {
  const look = lookFrom(project.name, "phone");
  for (const { path, status } of all.filter(({ audience }) => audience === "everybody"))
    await look(page, path, status);
});

test("pages of a buyer and of a customer, shut to everybody else", async ({ page, browser, sandbox, email }, {
  project,
}) => {
  const look = lookFrom(project.name, "phone");
  const ids = { ...(await buyAndLook(page, email)), customer: NOBODY };

  const stranger = await browser.newContext();
  for (const { path, audience } of all) {
    if (audience === "everybody") continue;
    const reply = await stranger.request.get(pathFor(path, ids), { maxRedirects: 0 });
    expect([307, 404], `${path} for a stranger`).toContain(reply.status());
    if (audience !== "customer") expect(reply.status(), `${path} for a stranger`).toBe(404);
  }
  await stranger.close();

  for (const { path } of all.filter(({ audience }) => audience === "buyer"))
    await look(page, pathFor(path, ids));
  // With the link of the purchase the list is open without signing in.
  await look(page, "/en/esims");
  await page.goto("/en/sign-in?next=%2Fen%2Fesims");
  await signInPage(page).signIn(email, sandbox);
  for (const { path } of all.filter(({ audience }) => audience === "customer"))
    await look(page, pathFor(path, ids));
  for (const { path } of all.filter(({ audience }) => audience === "staff")) {
    const reply = await page.request.get(pathFor(path, ids), { maxRedirects: 0 });
    expect(reply.status(), `${path} for a customer`).toBe(404);
  }
});

test("pages of staff", async ({ page, browser, sandbox, email }, { project }) => {
  const look = lookFrom(project.name, "desktop");
  const buyer = await browser.newContext();
  const shop = await buyer.newPage();
  const { order, esim } = await buyAndLook(shop, email);
  await buyer.close();

  await page.goto("/en/sign-in?next=%2Fen%2Fadmin");
  await signInPage(page).signIn(`pages-${project.name}@staff.test`, sandbox);
  await page.goto(`/en/admin/orders/${order}`);
  const customerLink = await page.locator('a[href*="/admin/customers/"]').first().getAttribute("href");
  const customer = customerLink?.split("/").at(-1) ?? "";
  const whereOneIs = page
    .getByRole("navigation", { name: common.staff.navigation })
    .locator("[aria-current=page]");
  for (const { path } of all.filter(({ audience }) => audience === "staff")) {
    await look(page, pathFor(path, { order, esim, customer }));
    // Scrolled to its end a bar stops at a whole pixel, not always at the last part of one.
    await expect(whereOneIs, `the menu on ${path}`).toBeInViewport({ ratio: 0.99 });
  }
});
