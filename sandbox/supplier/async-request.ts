import type { AsyncOrderRequest } from "./async-orders.ts";
import { businessRefusal } from "./business-errors.ts";
import type { Call } from "./call.ts";
import { stringProblems, text } from "./fields.ts";
import { readOrderRequest } from "./order-request.ts";
import { Refusal } from "./reply.ts";

/** The body of an order that is answered by webhook; `more` are problems of fields that only one kind has. */
export function readAsyncRequest(call: Call, more: Record<string, string> = {}): AsyncOrderRequest {
  const { supplier, fields } = call;
  const webhookUrl = text(fields.webhook_url) || null;
  const order = readOrderRequest(call, {
    ...webhookUrlProblem(webhookUrl),
    ...stringProblems(fields, ["webhook_url", "due_date"]),
    ...more,
  });
  if (!order.packageId) throw businessRefusal(34, supplier.settings());
  if (webhookUrl === null && !supplier.optIns.get("async_orders")) throw nobodyToTell();
  return { order, webhookUrl };
}

export function webhookUrlProblem(url: string | null): Record<string, string> {
  const isAddress = url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
  return isAddress ? {} : { webhook_url: "The webhook url format is invalid." };
}

function nobodyToTell(): Refusal {
  const reason = "User is not opted in and no webhook URL provided.";
  return new Refusal({ status: 422, code: "NO_WEBHOOK", message: reason, body: { reason } });
}
