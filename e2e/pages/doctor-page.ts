import type { Page } from "../fixtures/test";
import { messages } from "../fixtures/messages";

const { doctor } = messages;

/** The questions that find out why an eSIM gives no data. */
export function doctorPage(page: Page) {
  return {
    /** From a page of the eSIM; without a path from the one that is open. */
    open: async (esimPath?: string): Promise<void> => {
      if (esimPath) await page.goto(esimPath);
      await page.getByRole("link", { name: doctor.start }).click();
      await page.waitForURL(/\/doctor$/);
    },
    /** Taps an answer and waits for the next question, or for the cause. */
    answer: async (words: string): Promise<void> => {
      const before = page.url();
      await page.getByRole("link", { name: words, exact: true }).click();
      await page.waitForURL((url) => url.href !== before && url.pathname.endsWith("/doctor"));
    },
    heading: page.getByRole("heading", { level: 1 }),
  };
}
