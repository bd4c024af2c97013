import { currentViewer } from "@/lib/auth/gates";
import { lastHandover } from "@/lib/esims/handover/data";
import { installableEsim } from "@/lib/esims/sharing/data";

/** How the last hand-over of an eSIM stands, for whoever may see its codes; it costs the supplier nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const installable = await installableEsim(await currentViewer(), (await params).id);
  if (!installable.ok) return new Response(null, { status: 404 });
  return Response.json(await lastHandover(installable.data), {
    headers: { "Cache-Control": "private, no-store" },
  });
}
