import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buyAndLook } from "../../pages/journey";

const { esims, usage } = messages;
const { keeping } = usage;

test("an eSIM gets a name and a note, is put away and taken out again, by whoever holds its link", async ({
  page,
  browser,
  email,
}) => {
  const { esim } = await buyAndLook(page, email);
  await page.goto("/en/esims");
  const waiting = page.getByRole("region", { name: esims.list.waiting });
  await expect(waiting.getByRole("link", { name: esims.install })).toBeVisible();
  await expect(page.getByText(usage.list.guest)).toBeVisible();

  await page.goto(`/en/esims/${esim}`);
  await page.getByRole("textbox", { name: esims.rename.label }).fill("Mum's phone");
  await page.getByRole("button", { name: esims.rename.save, exact: true }).click();
  await expect(page.getByText(esims.rename.saved)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mum's phone");
  await page.getByRole("button", { name: keeping.away }).click();
  await expect(page.getByText(keeping.isAway)).toBeVisible();

  await page.goto("/en/esims");
  await expect(page.getByText("Mum's phone")).toHaveCount(0);
  await page.getByRole("link", { name: "1 eSIM put away" }).click();
  await page.waitForURL(/shelf=away/);
  await expect(page.getByRole("link", { name: "Mum's phone" })).toBeVisible();
  await page.getByRole("button", { name: saying(keeping.takeOut) }).click();
  await expect(page.getByText(usage.list.noneHere)).toBeVisible();
  await page.goto("/en/esims?q=mum");
  await expect(waiting.getByRole("link", { name: "Mum's phone" })).toBeVisible();
  await page.goto("/en/esims?q=nobody%00%25&shelf=away&after=x");
  await expect(page.getByText(usage.list.noneText)).toBeVisible();

  // The forms are forms: they work before scripts load, or without.
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plainPage = await plain.newPage();
  await plainPage.goto(`/en/esims/${esim}`);
  await plainPage.getByRole("textbox", { name: keeping.note }).fill("Seat 12A");
  await plainPage.getByRole("button", { name: keeping.saveNote }).click();
  await expect(plainPage.getByText(keeping.noteSaved)).toBeVisible();
  await plain.close();
  await page.goto(`/en/esims/${esim}`);
  await expect(page.getByRole("textbox", { name: keeping.note })).toHaveValue("Seat 12A");
});

test("its figures are a file for its owner, and for nobody else", async ({ page, browser, email }) => {
  const { esim } = await buyAndLook(page, email);
  await page.goto(`/en/esims/${esim}`);
  const path = `/api/esims/${esim}/usage.csv`;
  const file = await page.request.get(path);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(file.headers()["content-disposition"]).toMatch(
    /^attachment; filename="usage-japan-[\d-]{10}\.csv"$/,
  );
  expect(await file.text()).toMatch(/^measured_at_utc,status,remaining_mb,total_mb\r\n/);
  const stranger = await browser.newContext();
  expect((await stranger.request.get(path)).status()).toBe(404);
  const other = await stranger.request.get("/api/esims/019fffff-ffff-7fff-bfff-ffffffffffff/usage.csv");
  expect(other.status()).toBe(404);
  await stranger.close();
});
