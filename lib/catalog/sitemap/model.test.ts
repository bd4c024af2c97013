import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { sitemap, sitemapIndex } from "./format";
import { fileCount, type Listed, MOST_IN_A_FILE, pagesOfFile } from "./model";

const ORIGIN = "https://shop.example.com";
const MOST_BYTES = 50 * 1024 * 1024;
// As long as an address can be.
const pages = (count: number): Listed[] =>
  Array.from({ length: count }, (_, index) => ({
    path: `/packages/${String(index).padStart(120, "a")}`,
    changedAt: new Date(),
  }));

test.each([0, 1, MOST_IN_A_FILE, MOST_IN_A_FILE + 1, 3 * MOST_IN_A_FILE - 1])(
  "%i pages are shared out to files, each to one of them",
  (count) => {
    const all = pages(count);
    const files = Array.from({ length: fileCount(all) }, (_, index) => pagesOfFile(all, index + 1));
    expect(files.flat()).toEqual(all);
    for (const file of files) expect(file.length).toBeGreaterThan(0);
    expect(pagesOfFile(all, files.length + 1)).toEqual([]);
    const named = [...sitemapIndex(ORIGIN, all).matchAll(/<loc>([^<]+)<\/loc>/g)];
    expect(named).toHaveLength(files.length * LOCALES.length);
  },
);

test("a full file is within what search engines read", () => {
  const xml = sitemap(ORIGIN, "ar", pages(MOST_IN_A_FILE));
  expect(Buffer.byteLength(xml)).toBeLessThan(MOST_BYTES);
  expect(xml.match(/<url>/g)).toHaveLength(MOST_IN_A_FILE);
});

test("what an address may hold spoils no file", () => {
  const xml = sitemap(`${ORIGIN}/?a=1&b=<2>`, "en", pages(1));
  expect(xml).toContain("/?a=1&amp;b=&lt;2&gt;");
});
