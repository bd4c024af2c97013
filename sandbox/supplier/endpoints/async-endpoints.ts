import { acceptOrder } from "../async-orders.ts";
import { readAsyncRequest } from "../async-request.ts";
import type { Call } from "../call.ts";
import type { Reply } from "../reply.ts";
import { plainTime } from "../wire-values.ts";

export function submitAsyncOrder(call: Call): Reply {
  const { requestId, acceptedAt } = acceptOrder(call.supplier, readAsyncRequest(call));
  return {
    status: 202,
    body: {
      data: { request_id: requestId, accepted_at: plainTime(acceptedAt) },
      meta: { message: "success" },
    },
  };
}
