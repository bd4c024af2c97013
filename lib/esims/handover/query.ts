import { queryOptions } from "@tanstack/react-query";
import { handoverViewSchema } from "./schema";

const LOOK_MS = 3_000;

/** How the last hand-over of an eSIM stands, looked at again while anything can still happen to it. */
export function handoverQuery(esimId: string) {
  return queryOptions({
    queryKey: ["esim-handover", esimId],
    queryFn: async ({ signal }) => {
      const reply = await fetch(`/api/esims/${esimId}/handover`, { signal, cache: "no-store" });
      if (!reply.ok) throw new Error(`hand-over answered ${reply.status}`);
      return handoverViewSchema.parse(await reply.json());
    },
    refetchInterval: ({ state }) =>
      state.data?.state === "waiting" || state.data?.state === "shown" ? LOOK_MS : false,
  });
}
