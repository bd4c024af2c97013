import { expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buyAndConnect } from "../../pages/journey";

const { esims, usage } = messages;

/** The shop follows a moved clock a moment later: looked at until it shows what is expected. */
async function until(page: Page, path: string, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

// These journeys move the clock, for everybody: they have a world of their own (see playwright.config.ts).
test.describe.configure({ mode: "serial" });

test("data falls, is foretold to run out, and is over: each figure with its age", async ({
  page,
  sandbox,
  email,
}) => {
  test.slow();
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 424 });
  await page.goto(path);
  await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();
  await expect(page.getByText(/600\s*MB/).first()).toBeVisible();
  await expect(page.getByText(/^As of/).first()).toBeVisible();
  await expect(page.getByText(usage.chart.one)).toBeVisible();
  // The supplier may be asked again only after its interval; a look in between shows the same figures and their age.
  await sandbox.phones.use(iccid, { mb: 100 });
  await page.reload();
  await expect(page.getByText(/600\s*MB/).first()).toBeVisible();
  expect(await page.content()).not.toContain(iccid);

  for (const left of [500, 400, 300]) {
    if (left < 500) await sandbox.phones.use(iccid, { mb: 100 });
    await sandbox.clock.advance("3h");
    await until(page, path, new RegExp(`${left}\\s*MB`));
  }
  await expect(page.getByRole("img", { name: saying(usage.chart.label) })).toBeVisible();
  await expect(page.getByText(saying(usage.forecast.empties))).toBeVisible();
  await expect(page.getByRole("link", { name: saying(usage.forecast.action) })).toHaveAttribute(
    "href",
    /\/top-up\?offer=/,
  );
  await page.getByText(usage.chart.table, { exact: true }).first().click();
  await expect(page.getByRole("table", { name: usage.chart.table }).getByRole("row")).not.toHaveCount(0);
  const file = await page.request.get(`/api${path.replace("/en", "")}/usage.csv`);
  expect(await file.text()).toMatch(/,ACTIVE,300,1024\r\n$/);

  // Asked to wait, it shows the last good figures, and how long nobody may ask.
  await sandbox.faults.add({
    operation: "supplier.usage",
    kind: "rate_limit",
    contains: iccid,
    retryAfter: 1_500,
  });
  await sandbox.clock.advance("21m");
  await until(page, path, esims.usage.problem.throttled);
  await expect(page.getByText(/300\s*MB/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: saying(esims.usage.refreshIn) })).toBeVisible();
  await sandbox.faults.clear();

  await sandbox.clock.advance("8d");
  await until(page, path, esims.statusTitle.EXPIRED);
  await page.goto("/en/esims");
  const ended = page.getByRole("region", { name: esims.list.ended });
  await expect(ended.getByRole("link", { name: esims.topup })).toBeVisible();

  await sandbox.phones.recycle(iccid);
  await sandbox.clock.advance("21m");
  await until(page, path, esims.statusTitle.RECYCLED);
});

test("a package without a limit says so, with what fair use means", async ({ page, sandbox, email }) => {
  const slug = "bonjour-mobile-unlimited-7days";
  const { iccid, path } = await buyAndConnect(page, { sandbox, email, slug });
  await sandbox.phones.use(iccid, { mb: 5_000 });
  await page.goto(path);
  await expect(page.getByText(esims.usage.unlimited, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(usage.fairUse.title)).toBeVisible();
  await expect(page.getByText(usage.chart.unlimited)).toBeVisible();
});

test("calls and texts have meters of their own, and the destination's clocks are told", async ({
  page,
  sandbox,
  email,
}) => {
  const slug = "southern-cross-voice-7days-1gb";
  const { iccid, path } = await buyAndConnect(page, { sandbox, email, slug });
  await sandbox.phones.use(iccid, { mb: 100, minutes: 3, texts: 2 });
  await page.goto(path);
  for (const name of [esims.usage.data, esims.usage.voice, esims.usage.texts])
    await expect(page.getByRole("meter", { name })).toBeVisible();
  await expect(page.getByText(saying("Local time, "))).toBeVisible();
});
