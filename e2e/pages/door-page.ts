import { messages } from "../fixtures/messages";
import type { Page } from "../fixtures/test";

const { door } = messages.share;

/** Where the code of a shared link is typed. */
export function doorPage(page: Page) {
  return {
    type: async (code: string) => {
      await page.getByRole("textbox", { name: door.label }).fill(code);
      await page.getByRole("button", { name: door.open }).click();
    },
    closed: page.getByRole("heading", { name: door.closedTitle }),
  };
}
