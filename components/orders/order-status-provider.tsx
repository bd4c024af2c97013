"use client";

import { type ReactNode, useEffect, useState } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { orderStatusQuery } from "@/lib/orders/query";
import type { OrderStatusView } from "@/lib/orders/schema";

type Props = { orderId: string; initial: OrderStatusView; children: ReactNode };

/** Keeps the state of one order fresh for the islands inside, starting from what the server rendered. */
export function OrderStatusProvider({ orderId, initial, children }: Props) {
  const [client] = useState(() => {
    const seeded = new QueryClient();
    seeded.setQueryData(orderStatusQuery(orderId).queryKey, initial);
    return seeded;
  });
  // What the server rendered anew, after a step of the reader's own, is the newest there is.
  useEffect(() => {
    client.setQueryData(orderStatusQuery(orderId).queryKey, initial);
  }, [client, orderId, initial]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
