import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "../../fixtures/test";
import { PACKAGE } from "../../pages/journey";

const KB = 1024;
// The framework's own scripts are 134 KB of it.
const MOST_SCRIPT = 150 * KB;
const MOST_BYTES = 210 * KB;
const MOST_REQUESTS = 14;

type Load = { readonly url: string; readonly type: string; readonly bytes: number };

/** Everything that a first visit fetches until the page is still, as it crosses a line that compresses. */
async function loadsOf(page: Page, path: string): Promise<Load[]> {
  const answers: Promise<Load>[] = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    const size = async (): Promise<number> => {
      const body = await response.body();
      // Typefaces are compressed as they are.
      return type === "font" ? body.length : gzipSync(body).length;
    };
    answers.push(size().then((bytes) => ({ url: response.url(), type, bytes })));
  });
  await page.goto(path, { waitUntil: "load" });
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  return Promise.all(answers);
}

const sum = (loads: readonly Load[]): number => loads.reduce((all, { bytes }) => all + bytes, 0);

for (const path of ["/en/destinations/iceland", `/en/packages/${PACKAGE}`])
  test(`${path} is light, and asks nobody but the shop`, async ({ page, baseURL }) => {
    const loads = await loadsOf(page, path);
    const scripts = loads.filter(({ type }) => type === "script");
    expect(scripts.length).toBeGreaterThan(0);
    expect(sum(scripts), "scripts").toBeLessThanOrEqual(MOST_SCRIPT);
    expect(sum(loads), "all of it").toBeLessThanOrEqual(MOST_BYTES);
    expect(loads.length, loads.map(({ url }) => url).join("\n")).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(loads.filter(({ url }) => !url.startsWith(baseURL ?? ""))).toEqual([]);
  });
