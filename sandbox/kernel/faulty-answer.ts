import type { FaultRule } from "./faults.ts";

const JSON_TYPE = { "content-type": "application/json" };
const RETRY_AFTER_SECONDS = 2;

/** What the caller of a struck call receives; undefined when nothing is ever sent. */
export async function faultyAnswer(
  fault: FaultRule,
  honest: Response | undefined,
  now: Date,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case "delay_after":
      return honest;
    case "status":
      return answer(JSON.stringify(fault.body ?? { message: "Server Error" }), fault.status ?? 500);
    case "html": {
      const status = fault.status ?? 502;
      const page = `<html><head><title>${status}</title></head><body><center><h1>${status} Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;
      return answer(page, status, { "content-type": "text/html; charset=UTF-8" });
    }
    case "rate_limit":
      return answer(JSON.stringify(fault.body ?? { message: "Too Many Attempts." }), 429, {
        ...JSON_TYPE,
        ...waitHeaders(fault, now),
      });
    case "garbage": {
      const text = honest ? await honest.clone().text() : '{"data":[';
      return answer(text.slice(0, Math.max(1, Math.floor(text.length / 2))), fault.status ?? honest?.status);
    }
    case "comment": {
      const text = honest ? await honest.clone().text() : "{}";
      return answer(text.replace("{", "{ // the unit is MB\n"), honest?.status);
    }
    case "empty":
      return answer("", fault.status);
    default:
      return undefined;
  }
}

/** A status that forbids a body gets none. */
function answer(text: string, status = 200, headers: Record<string, string> = JSON_TYPE): Response {
  const isBare = status === 204 || status === 205 || status === 304;
  return isBare ? new Response(null, { status }) : new Response(text, { status, headers });
}

/** An HTTP date only means something beside the time the answer itself claims. */
function waitHeaders(fault: FaultRule, now: Date): Record<string, string> {
  const seconds = fault.retryAfter === undefined ? RETRY_AFTER_SECONDS : fault.retryAfter;
  if (seconds === null) return {};
  if (fault.retryAfterForm !== "date") return { "retry-after": String(seconds) };
  return {
    date: now.toUTCString(),
    "retry-after": new Date(now.getTime() + seconds * 1_000).toUTCString(),
  };
}
