import { z } from "zod";

/** A press on the smallest page: with a card it is charged, without one it leads to the pay page. */
export const quickForm = z.object({
  key: z.uuid(),
  package: z.string().min(1).max(200),
  currency: z.string().length(3),
  shownMinor: z.coerce.number().int(),
  card: z.uuid().optional(),
});
