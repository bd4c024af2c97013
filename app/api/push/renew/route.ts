import { renewBrowser } from "@/lib/notifications/push/mutations";
import { renewalSchema } from "@/lib/notifications/push/schema";
import { isKnownService } from "@/lib/notifications/push/service/send";
import { isPublicKey } from "@/lib/notifications/push/service/seal";
import { limitedBody } from "@/lib/platform/http/limited-body";

const LONGEST_BODY = 8_192;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * A browser's worker says that its subscription has another address now. It may have no cookies at that moment; what it
 * knows, and nobody else, is the old address.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await limitedBody(request, LONGEST_BODY);
  if (!body) return new Response(null, { status: 413 });
  const given = renewalSchema.safeParse(json(body.toString("utf8"))).data;
  if (!given || !isKnownService(given.browser.endpoint) || !isPublicKey(given.browser.keys.p256dh))
    return new Response(null, { status: 400 });
  return new Response(null, { status: (await renewBrowser(given.former, given.browser)) ? 204 : 404 });
}
