import { listedPages } from "@/lib/catalog/sitemap/data";
import { sitemap } from "@/lib/catalog/sitemap/format";
import { pagesOfFile } from "@/lib/catalog/sitemap/model";
import { env } from "@/lib/platform/env";
import { isLocale } from "@/lib/platform/i18n/locales";

const FILE = /^([a-z]{2})-([1-9]\d{0,3})\.xml$/;

/** The addresses of one language, so many to a file. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/sitemaps/[file]">,
): Promise<Response> {
  const [, locale, number] = FILE.exec((await params).file) ?? [];
  const pages = isLocale(locale) ? pagesOfFile(await listedPages(), Number(number)) : [];
  if (!isLocale(locale) || pages.length === 0) return new Response("no such file", { status: 404 });
  return new Response(sitemap(env().APP_URL, locale, pages), {
    headers: { "Content-Type": "application/xml", "Cache-Control": "public, max-age=3600" },
  });
}
