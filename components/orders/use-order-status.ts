"use client";

import { useQuery } from "@tanstack/react-query";
import { orderStatusQuery } from "@/lib/orders/query";
import type { OrderStatusView } from "@/lib/orders/schema";

/** The newest state of an order; `initial` only until the provider's seed or the first answer is there. */
export function useOrderStatus(orderId: string, initial: OrderStatusView): OrderStatusView {
  return useQuery(orderStatusQuery(orderId)).data ?? initial;
}
