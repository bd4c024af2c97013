import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as llms } from "@/app/llms.txt/route";
import { GET as robots } from "@/app/robots.txt/route";
import { GET as sitemapFile } from "@/app/sitemaps/[file]/route";
import { destinationTiles } from "@/lib/catalog/data";
import { syncCatalog } from "@/lib/catalog/jobs";
import { loadDestination, loadPackage } from "@/lib/catalog/loaders";
import { formatMoney } from "@/lib/money/format";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { alternates } from "@/lib/platform/i18n/alternates";
import { DEFAULT_LOCALE, isLocale, LOCALES } from "@/lib/platform/i18n/locales";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { GET } from "./route";

// Outside the framework nothing is cached, and there is no build to keep the database from.
vi.mock("next/cache", () => ({ cacheTag: () => undefined, cacheLife: () => undefined }));
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  connection: () => Promise.resolve(),
}));

type Entry = { readonly url: string; readonly others: ReadonlyMap<string, string> };
const GONE = "sakura-mobile-data-30days-3gb";
let sandbox: TestSandbox;
let files: string[];
/** Every page of every file, by its address. */
let entries: ReadonlyMap<string, Entry>;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  await syncCatalog();
  await db().package.updateMany({ where: { slug: GONE }, data: { goneAt: new Date() } });
  files = locationsIn(await (await GET()).text());
  const read = await Promise.all(files.map(async (url) => entriesIn(await (await fileAt(url)).text())));
  entries = new Map(read.flat().map((entry) => [entry.url, entry]));
  expect(entries.size).toBe(read.flat().length);
});
afterAll(() => sandbox.close());

const locationsIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
function entriesIn(xml: string): Entry[] {
  return [...xml.matchAll(/<url>(.*?)<\/url>/g)].map(([, text = ""]) => {
    const links = [...text.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)];
    return {
      url: locationsIn(text)[0] ?? "",
      others: new Map(links.map(([, language = "", url = ""]) => [language, url])),
    };
  });
}
function fileAt(url: string): Promise<Response> {
  const file = url.split("/").at(-1) ?? "";
  return sitemapFile(new Request(url), { params: Promise.resolve({ file }) });
}
function pathOf(url: string): { locale: string; path: string } {
  expect(url.startsWith(`${env().APP_URL}/`), url).toBe(true);
  const [, locale = "", ...rest] = url.slice(env().APP_URL.length).split("/");
  return { locale, path: `/${rest.join("/")}` };
}

/** Paths of the pages that need nothing to be looked up. */
const app = resolve(import.meta.dirname, "../[locale]");
const PLAIN = new Set(
  readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)page\.tsx$/.test(name) && !name.includes("["))
    .map((name) => `/${name.replace(/\([a-z]+\)\//, "").replace(/\/?page\.tsx$/, "")}`),
);

/** Whether a page of the shop stands at an address, with something to sell where it is one of the catalogue. */
async function isPage(url: string): Promise<boolean> {
  const { locale, path } = pathOf(url);
  if (!isLocale(locale)) return false;
  const [, kind, slug] = /^\/(destinations|packages)\/([^/]+)$/.exec(path) ?? [];
  if (slug === undefined) return PLAIN.has(path);
  if (kind === "packages") return (await loadPackage(slug))?.available === true;
  return ((await loadDestination(slug))?.packages.length ?? 0) > 0;
}

describe("lists of addresses", () => {
  test("name pages that are there, and every one that sells something", async () => {
    const [first] = LOCALES;
    const addresses = [...entries.keys()].filter((url) => pathOf(url).locale === first);
    for (const url of addresses) expect(await isPage(url), url).toBe(true);
    const paths = new Set(addresses.map((url) => pathOf(url).path));
    for (const { slug } of await destinationTiles())
      expect(paths.has(`/destinations/${slug}`), slug).toBe(true);
    const onSale = await db().package.findMany({
      where: { type: "SIM", goneAt: null },
      select: { slug: true },
    });
    for (const { slug } of onSale) expect(paths.has(`/packages/${slug}`), slug).toBe(true);
    expect(paths.has(`/packages/${GONE}`)).toBe(false);
    expect(addresses.length).toBeGreaterThan(onSale.length);
  });

  test("are alike in all languages, and each page and its translations name each other", () => {
    const languages = [...LOCALES, "x-default"].toSorted();
    for (const { url, others } of entries.values()) {
      const { locale, path } = pathOf(url);
      expect([...others.keys()].toSorted(), url).toEqual(languages);
      expect(others.get(locale), url).toBe(url);
      expect(others.get("x-default"), url).toBe(others.get(DEFAULT_LOCALE));
      for (const [language, other] of others) {
        expect(pathOf(other), url).toEqual({
          locale: language === "x-default" ? DEFAULT_LOCALE : language,
          path,
        });
        expect(entries.get(other)?.others.get(locale), `${other} back to ${url}`).toBe(url);
      }
    }
  });

  test("say of a page what its own head says", () => {
    for (const { url, others } of entries.values()) {
      const { locale, path } = pathOf(url);
      const { canonical, languages } = alternates(locale as (typeof LOCALES)[number], path);
      expect(env().APP_URL + canonical).toBe(url);
      expect(Object.entries(languages).map(([language, each]) => [language, env().APP_URL + each])).toEqual([
        ...others,
      ]);
    }
  });

  test("are what robots are sent to, and none of them is closed to robots", async () => {
    const text = await (await robots()).text();
    expect(text).toContain(`Sitemap: ${env().APP_URL}/sitemap.xml\n`);
    const closed = [...text.matchAll(/^Disallow: (\S+)$/gm)].map(
      ([, rule = ""]) =>
        new RegExp(`^${rule.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", ".*")}`),
    );
    expect(closed.length).toBeGreaterThan(3);
    for (const url of entries.keys()) {
      const { pathname } = new URL(url);
      expect(
        closed.find((rule) => rule.test(pathname)),
        url,
      ).toBeUndefined();
    }
  });

  test.each([
    "en-0.xml",
    "en-2.xml",
    "en-10000.xml",
    "en-01.xml",
    "xx-1.xml",
    "EN-1.xml",
    "en-1.xml.gz",
    "../x",
    "",
  ])("there is no list %j", async (file) => {
    const answer = await sitemapFile(new Request("http://shop.test"), { params: Promise.resolve({ file }) });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBeNull();
  });
});

test("programs that read get every destination that is on sale, with a page and its price", async () => {
  const text = await (await llms()).text();
  const links = [...text.matchAll(/^- \[([^\]]+)\]\(([^)]+)\): .* from (\S+)$/gm)];
  const listed = new Map(links.map(([, , url = "", price = ""]) => [pathOf(url).path, price]));
  const tiles = await destinationTiles();
  expect(listed.size).toBe(tiles.length);
  for (const { slug, from } of tiles)
    expect(listed.get(`/destinations/${slug}`)).toBe(formatMoney(from, DEFAULT_LOCALE));
  const addresses = [...text.matchAll(/\]\((http[^)]+)\)/g)].map(([, url = ""]) => url);
  for (const url of addresses) expect(await isPage(url), url).toBe(true);
  expect(addresses.length).toBeGreaterThan(tiles.length);
});
