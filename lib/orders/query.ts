import { queryOptions } from "@tanstack/react-query";
import { isSettled } from "./model";
import { orderStatusSchema, type OrderStatusView } from "./schema";

const WHILE_WORKING_MS = 1_000;
const WHILE_UNPAID_MS = 4_000;

/** The state of an order while its page is open; polling ends by itself when nothing more can happen. */
export function orderStatusQuery(orderId: string) {
  return queryOptions({
    queryKey: ["order-status", orderId],
    queryFn: async ({ signal }) => {
      const reply = await fetch(`/api/orders/${orderId}/status`, { signal, cache: "no-store" });
      if (!reply.ok) throw new Error(`order status answered ${reply.status}`);
      return orderStatusSchema.parse(await reply.json());
    },
    refetchInterval: ({ state: { data } }) => {
      if (!data) return WHILE_WORKING_MS;
      if (isRefunding(data.steps)) return WHILE_UNPAID_MS;
      if (data.lines.every((line) => isSettled(line.status))) return false;
      return data.phase === "awaiting_payment" ? WHILE_UNPAID_MS : WHILE_WORKING_MS;
    },
  });
}

const ENDED: readonly string[] = ["refunded", "refunded_in_stripe", "refunded_by_hand", "refund_failed"];

/** Money was asked back since the ledger last told of its end. */
function isRefunding(steps: OrderStatusView["steps"]): boolean {
  const asked = steps.findLastIndex(({ type }) => type === "refund_requested");
  return asked > steps.findLastIndex(({ type }) => ENDED.includes(type));
}
