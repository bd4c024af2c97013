import { z } from "zod";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { currencyField, promoField } from "../quote/schema";

/** A top-up as a form asks for it: ids and choices, and the total that was shown, which is only compared with ours. */
export const topupForm = z.object({
  /** Made with the page; the same page leads to the same order. */
  key: z.uuid(),
  esim: z.string(),
  package: z.string().min(1).max(200),
  currency: currencyField,
  promo: promoField,
  shownMinor: z.coerce.number().int(),
  locale: z.enum(LOCALES),
  /** Whether the card that is paid with on the page is to be kept. */
  keep: z.literal("yes").optional(),
});
export type TopupForm = z.output<typeof topupForm>;

/** The same, paid with a kept card. */
export const cardTopupForm = topupForm.extend({ card: z.uuid() });
export type CardTopupForm = z.output<typeof cardTopupForm>;

/** What the address of a page that sells one top-up names. */
export const chosenTopup = z.object({ package: z.string().min(1).max(200), key: z.uuid().optional() });
