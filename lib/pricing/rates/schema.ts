import { z } from "zod";

// A number is read by its shortest decimal text and never calculated with.
const rate = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .refine((text) => /^\d{1,9}(?:\.\d{1,12})?$/.test(text) && /[1-9]/.test(text), "not a rate");

/** The answer of a source of rates; what it says of single currencies is read one by one. */
export const ratesSchema = z.object({
  base: z.string(),
  date: z.iso.date(),
  rates: z.record(z.string(), z.unknown()),
});
export type RatesAnswer = z.infer<typeof ratesSchema>;

/** A rate that can be calculated with; null for what is none, which does not spoil the others. */
export function readRate(value: unknown): string | null {
  return rate.safeParse(value).data ?? null;
}
