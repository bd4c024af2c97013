import { revalidateTag } from "next/cache";
import { cacheKey } from "@/lib/catalog/jobs";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { sameText } from "@/lib/platform/crypto";

/** Drops this process's rendered catalogue pages. Called by the process itself after a sync. */
export function POST(request: Request): Response {
  if (!sameText(request.headers.get("x-landfall-key") ?? "", cacheKey()))
    return new Response(null, { status: 404 });
  revalidateTag(CACHE_TAGS.catalog, { expire: 0 });
  return new Response(null, { status: 204 });
}
