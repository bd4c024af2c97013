import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { doctorPage } from "../../pages/doctor-page";
import { installPage } from "../../pages/install-page";
import { buyAndConnect, buyAndLook } from "../../pages/journey";

const { advice, doctor } = messages;
const { action, cause, question, support } = doctor;
const SUPPORT = "help@landfall.test";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("what is not installed is found in one tap, and each answer can be taken back", async ({
    page,
    email,
  }) => {
    await buyAndLook(page, email);
    const asked = doctorPage(page);
    await asked.open();
    await expect(asked.heading).toHaveText(question.line.title);
    await asked.answer(question.line.refused);
    await asked.answer(question.refusal.used);
    await expect(asked.heading).toHaveText(cause.code_used.title);
    await page.getByRole("link", { name: `Change the answer to: ${question.line.title}` }).click();
    await expect(asked.heading).toHaveText(question.line.title);
    await asked.answer(question.line.no);
    await expect(asked.heading).toHaveText(cause.not_installed.title);
    await page.getByRole("link", { name: action.install, exact: true }).click();
    await installPage(page).opened();
  });
});

test("data that is used up needs no question, and leads to the top-up", async ({ page, sandbox, email }) => {
  const { iccid, path } = await buyAndConnect(page, { sandbox, email });
  await sandbox.phones.use(iccid, { mb: 1024 });
  await page.goto(`${path}/doctor?line=no`);
  await expect(doctorPage(page).heading).toHaveText(cause.used_up.title);
  await page.getByRole("link", { name: action.top_up, exact: true }).click();
  await page.waitForURL(/\/top-up$/);
});

test("what was found is read whole, thinned out and sent, without a code in it", async ({
  page,
  sandbox,
  email,
}) => {
  const { esim } = await buyAndLook(page, email);
  const code = await installPage(page).activationCode();
  const { iccid } = await sandbox.phones.scan(code);
  const asked = doctorPage(page);
  await asked.open(`/en/esims/${esim}`);
  await asked.answer(question.line.yes);
  await asked.answer("In Japan");
  await asked.answer(question.network.none);
  await asked.answer(question.roaming.yes);
  await asked.answer(question.restarted.yes);
  await expect(asked.heading).toHaveText(cause.no_network.title);
  await page.getByRole("link", { name: doctor.notHelped.send }).click();
  await page.waitForURL(/\/support\?/);

  const parts = page.locator("main pre");
  const shown = await parts.allInnerTexts();
  expect(shown.join("\n")).toContain("cause: no_network");
  expect(shown.join("\n")).not.toContain("landfall-whole-page");
  await page.getByRole("group", { name: support.part.device }).getByRole("checkbox").uncheck();
  await page.getByRole("textbox", { name: support.message }).fill(`No bars since noon, says ${email}.`);
  await page.getByRole("button", { name: support.send }).click();
  await expect(page.getByText(support.sent)).toBeVisible();

  const mail = await sandbox.mail.next({ to: SUPPORT, subject: email });
  for (const part of shown)
    if (part.startsWith("[device]")) expect(mail.text).not.toContain("Mozilla");
    else expect(mail.text).toContain(part);
  expect(mail.text).toContain(`iccid ends in: ${iccid.slice(-4)}`);
  const copy = await sandbox.mail.next({ to: email, subject: "We have your message" });
  for (const { text, html } of [mail, copy])
    for (const secret of [iccid, code, code.split("$").at(-1) ?? code])
      expect(`${text} ${html ?? ""}`).not.toContain(secret);
});

test("the days of a trip become one sentence and a file for the calendar", async ({
  page,
  sandbox,
  email,
  playwright,
}) => {
  const { esim } = await buyAndLook(page, email);
  const path = `/en/esims/${esim}`;
  const today = (await sandbox.clock.now()).getTime();
  const day = (ahead: number) => new Date(today + ahead * 86_400_000).toISOString().slice(0, 10);
  await page.goto(path);
  const [starts, ends] = [page.getByLabel(advice.form.starts), page.getByLabel(advice.form.ends)];
  await starts.fill(day(30));
  await ends.fill(day(20));
  await page.getByRole("button", { name: advice.form.save }).click();
  await expect(page.getByText(advice.form.problem.end_first)).toBeVisible();
  await expect(starts).toHaveValue(day(30));
  await starts.fill(day(10));
  await page.getByRole("button", { name: advice.form.save }).click();
  // Seven days for a trip of eleven.
  await expect(
    page.getByText(/^Install it on .* at home on Wi-Fi.*3 days before your trip ends/),
  ).toBeVisible();

  await expect(page.getByRole("link", { name: advice.calendar.add })).toBeVisible();
  const file = await page.request.get(`${path}/trip.ics`);
  expect(file.headers()["content-type"]).toContain("text/calendar");
  const text = await file.text();
  expect(text).toContain(`DTSTART;VALUE=DATE:${day(9).replaceAll("-", "")}\r\n`);
  expect(text).not.toMatch(/LPA|\n(?<!\r\n)/);
  const stranger = await playwright.request.newContext();
  expect((await stranger.get(new URL(`${path}/trip.ics`, page.url()).href)).status()).toBe(404);
  await stranger.dispose();
});

test("for another phone the honest answer comes before anything is sold", async ({
  page,
  sandbox,
  email,
}) => {
  const { path } = await buyAndConnect(page, { sandbox, email });
  const asked = doctorPage(page);
  await asked.open(path);
  await asked.answer(question.line.gone);
  await page.getByRole("link", { name: action.new_phone }).click();
  await page.waitForURL(/\/new-phone$/);
  await expect(page.getByText(doctor.newPhone.answer.left.title)).toBeVisible();
  await expect(page.getByRole("link", { name: saying(doctor.newPhone.buy) })).toHaveAttribute(
    "href",
    /\/packages\//,
  );
  await page.getByRole("link", { name: doctor.newPhone.ask }).click();
  await page.waitForURL(/\/support\?line=gone$/);
  await expect(page.getByText("line: gone")).toBeVisible();
});
