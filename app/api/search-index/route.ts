import { z } from "zod";
import { searchIndex } from "@/lib/catalog/data";
import { LOCALES } from "@/lib/platform/i18n/locales";

const query = z.object({ locale: z.enum(LOCALES) });

/** Names and from-prices of all destinations in one language, for search as one types. */
export async function GET(request: Request): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return Response.json({ error: "unknown locale" }, { status: 400 });
  const index = await searchIndex(parsed.data.locale);
  return Response.json(index, {
    headers: { "Cache-Control": "public, max-age=300, stale-while-revalidate=3600" },
  });
}
