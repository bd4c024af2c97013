import { expect, type Page, test } from "../../fixtures/test";
import { tabThrough, tabTo } from "../../fixtures/keyboard";
import { messages, saying } from "../../fixtures/messages";
import { checkoutPage } from "../../pages/checkout-page";
import { installPage } from "../../pages/install-page";
import { PACKAGE } from "../../pages/journey";
import { orderPage } from "../../pages/order-page";
import { CARDS, payPage } from "../../pages/pay-page";

const { catalog, checkout, common } = messages;

// What moves smoothly is under way when the next key comes.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("a traveller finds, pays for and gets an eSIM without a mouse, and sees the focus all the way", async ({
  page,
  email,
}) => {
  await page.goto("/en");
  const skip = page.getByRole("link", { name: common.skip });
  await press(page, "Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await press(page, "Enter");
  await tabTo(page, page.getByRole("combobox", { name: catalog.search.label }));
  await page.keyboard.type("japan");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("Japan");
  await press(page, "ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await press(page, "Enter");
  await page.waitForURL(/\/en\/destinations\/japan$/);

  await tabTo(page, page.locator(`main a[href$="/packages/${PACKAGE}"]`).first());
  await press(page, "Enter");
  await page.waitForURL(/\/packages\//);
  await tabTo(
    page,
    page
      .getByRole("main")
      .getByRole("link", { name: saying(catalog.package.buy) })
      .first(),
  );
  await press(page, "Enter");

  const form = checkoutPage(page);
  await form.submit.waitFor();
  await tabTo(page, form.submit);
  await press(page, "Enter");
  await expect(form.email).toBeFocused();
  await expect(form.email).toHaveAttribute("aria-invalid", "true");
  await expect(form.email).toHaveAccessibleDescription(new RegExp(checkout.email.error));
  await page.keyboard.type(email);
  await tabTo(page, form.device);
  await press(page, "Space");
  await expect(form.device).toBeChecked();
  await tabTo(page, form.submit);
  await press(page, "Enter");

  const pay = payPage(page);
  await pay.opened();
  for (const [field, typed] of [
    [page.getByLabel(/card number/i), CARDS.good],
    [page.getByLabel(/expir/i), "12/34"],
    [page.getByLabel(/cvc|security code/i), "123"],
    [page.getByLabel(/name/i).first(), "Anna Traveller"],
  ] as const) {
    await tabThrough(page, field);
    await page.keyboard.type(typed);
  }
  await tabThrough(page, page.getByRole("button", { name: /^pay /i }).first());
  await press(page, "Enter");

  const order = orderPage(page);
  await order.opened();
  await order.install.waitFor();
  await tabTo(page, order.install);
  await press(page, "Enter");
  const install = installPage(page);
  await install.opened();
  await expect(install.qr).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: saying(messages.install.manual.copyLabel) }).first());
});

test("a checkout that is refused as a whole leads the focus to the reason", async ({ page, email }) => {
  const form = checkoutPage(page);
  await form.goto(PACKAGE);
  // Not the field itself: React gives it its own value back when it takes the page over.
  await page.locator('input[name="shownMinor"]').evaluate((input: HTMLInputElement) => {
    input.form?.addEventListener("formdata", ({ formData }) => formData.set("shownMinor", "1"));
  });
  await tabTo(page, form.email);
  await page.keyboard.type(email);
  await tabTo(page, form.device);
  await press(page, "Space");
  await tabTo(page, form.submit);
  await press(page, "Enter");
  const problem = page.getByRole("alert").filter({ hasText: /nothing was charged/i });
  await expect(problem).toBeVisible();
  await expect(page.locator("[data-problem]")).toBeFocused();
  await expect(form.email).toHaveValue(email);
});

test("conditions, the choice of packages and the language are worked by keys", async ({ page }) => {
  await page.goto("/en/destinations/japan");
  const unlimited = page.getByRole("checkbox", { name: catalog.destination.withs.unlimited });
  await tabTo(page, unlimited);
  await press(page, "Space");
  await expect(page).toHaveURL(/with=unlimited/);
  await press(page, "Space");
  await expect(page).not.toHaveURL(/with=/);
  const boxes = page.getByRole("checkbox", { name: saying(catalog.destination.compare.pick) });
  for (const box of [boxes.nth(0), boxes.nth(1)]) {
    await tabTo(page, box);
    await press(page, "Space");
    await expect(box).toBeChecked();
  }
  await tabTo(page, page.getByRole("link", { name: catalog.destination.compare.open, exact: true }));
  await press(page, "Enter");
  await expect(page.getByRole("columnheader")).toHaveCount(2);

  const open = page.getByRole("button", { name: common.preferences.open });
  await tabTo(page, open);
  await press(page, "Enter");
  const box = page.getByRole("dialog", { name: common.preferences.open });
  await expect(box).toBeVisible();
  await press(page, "Escape");
  await expect(box).toBeHidden();
  await expect(open).toBeFocused();
  await press(page, "Enter");
  await tabTo(page, box.getByRole("link", { name: "Deutsch" }));
  await press(page, "Enter");
  await page.waitForURL(/\/de\/compare\?/);
});
