import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buyAndConnect } from "../../pages/journey";

const { esims } = messages;

/** The shop asks by itself with the minute, in the machine's time. */
const NEXT_MINUTES_MS = 150_000;

// This journey moves the clock, for everybody: it has a world of its own (see playwright.config.ts).
test("data that runs low is told of by mail while nobody looks, and the mail leads to the top-up", async ({
  page,
  sandbox,
  email,
}) => {
  test.setTimeout(300_000);
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 100 });
  await page.goto(path);
  await expect(page.getByText(esims.statusTitle.ACTIVE).first()).toBeVisible();
  await expect(page.getByText(/924\s*MB/).first()).toBeVisible();

  // Refused by the operator: the figures stay, and their age is said.
  await sandbox.faults.add({
    operation: "supplier.usage",
    kind: "rate_limit",
    retryAfter: 900,
    contains: iccid,
    count: 1,
  });
  await sandbox.clock.advance("21m");
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText(esims.usage.problem.throttled)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText(/924\s*MB/).first()).toBeVisible();
  const age = page.getByText(/^As of/).first();
  const asOf = await age.locator("time").first().getAttribute("datetime");
  expect((await sandbox.clock.now()).getTime() - Date.parse(asOf ?? "")).toBeGreaterThan(20 * 60_000);

  // An open page would ask; this one does not.
  await page.goto("about:blank");
  await sandbox.phones.use(iccid, { mb: 700 });
  await sandbox.clock.advance("25h");
  const sent = { to: email, subject: "of data left" };
  await expect.poll(async () => (await sandbox.mail.find(sent)).length, { timeout: NEXT_MINUTES_MS }).toBe(1);
  const [mail] = await sandbox.mail.find(sent);
  expect(mail?.subject).toMatch(/^Japan: 224\sMB of data left$/);
  expect(mail?.text).toContain("while you still have data");
  expect(mail?.text).not.toContain(iccid);

  // The traveller's phone has never been here.
  await page.context().clearCookies();
  await page.goto(/https?:\/\/\S+to=top-up\S*/.exec(mail?.text ?? "")?.[0] ?? "");
  await page.waitForURL(/\/top-up$/);
  await expect(page.getByRole("button", { name: saying(esims.topups.pay) }).first()).toBeVisible();
});
