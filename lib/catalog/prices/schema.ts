import { z } from "zod";
import { LOCALES } from "@/lib/platform/i18n/locales";

/** A currency as an address names it. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

const readerSchema = z.object({ locale: z.enum(LOCALES), currency: currencySchema.optional() });

/** In which language, and in which currency other than the page's own, an address asks for prices; null where it makes no sense. */
export function readerIn(url: string): z.infer<typeof readerSchema> | null {
  const parsed = readerSchema.safeParse(Object.fromEntries(new URL(url).searchParams));
  return parsed.data ?? null;
}
