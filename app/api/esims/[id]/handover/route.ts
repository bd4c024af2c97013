import { currentViewer } from "@/lib/auth/gates";
import { ownedEsim } from "@/lib/esims/data";
import { lastHandover } from "@/lib/esims/handover/data";

/** How the last hand-over of an eSIM stands, for whoever may see the eSIM; it costs the supplier nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const owned = await ownedEsim(await currentViewer(), (await params).id);
  if (!owned) return new Response(null, { status: 404 });
  return Response.json(await lastHandover(owned), { headers: { "Cache-Control": "private, no-store" } });
}
