import { searchIndex } from "@/lib/catalog/data";
import { placePrices } from "@/lib/catalog/prices/data";
import { readerIn } from "@/lib/catalog/prices/schema";

/** Names and from-prices of all destinations in one language, for search as one types. */
export async function GET(request: Request): Promise<Response> {
  const reader = readerIn(request.url);
  if (!reader) return Response.json({ error: "unknown locale or currency" }, { status: 400 });
  const { locale, currency } = reader;
  const prices = currency === undefined ? null : await placePrices(currency);
  const index = await searchIndex(locale, prices ?? {});
  return Response.json(index, {
    headers: { "Cache-Control": "public, max-age=300, stale-while-revalidate=3600" },
  });
}
