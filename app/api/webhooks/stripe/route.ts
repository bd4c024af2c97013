import { limitedBody } from "@/lib/platform/http/limited-body";
import { log } from "@/lib/platform/log";
import { recordEvent } from "@/lib/payments/mutations/record-event";
import { verifyEvent } from "@/lib/payments/service/events";

const LONGEST_BODY = 1024 * 1024;

/** Stripe's events. Answered with 200 only once what they ask for is stored; the work itself is a job's. */
export async function POST(request: Request): Promise<Response> {
  const body = await limitedBody(request, LONGEST_BODY);
  if (!body) return new Response(null, { status: 413 });
  const event = verifyEvent(body.toString("utf8"), request.headers.get("stripe-signature") ?? "");
  if (!event) return new Response(null, { status: 400 });
  try {
    await recordEvent(event);
    return Response.json({ received: true });
  } catch (error) {
    log.error({ err: error, event: event.id }, "an event could not be stored; Stripe will send it again");
    return new Response(null, { status: 500 });
  }
}
