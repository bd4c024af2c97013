import { test } from "../../fixtures/test";
import { arrive, visit } from "../../fixtures/visit";
import { buyAndLook } from "../../pages/journey";
import { PAGES, pathFor } from "./pages";

test.describe.configure({ timeout: 1_200_000 });

const all = Object.values(PAGES);
const open = all.filter(({ audience }) => audience === "everybody");
const bought = all.filter(({ audience }) => audience === "buyer");

test.describe("on the narrowest phone", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("pages for everybody, from right to left", async ({ page }) => {
    for (const { path, status } of open) await visit(page, path.replace(/^\/en/, "/ar"), status);
  });

  test("a purchase and its pages", async ({ page, email }) => {
    const ids = await buyAndLook(page, email);
    for (const { path } of bought) await arrive(page, pathFor(path, ids));
  });
});

// Enlarged twice, a window of 1280 by 800 has room for this much.
test.describe("in a window at 200 %", () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, isMobile: false, hasTouch: false });

  test("pages for everybody", async ({ page }) => {
    for (const { path, status } of open) await arrive(page, path, status);
  });

  test("a purchase and its pages", async ({ page, email }) => {
    const ids = await buyAndLook(page, email);
    for (const { path } of bought) await arrive(page, pathFor(path, ids));
  });
});
