"use client";

import { type ReactNode, useState } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";

type Props = { esimId: string; initial: UsageView | null; children: ReactNode };

/** Keeps the usage of one eSIM fresh for the islands inside, starting from what the server rendered. */
export function UsageProvider({ esimId, initial, children }: Props) {
  const [client] = useState(() => {
    const seeded = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: false } } });
    if (initial) seeded.setQueryData(usageQuery(esimId).queryKey, initial);
    return seeded;
  });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
