import { currentViewer } from "@/lib/auth/gates";
import { esimSummary, ownedEsim } from "@/lib/esims/data";
import { allSamples } from "@/lib/esims/samples/data";
import { samplesCsv, samplesFileName } from "@/lib/esims/samples/format";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";

/** Every figure we noted of an eSIM, as a file for whoever may see the eSIM; for everybody else there is none. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
  const owned = await ownedEsim(await currentViewer(), (await params).id);
  if (!owned) return new Response(null, { status: 404, headers });
  const [{ snapshot }, samples] = await Promise.all([esimSummary(owned), allSamples(owned)]);
  const { slug } = snapshotSchema.parse(snapshot).destination;
  return new Response(samplesCsv(samples), {
    headers: {
      ...headers,
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${samplesFileName(slug, now())}"`,
    },
  });
}
