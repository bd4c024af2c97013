import { z } from "zod";
import { currentViewer } from "@/lib/auth/gates";
import { ownEsims } from "@/lib/orders/own/data";
import { ownOffer } from "@/lib/orders/own/format";
import { LOCALES } from "@/lib/platform/i18n/locales";

const query = z.object({
  locale: z.enum(LOCALES),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

/** What of the viewer's own can be topped up and where it works, for browse pages, which are the same for everybody. */
export async function GET(request: Request): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return Response.json({ error: "unknown locale or currency" }, { status: 400 });
  const { locale, currency } = parsed.data;
  const esims = await ownEsims(await currentViewer(), currency ?? null);
  return Response.json(
    esims.map((esim) => ownOffer(esim, locale)),
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
