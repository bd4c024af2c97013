import { z } from "zod";

/** What a line promised, as far as it says how an eSIM will be used; orders keep it with the line. */
const promise = z.object({
  destination: z.object({ countryCode: z.string().nullable() }),
  dataMb: z.number().nullable(),
  validityDays: z.number(),
});
export type Promised = z.infer<typeof promise>;

/** Null where it cannot be read, so that a forecast has to do without. */
export function readPromise(snapshot: unknown): Promised | null {
  return promise.safeParse(snapshot).data ?? null;
}
