import { currentViewer } from "@/lib/auth/gates";
import { ownedOrder } from "@/lib/orders/data";
import { statusView } from "@/lib/orders/format";
import { now } from "@/lib/platform/clock";

/** The state of one order for whoever may see it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const order = await ownedOrder(await currentViewer(), (await params).id);
  if (!order) return new Response(null, { status: 404 });
  return Response.json(statusView(order, now()), { headers: { "Cache-Control": "private, no-store" } });
}
