import { test } from "../../fixtures/test";
import { visit } from "../../fixtures/visit";
import { PAGES } from "./pages";

test.use({ viewport: { width: 320, height: 640 } });
test.describe.configure({ timeout: 600_000 });

test("pages for everybody, from right to left, on the narrowest phone", async ({ page }) => {
  for (const { path, audience, status } of Object.values(PAGES))
    if (audience === "everybody") await visit(page, path.replace(/^\/en/, "/ar"), status);
});
