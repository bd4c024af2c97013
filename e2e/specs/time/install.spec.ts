import { expect, test } from "../../fixtures/test";
import { messages } from "../../fixtures/messages";
import { installPage } from "../../pages/install-page";
import { buyAndLook } from "../../pages/journey";
import { showPage } from "../../pages/show-page";

const { handover, install } = messages;

// This journey moves the clock, for everybody: it has a world of its own (see playwright.config.ts).
test("the page turns green by itself once the phone was seen in a network, and an old screen code opens nothing", async ({
  page,
  browser,
  sandbox,
  email,
}) => {
  await buyAndLook(page, email);
  const phone = installPage(page);
  await phone.switchTo("android");
  await page.waitForURL(/\?device=android$/);
  await expect(page.getByText(install.state.unknownTitle)).toBeVisible();
  const code = await phone.screenCode();
  const { iccid } = await sandbox.phones.scan(await phone.activationCode());
  await sandbox.phones.attach(iccid);

  // The supplier may be asked again after twenty minutes, and the page looks twice a minute.
  await sandbox.clock.advance("21m");
  await expect(page.getByText(install.state.inUseTitle, { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(install.state.unknownTitle)).toHaveCount(0);
  await expect(phone.handoverPanel.getByText(handover.panel.expired)).toBeVisible();

  const elsewhere = await browser.newContext();
  const screen = await elsewhere.newPage();
  await showPage(screen).type(code);
  await expect(showPage(screen).refusal).toBeVisible();
  await elsewhere.close();
});
