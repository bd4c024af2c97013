import { z } from "zod";
import { type Template, TEMPLATES } from "@/lib/notifications/model";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/i18n/locales";

/** How a mail is looked at. */
export const LOOKS = ["light", "dark", "text"] as const;

const template = z.enum(TEMPLATES as [Template, ...Template[]]);
const language = z.enum(LOCALES);

/** What the address of the preview may ask; anything else shows the first of its kind. */
export const previewQuery = z.object({
  template: template.catch("orderDelivered"),
  language: language.catch(DEFAULT_LOCALE),
  look: z.enum(LOOKS).catch("light"),
});

export const previewMail = z.object({ template, language });
