import { currentViewer } from "@/lib/auth/gates";
import { readerIn } from "@/lib/catalog/prices/schema";
import { ownEsims } from "@/lib/orders/own/data";
import { ownOffer } from "@/lib/orders/own/format";

/** What of the viewer's own can be topped up and where it works, for browse pages, which are the same for everybody. */
export async function GET(request: Request): Promise<Response> {
  const reader = readerIn(request.url);
  if (!reader) return Response.json({ error: "unknown locale or currency" }, { status: 400 });
  const { locale, currency } = reader;
  const esims = await ownEsims(await currentViewer(), currency ?? null);
  return Response.json(
    esims.map((esim) => ownOffer(esim, locale)),
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
