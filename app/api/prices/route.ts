import { z } from "zod";
import { packagePrices, placePrices } from "@/lib/catalog/prices/data";
import { currencySchema } from "@/lib/catalog/prices/schema";
import { formatMoney } from "@/lib/money/format";
import { LOCALES } from "@/lib/platform/i18n/locales";

const query = z.object({
  currency: currencySchema,
  locale: z.enum(LOCALES),
  place: z.string().max(120).optional(),
});

/** Prices in another currency as they are printed: of every destination, or of everything that is sold for one of them. */
export async function GET(request: Request): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return Response.json({ error: "unknown currency, locale or place" }, { status: 400 });
  const { currency, locale, place } = parsed.data;
  const list = await (place === undefined ? placePrices(currency) : packagePrices(place, currency));
  if (!list) return Response.json({ error: "no prices" }, { status: 404 });
  const printed = Object.entries(list).map(([key, price]) => [key, formatMoney(price, locale)]);
  return Response.json(Object.fromEntries(printed), {
    headers: { "Cache-Control": "public, max-age=60, stale-while-revalidate=600" },
  });
}
