import { z } from "zod";
import { emailSchema } from "@/lib/auth/schema";
import { isId } from "@/lib/platform/ids";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { currencyField } from "../quote/schema";
import { shownFieldOf } from "./model";

/** Loose: the price that was shown of each offer stands in a field of its own. */
export const sharedTopupSchema = z.looseObject({
  share: z.string().refine(isId),
  package: z.string().min(1).max(200),
  email: emailSchema,
  key: z.uuid(),
  currency: currencyField,
  locale: z.enum(LOCALES),
});

/** The price that the chosen offer was shown at; only compared with ours, never charged. */
export function shownMinorIn(fields: Readonly<Record<string, unknown>>, topupId: string): number {
  return z.coerce.number().int().catch(-1).parse(fields[shownFieldOf(topupId)]);
}
