import type { Page } from "../fixtures/test";

export function installPage(page: Page) {
  return {
    opened: () => page.waitForURL(/\/esims\/[0-9a-f-]{36}\/install$/),
    qr: page.getByRole("img", { name: /qr code/i }),
    /** The whole activation code, as it stands on the page to be copied. */
    activationCode: async (): Promise<string> => {
      const text = await page
        .getByText(/^LPA:1\$/)
        .first()
        .innerText();
      return text.replaceAll(/\s/g, "");
    },
    esimPath: () => new URL(page.url()).pathname.replace(/\/install$/, ""),
  };
}
