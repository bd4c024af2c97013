import { queryOptions } from "@tanstack/react-query";
import { usageAnswerSchema } from "./schema";

/** Usage of one eSIM while its page is open. The server decides whether the supplier is asked, so polling costs nothing upstream. */
export function usageQuery(esimId: string) {
  return queryOptions({
    queryKey: ["esim-usage", esimId],
    queryFn: async ({ signal }) => {
      const reply = await fetch(`/api/esims/${esimId}/usage`, { signal, cache: "no-store" });
      if (!reply.ok) throw new Error(`usage answered ${reply.status}`);
      return usageAnswerSchema.parse(await reply.json());
    },
    refetchInterval: 30_000,
    refetchOnWindowFocus: true,
  });
}
