import { type Browser, type BrowserContext, expect, type Page, test } from "../../fixtures/test";
import { messages, saying } from "../../fixtures/messages";
import { installPage } from "../../pages/install-page";
import { buyAndLook } from "../../pages/journey";
import { showPage } from "../../pages/show-page";
import { signInPage } from "../../pages/sign-in-page";

const { auth, handover, install } = messages;

const iphone = (system: string, rest = "Version/17.4 Mobile/15E148 Safari/604.1") =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const AGENTS = {
  iphone: iphone("17_4"),
  oldIphone: iphone("15_7"),
  android:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
  computer:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
  instagram: iphone("17_4", "Mobile/15E148 Instagram 330.0.0.28.115 (iPhone14,5; iOS 17_4)"),
  ipadAsMac:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
};

/** The buyer's browser on another device: the same cookies, another user agent. */
async function on(browser: Browser, context: BrowserContext, userAgent: string): Promise<Page> {
  const device = await browser.newContext({ storageState: await context.storageState(), userAgent });
  return device.newPage();
}

test("each device is offered its own way first, and another on demand", async ({
  page,
  context,
  browser,
  email,
}) => {
  await buyAndLook(page, email);
  const address = page.url();
  const code = await installPage(page).activationCode();
  for (const [agent, first] of [
    ["iphone", install.here.iosTitle],
    ["oldIphone", handover.panel.title],
    ["android", install.here.androidTitle],
    ["computer", install.scan.title],
  ] as const) {
    const device = await on(browser, context, AGENTS[agent]);
    await device.goto(address);
    const { firstWay, oneTap, qr } = installPage(device);
    await expect(firstWay, agent).toHaveText(first);
    await expect(qr).toBeVisible();
    await expect(oneTap.ios).toHaveCount(agent === "iphone" || agent === "computer" ? 1 : 0);
    await expect(oneTap.android).toHaveCount(agent === "android" || agent === "computer" ? 1 : 0);
    if (agent === "iphone")
      await expect(oneTap.ios).toHaveAttribute(
        "href",
        `https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=${encodeURIComponent(code)}`,
      );
    await device.context().close();
  }

  await installPage(page).switchTo("android");
  await page.waitForURL(/\?device=android$/);
  await expect(installPage(page).firstWay).toHaveText(install.here.androidTitle);
  await page.goto(`${new URL(address).pathname}?device=toaster`);
  await expect(installPage(page).qr).toBeVisible();

  const ipad = await on(browser, context, AGENTS.ipadAsMac);
  await ipad.addInitScript(() => Object.defineProperty(navigator, "maxTouchPoints", { get: () => 5 }));
  await ipad.goto(address);
  await ipad.waitForURL(/\?device=ios$/);
  await expect(installPage(ipad).firstWay).toHaveText(install.here.iosTitle);
  await ipad.context().close();
});

test("inside another app the way out comes first, and leads to the same page in a browser that knows nothing", async ({
  page,
  context,
  browser,
  email,
}) => {
  await buyAndLook(page, email);
  const inApp = await on(browser, context, AGENTS.instagram);
  await inApp.goto(page.url());
  const shown = installPage(inApp);
  await expect(shown.firstWay).toHaveText(/Instagram/);
  await expect(shown.oneTap.ios).toHaveCount(0);
  const href = (await inApp.getByRole("link", { name: /Safari/ }).getAttribute("href")) ?? "";
  expect(href).toMatch(/^x-safari-http/);
  await inApp.context().close();

  const safari = await browser.newContext();
  const arrived = await safari.newPage();
  await arrived.goto(href.replace("x-safari-", ""));
  await installPage(arrived).opened();
  await expect(installPage(arrived).qr).toBeVisible();
  await safari.close();
});

test("codes are copied whole, and what was done on arrival stays ticked", async ({
  page,
  context,
  email,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await buyAndLook(page, email);
  const { activationCode, copy } = installPage(page);
  const whole = await activationCode();
  const [, smdp = "", matchingId = ""] = whole.split("$");
  for (const [name, value] of [
    [install.manual.smdp, smdp],
    [install.manual.code, matchingId],
    [install.manual.whole, whole],
  ] as const) {
    await copy(name).click();
    await expect(page.getByText(install.manual.copied).first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
  }
  await page.getByRole("checkbox", { name: install.after.roaming }).check();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: install.after.roaming })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: install.after.line })).not.toBeChecked();
});

