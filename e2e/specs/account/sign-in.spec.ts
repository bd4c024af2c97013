import { expect, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { buy } from "../../pages/journey";
import { mailedCode, signInPage } from "../../pages/sign-in-page";

const { auth, esims } = messages;

test("a guest who signs in with the same address finds the eSIM bought before", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  await buy(page, email);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("/en/esims");
  await signInPage(other).signIn(email, sandbox);
  await expect(other).toHaveURL(/\/en\/esims$/);
  await expect(other.getByRole("heading", { level: 1, name: esims.list.title })).toBeVisible();
  await expect(other.getByRole("main").getByText(/japan/i).first()).toBeVisible();

  await other.goto("/en/account");
  await other.getByRole("button", { name: auth.account.signOut }).click();
  await other.waitForURL(/\/en$/);
  await other.goto("/en/esims");
  await expect(other).toHaveURL(/\/en\/sign-in/);
  await elsewhere.close();
});

test("a wrong code says so and keeps the way open; a code works once", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  const form = signInPage(page);
  await page.goto("/en/sign-in");
  await form.ask(email);
  const code = await mailedCode(sandbox, email);
  await form.submit(code === "111111" ? "222222" : "111111");
  await expect(page.getByText(saying(auth.problem.wrong_code)).first()).toBeVisible();
  await form.submit("12");
  await expect(page.getByText(auth.problem.codeShape)).toBeVisible();
  await form.submit(code);
  await page.waitForURL(/\/en\/esims$/);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("/en/sign-in");
  await signInPage(other).ask(`other-${email}`);
  await signInPage(other).submit(code);
  await expect(other.getByText(saying(auth.problem.wrong_code)).first()).toBeVisible();
  await elsewhere.close();
});

test("the link of the mail signs in, once", async ({ page, browser, sandbox, email }) => {
  await page.goto("/en/sign-in");
  await signInPage(page).ask(email);
  const mail = await sandbox.mail.next({ to: email, subject: "sign-in code" });
  const link = /https?:\/\/\S+\/sign-in\/link\S+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await page.getByRole("button", { name: auth.link.submit }).click();
  await page.waitForURL(/\/en\/esims$/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await other.getByRole("button", { name: auth.link.submit }).click();
  await expect(other.getByRole("heading", { name: auth.link.usedTitle })).toBeVisible();
  await elsewhere.close();
});

test("after sign-in one is led to where one wanted to go, never to another site", async ({
  page,
  sandbox,
  email,
}) => {
  await page.goto("/en/sign-in?next=https%3A%2F%2Fevil.example%2F");
  await signInPage(page).signIn(email, sandbox);
  expect(new URL(page.url()).pathname).toBe("/en/esims");
});
