import { limitedBody } from "@/lib/platform/http/limited-body";
import { log } from "@/lib/platform/log";
import { hearsEvents, receiveEvent } from "@/lib/suppliers/service";

const LONGEST_BODY = 1024 * 1024;
const SIGNATURE = "airalo-signature";

/** The supplier asks whether anybody listens here before it sends anything. */
export function HEAD(): Response {
  return new Response(null, { status: hearsEvents() ? 200 : 404 });
}

/** What the supplier tells by itself. Answered with 200 once it is stored, whatever becomes of it; acting is a job's. */
export async function POST(request: Request): Promise<Response> {
  if (!hearsEvents()) return new Response(null, { status: 404 });
  // Its bytes as they came, since they are what is signed.
  const body = await limitedBody(request, LONGEST_BODY);
  if (!body) return new Response(null, { status: 413 });
  try {
    const outcome = await receiveEvent({ body, signature: request.headers.get(SIGNATURE) });
    if (outcome !== "foreign") return Response.json({ received: true });
    log.warn("a supplier's webhook was refused: its signature does not hold");
    return new Response(null, { status: 400 });
  } catch (error) {
    log.error({ err: error }, "a supplier's event could not be stored; it will be sent again");
    return new Response(null, { status: 500 });
  }
}
