import { messages } from "../fixtures/messages";
import type { Page } from "../fixtures/test";

const { code, show } = messages.handover;

/** Another screen than the phone's, where a screen code is typed. */
export function showPage(page: Page) {
  return {
    /** By the address that stands on the phone: it leads to the screen's own language. */
    type: async (screenCode: string): Promise<void> => {
      await page.goto("/show");
      await page.getByRole("textbox", { name: show.label }).fill(screenCode);
      await page.getByRole("button", { name: show.submit }).click();
    },
    opened: () => page.waitForURL(/\/en\/show\/code$/),
    qr: page.getByRole("img", { name: code.alt }),
    refusal: page.getByText(show.problem.wrong_code),
    takenBack: page.getByRole("heading", { name: code.revokedTitle }),
    over: page.getByRole("heading", { name: code.overTitle }),
    hide: page.getByRole("button", { name: code.hide }),
  };
}
