import { z } from "zod";
import { OPTIONAL_TOPICS } from "@/lib/notifications/model";

const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A form with a box for each topic: what is not ticked is not wanted. */
export const ticked = z.object({ usage: tick, expiry: tick, trip: tick } satisfies Record<
  (typeof OPTIONAL_TOPICS)[number],
  typeof tick
>);

/** What a link in a mail carries; longer ones are not ours. */
export const linkToken = z.string().min(1).max(200);

export const oneTopic = z.object({
  token: linkToken,
  topic: z.enum(OPTIONAL_TOPICS),
  wanted: z.enum(["on", "off"]).transform((value) => value === "on"),
});
