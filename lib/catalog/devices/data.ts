import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { db } from "@/lib/platform/db";

/** The phones and tablets that the supplier lists as ready for eSIM, by brand and model: `Google Pixel 8`. */
export async function deviceNames(): Promise<string[]> {
  "use cache";
  cacheTag(CACHE_TAGS.catalog);
  cacheLife("hours");
  const rows = await db().device.findMany({
    select: { brand: true, name: true },
    orderBy: [{ brand: "asc" }, { name: "asc" }],
  });
  // Some models name their brand themselves.
  return [...new Set(rows.map(({ brand, name }) => (name.startsWith(brand) ? name : `${brand} ${name}`)))];
}
