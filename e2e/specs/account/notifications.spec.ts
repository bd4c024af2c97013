import { expect, type Page, test } from "../../fixtures/test";
import admin from "../../../messages/en/admin.json" with { type: "json" };
import { messages, saying } from "../../fixtures/messages";
import type { PushSubscriptionJson } from "../../fixtures/sandbox";
import { buy } from "../../pages/journey";
import { signInPage } from "../../pages/sign-in-page";

const { auth, letters, notifications, push } = messages;
const { link, page: words, topics } = notifications;
const { preview } = letters;

/** Chooses what is previewed, and waits until it is shown. */
async function choose(page: Page, template: string, look: string): Promise<void> {
  await page.getByLabel(preview.template, { exact: true }).selectOption({ label: template });
  await page.getByLabel(preview.look).selectOption({ label: look });
  await page.getByRole("button", { name: preview.show }).click();
  await page.waitForURL(/[?&]look=/);
}

async function sendToMe(page: Page): Promise<void> {
  await page.getByRole("button", { name: preview.send }).click();
  await expect(page.getByText(preview.sent)).toBeVisible();
}

test("staff look at a mail and send it to themselves; its link ends such mails, and only by a press", async ({
  page,
  sandbox,
}, { project }) => {
  const staff = `mails-${project.name}@staff.test`;
  await page.goto("/en/sign-in?next=%2Fen%2Fadmin%2Fmails%2Ftemplates");
  await signInPage(page).signIn(staff, sandbox);
  await choose(page, admin.mails.lowData, preview.dark);
  const mail = page.frameLocator("iframe");
  await expect(mail.getByRole("heading", { level: 1 })).toContainText("Japan");
  await expect(mail.locator("body")).toHaveCSS("background-color", "rgb(12, 20, 27)");
  await choose(page, admin.mails.lowData, preview.text);
  await expect(page.getByText(letters.stop)).toBeVisible();
  await sendToMe(page);
  const { text } = await sandbox.mail.next({ to: staff, subject: "Japan" });
  const address = /http\S+\/en\/notifications\/\S+/.exec(text)?.[0] ?? "no link";
  const path = new URL(address).pathname;

  // What a scanner of links does.
  const oneClick = path.replace("/en/notifications/", "/api/unsubscribe/");
  expect((await page.request.get(oneClick)).ok()).toBe(true);

  await page.goto(path);
  await expect(page.getByRole("heading", { name: link.stopTitle })).toBeVisible();
  await page.getByRole("button", { name: link.stop }).click();
  await expect(page.getByRole("heading", { name: link.stopped })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: topics.usage.title })).not.toBeChecked();
  await page.getByRole("button", { name: link.resume }).click();
  await expect(page.getByRole("checkbox", { name: topics.usage.title })).toBeChecked();

  // What a mail program does.
  const form = { "List-Unsubscribe": "One-Click" };
  expect((await page.request.post(oneClick, { form })).status()).toBe(200);
  await page.goto("/en/admin/mails/templates?template=lowData");
  await sendToMe(page);
  await page.goto("/en/admin/mails?state=UNWANTED");
  await expect(page.getByRole("cell", { name: admin.mails.lowData }).first()).toBeVisible();
  expect(await sandbox.mail.find({ to: staff, subject: "Japan" })).toHaveLength(1);
});

/** A browser whose push service is the sandbox, and whose owner said yes: without windows a browser never asks. */
async function subscribeAtSandbox(page: Page, subscription: PushSubscriptionJson): Promise<void> {
  await page.addInitScript((json) => {
    const held = { endpoint: json.endpoint, toJSON: () => json, unsubscribe: () => Promise.resolve(true) };
    let isHeld = sessionStorage.getItem("held") !== null;
    Object.defineProperty(Notification, "permission", { value: "granted" });
    Notification.requestPermission = () => Promise.resolve("granted");
    Object.assign(PushManager.prototype, {
      subscribe: () => {
        sessionStorage.setItem("held", "");
        isHeld = true;
        return Promise.resolve(held);
      },
      getSubscription: () => Promise.resolve(isHeld ? held : null),
    });
  }, subscription);
}

test("a customer switches a topic off, and this device on: it is told when an eSIM is there", async ({
  page,
  sandbox,
  email,
}) => {
  const subscription = await sandbox.push.subscribe();
  await subscribeAtSandbox(page, subscription);
  await page.goto("/en/sign-in?next=%2Fen%2Faccount");
  await signInPage(page).signIn(email, sandbox);
  await page.getByRole("link", { name: words.metaTitle }).click();
  await page.waitForURL(/\/account\/notifications$/);

  const trip = page.getByRole("checkbox", { name: topics.trip.title });
  await expect(trip).toBeChecked();
  await trip.uncheck();
  await page.getByRole("button", { name: words.save }).click();
  await expect(page.getByText(words.saved)).toBeVisible();
  await page.reload();
  await expect(trip).not.toBeChecked();

  await page.getByRole("button", { name: push.turnOn }).click();
  await expect(page.getByText(push.isOn)).toBeVisible();
  await page.reload();
  await expect(page.getByText(push.isOn)).toBeVisible();

  await buy(page, email);
  const order = new URL(page.url()).pathname;
  await expect.poll(async () => (await sandbox.push.received(subscription)).length).toBe(1);
  const [message] = await sandbox.push.received(subscription);
  expect(JSON.parse(message?.text ?? "")).toMatchObject({ path: order });

  await page.goto("/en/account/notifications");
  await page.getByRole("button", { name: push.turnOff }).click();
  await expect(page.getByText(push.isOff)).toBeVisible();
  await page.goto("/en/account");
  await page.getByRole("button", { name: auth.account.signOut }).click();
  await page.waitForURL(/\/en$/);
});

test("a link that was made up changes nothing and says so", async ({ page }) => {
  await page.goto("/en/notifications/usage.made.up");
  await expect(page.getByRole("heading", { name: link.brokenTitle })).toBeVisible();
  await expect(page.getByText(saying(link.brokenText))).toBeVisible();
});
