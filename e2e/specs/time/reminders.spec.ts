import type { Mail, Sandbox } from "../../fixtures/sandbox";
import { expect, test } from "../../fixtures/test";
import { messages } from "../../fixtures/messages";
import { installPage } from "../../pages/install-page";
import { buyAndLook } from "../../pages/journey";

const { advice } = messages;
const DAY_MS = 86_400_000;

test.setTimeout(300_000);

/** Reminders are looked for every minute of the machine's time. */
async function reminder(sandbox: Sandbox, { to, subject }: { to: string; subject: RegExp }): Promise<Mail> {
  const such = async () => (await sandbox.mail.find({ to })).filter((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await such()).length, { timeout: 100_000 }).toBe(1);
  const [mail] = await such();
  if (!mail) throw new Error("the mail is not there any more");
  return mail;
}

test("an eSIM that is not started is spoken of a week before the trip, and on its eve", async ({
  page,
  sandbox,
  email,
  browser,
}) => {
  const { esim } = await buyAndLook(page, email);
  const today = (await sandbox.clock.now()).getTime();
  const startsOn = new Date(today + 9 * DAY_MS).toISOString().slice(0, 10);
  await page.goto(`/en/esims/${esim}`);
  await page.getByLabel(advice.form.starts).fill(startsOn);
  await page.getByRole("button", { name: advice.form.save }).click();
  await expect(page.getByRole("link", { name: advice.calendar.add })).toBeVisible();

  await sandbox.clock.advance("3d");
  const week = await reminder(sandbox, { to: email, subject: /not started yet$/ });
  // On another device, without signing in: the private link leads to what has to be done.
  const link = /https?:\/\/\S+\/open\/\S+/.exec(week.text)?.[0] ?? "no link";
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await installPage(elsewhere).opened();
  expect(elsewhere.url()).toContain(esim);
  // Only to one of the order's own eSIMs.
  await elsewhere.goto(link.replace(/esim=[\w-]+/, "esim=019fffff-ffff-7fff-bfff-ffffffffffff"));
  await elsewhere.waitForURL(/\/orders\/[\w-]+$/);
  await elsewhere.context().close();

  // Past nine in the morning of the eve, whatever time it is now.
  await sandbox.clock.advance("5d");
  await sandbox.clock.advance("540m");
  const eve = await reminder(sandbox, { to: email, subject: /^Your trip to Japan begins on [^:]*$/ });
  expect(eve.text).toContain("switch data roaming on");
  expect(await sandbox.mail.find({ to: email, subject: "not started yet" })).toHaveLength(1);
});
