import { currentViewer } from "@/lib/auth/gates";
import { openedEsim } from "@/lib/esims/sharing/data";
import { currentUsage } from "@/lib/esims/service";
import { now } from "@/lib/platform/clock";

/** Usage of one eSIM for whoever may see it; asks the supplier only as often as it allows. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const opened = await openedEsim(await currentViewer(), (await params).id);
  const usage = opened ? await currentUsage(opened) : null;
  if (!usage) return new Response(null, { status: 404 });
  const answer = { ...usage, serverNow: now().toISOString() };
  return Response.json(answer, { headers: { "Cache-Control": "private, no-store" } });
}
