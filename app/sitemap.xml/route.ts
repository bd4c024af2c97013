import { connection } from "next/server";
import { listedPages } from "@/lib/catalog/sitemap/data";
import { sitemapIndex } from "@/lib/catalog/sitemap/format";
import { env } from "@/lib/platform/env";

/** Which lists of addresses there are for search engines. */
export async function GET(): Promise<Response> {
  // The build has no database to ask.
  await connection();
  return new Response(sitemapIndex(env().APP_URL, await listedPages()), {
    headers: { "Content-Type": "application/xml", "Cache-Control": "public, max-age=3600" },
  });
}
