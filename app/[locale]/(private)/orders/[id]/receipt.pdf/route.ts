import { currentViewer } from "@/lib/auth/gates";
import { isLocale } from "@/lib/platform/i18n/locales";
import { receiptFile } from "@/lib/receipts/service";

/** The receipt of an order for whoever may see the order; for everybody else there is none. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/[locale]/orders/[id]/receipt.pdf">,
): Promise<Response> {
  const { locale, id } = await params;
  const headers = { "Cache-Control": "private, no-store" };
  const file = isLocale(locale) ? await receiptFile(await currentViewer(), id) : null;
  if (!file) return new Response(null, { status: 404, headers });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...headers,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${file.name}"`,
    },
  });
}
