import { messages } from "../fixtures/messages";
import type { Page } from "../fixtures/test";

const { handover, install } = messages;

export function installPage(page: Page) {
  const handoverPanel = page.getByRole("region", { name: handover.panel.title });
  return {
    opened: () => page.waitForURL(/\/esims\/[0-9a-f-]{36}\/install(\?device=[a-z-]+)?$/),
    qr: page.getByRole("img", { name: /qr code/i }),
    /** What the page offers first below its title. */
    firstWay: page.getByRole("main").getByRole("heading", { level: 2 }).first(),
    oneTap: {
      ios: page.getByRole("link", { name: install.here.ios }),
      android: page.getByRole("link", { name: install.here.android }),
    },
    copy: (name: string) =>
      page.getByRole("button", { name: install.manual.copyLabel.replace("{name}", name) }),
    switchTo: (device: keyof typeof install.device) =>
      page
        .getByRole("navigation", { name: install.device.label })
        .getByRole("link", { name: install.device[device], exact: true })
        .click(),
    /** Makes a screen code, and tells it as it is read out. */
    screenCode: async (): Promise<string> => {
      await handoverPanel
        .getByRole("button", { name: new RegExp(`^(${handover.panel.make}|${handover.panel.again})$`) })
        .click();
      const read = handoverPanel.getByText(new RegExp(`^${handover.panel.code}:`));
      return (await read.innerText()).replace(/^.*:/, "").replaceAll(/\s/g, "");
    },
    takeBack: handoverPanel.getByRole("button", { name: handover.panel.revoke }),
    handoverPanel,
    /** The whole activation code, as it stands on the page to be copied. */
    activationCode: async (): Promise<string> => {
      const text = await page
        .getByRole("definition")
        .filter({ hasText: /^LPA:1\$/ })
        .first()
        .innerText();
      return text.replaceAll(/\s/g, "");
    },
    esimPath: () => new URL(page.url()).pathname.replace(/\/install$/, ""),
  };
}
