import { z } from "zod";
import { DESTINATION_KINDS } from "@/lib/catalog/model";

/** What a line sold, as far as an alert names it; orders keep it with the line. */
const sold = z.object({
  destination: z.object({
    slug: z.string(),
    kind: z.enum(DESTINATION_KINDS),
    countryCode: z.string().nullable(),
    title: z.string(),
  }),
  validityDays: z.number(),
});

/** Null where it cannot be read, so that an alert names no place. */
export function readSold(snapshot: unknown): z.infer<typeof sold> | null {
  return sold.safeParse(snapshot).data ?? null;
}
