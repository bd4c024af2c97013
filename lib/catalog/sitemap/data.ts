import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { db } from "@/lib/platform/db";
import { destinationTiles } from "../data";
import type { Listed } from "./model";

/** Every page that search engines should know, without its language. */
export async function listedPages(): Promise<Listed[]> {
  "use cache";
  cacheTag(CACHE_TAGS.catalog);
  cacheLife("hours");
  const tiles = await destinationTiles();
  const packages = await db().package.findMany({
    where: { type: "SIM", goneAt: null },
    select: { slug: true, updatedAt: true },
    orderBy: { slug: "asc" },
  });
  return [
    ...["/", "/destinations", "/how-much-data", "/trip", "/help", "/terms", "/privacy"].map((path) => ({
      path,
      changedAt: null,
    })),
    ...tiles.map(({ slug }) => ({ path: `/destinations/${slug}`, changedAt: null })),
    ...packages.map(({ slug, updatedAt }) => ({ path: `/packages/${slug}`, changedAt: updatedAt })),
  ];
}
