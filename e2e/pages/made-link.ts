import type { Page } from "../fixtures/test";

/** The link and the code as their owner is shown them, once. */
export async function madeLink(page: Page): Promise<{ link: string; code: string }> {
  const link = await page.getByText(/\/share\/[\w-]{43}$/).innerText();
  const code = await page.getByText(/^[2-9A-Z]{3} [2-9A-Z]{3}$/).innerText();
  return { link: link.trim(), code: code.trim() };
}
