import { z } from "zod";
import { searchIndex } from "@/lib/catalog/data";
import { placePrices } from "@/lib/catalog/prices/data";
import { LOCALES } from "@/lib/platform/i18n/locales";

const query = z.object({
  locale: z.enum(LOCALES),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

/** Names and from-prices of all destinations in one language, for search as one types. */
export async function GET(request: Request): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return Response.json({ error: "unknown locale or currency" }, { status: 400 });
  const { locale, currency } = parsed.data;
  const prices = currency === undefined ? null : await placePrices(currency);
  const index = await searchIndex(locale, prices ?? {});
  return Response.json(index, {
    headers: { "Cache-Control": "public, max-age=300, stale-while-revalidate=3600" },
  });
}