test("another screen shows the QR code by a short code: once, and not after it was taken back", async ({
  page,
  browser,
  email,
}) => {
  const { esim } = await buyAndLook(page, email);
  const phone = installPage(page);
  await phone.switchTo("ios-old");
  await page.waitForURL(/\?device=ios-old$/);
  const code = await phone.screenCode();

  const elsewhere = await browser.newContext({ userAgent: AGENTS.computer });
  const screen = await elsewhere.newPage();
  const other = showPage(screen);
  await other.type("222222");
  await expect(other.refusal).toBeVisible();
  await other.type(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
  await other.opened();
  await expect(other.qr).toBeVisible();
  expect(await other.qr.getAttribute("src")).toBe(await phone.qr.getAttribute("src"));
  const html = await screen.content();
  for (const secret of ["LPA:1$", email, esim, code, "Sakura"])
    expect(html.includes(secret), secret).toBe(false);
  const again = await screen.reload();
  expect(again?.headers()["cache-control"]).toContain("no-store");
  await expect(phone.handoverPanel.getByText(/a Windows PC/)).toBeVisible();

  const late = await elsewhere.newPage();
  await showPage(late).type(code);
  await expect(showPage(late).refusal).toBeVisible();

  // Without anybody's doing there: the page looks again by itself.
  await phone.takeBack.click();
  await expect(phone.handoverPanel.getByText(handover.panel.revoked)).toBeVisible();
  await expect(other.takenBack).toBeVisible();
  await expect(other.qr).toHaveCount(0);

  await other.type(await phone.screenCode());
  await other.opened();
  await other.hide.click();
  await expect(other.over).toBeVisible();
  // Not even one step back and forth again.
  await screen.goBack();
  await screen.goForward();
  await expect(other.over).toBeVisible();
  await expect(screen.locator("img[src^='data:image/png']")).toHaveCount(0);
  await expect(phone.handoverPanel.getByText(saying(handover.panel.over))).toBeVisible();
  await elsewhere.close();
});

test("a kept eSIM is read in flight mode, and nothing else is kept", async ({
  page,
  context,
  email,
  sandbox,
}) => {
  const { esim } = await buyAndLook(page, email);
  const address = new URL(page.url()).pathname;
  const code = await installPage(page).activationCode();
  await page.getByRole("button", { name: install.pack.keep }).click();
  await expect(page.getByText(saying(install.pack.kept))).toBeVisible();
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const stores = await Promise.all(names.map((name) => caches.open(name)));
      return (await Promise.all(stores.map((store) => store.keys())))
        .flat()
        .map(({ url }) => new URL(url).pathname);
    });
  expect(await kept()).toEqual([`/worker/kept/${esim}`]);

  await context.setOffline(true);
  for (const path of [address, address.replace("/install", ""), `${address}/print`]) {
    await page.goto(path);
    await expect(page.getByRole("img", { name: /qr code/i })).toBeVisible();
    expect(await installPage(page).activationCode()).toBe(code);
    await expect(page.getByText(saying(install.sheet.asOf))).toBeVisible();
  }
  await expect(page.goto("/en/orders")).rejects.toThrow();
  await context.setOffline(false);

  // A sign-out takes it along.
  await page.goto("/en/account");
  await signInPage(page).signIn(email, sandbox);
  await page.goto("/en/account");
  expect(await kept()).toHaveLength(1);
  await page.getByRole("button", { name: auth.account.signOut }).click();
  await page.waitForURL(/\/en$/);
  expect(await kept()).toEqual([]);
});

test("the sheet is one page of A4 in every language, light at night", async ({ page, email }) => {
  await buyAndLook(page, email);
  const path = new URL(page.url()).pathname;
  await page.emulateMedia({ colorScheme: "dark" });
  for (const language of ["en", "de", "es", "fr", "tr", "ar"]) {
    await page.goto(`${path.replace("/en", `/${language}`)}/print`);
    const sheet = page.locator("[data-sheet]");
    await expect(sheet).toHaveCSS("background-color", "rgb(255, 255, 255)");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), language).toHaveLength(1);
    // A4 in points.
    expect(pdf, language).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  }
});
