import { z } from "zod";
import { browserSchema, endpointSchema } from "@/lib/notifications/push/schema";

const LONGEST = 4_000;

/** A subscription as the page sends it: the text that the browser makes of it. */
export const keeping = z.object({
  browser: z
    .string()
    .max(LONGEST)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("no JSON");
        return z.NEVER;
      }
    })
    .pipe(browserSchema),
});

export const dropping = z.object({ endpoint: endpointSchema });
