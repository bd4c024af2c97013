import { z } from "zod";
import { emailSchema } from "@/lib/auth/schema";
import { isId } from "@/lib/platform/ids";
import { LOCALES } from "@/lib/platform/i18n/locales";

/** What somebody may write about. */
export const CONTACT_TOPICS = ["install", "nodata", "payment", "refund", "other"] as const;
export type ContactTopic = (typeof CONTACT_TOPICS)[number];

export const SHORTEST_MESSAGE = 10;
export const LONGEST_MESSAGE = 3_000;

export const contactSchema = z.object({
  email: emailSchema,
  topic: z.enum(CONTACT_TOPICS),
  message: z.string().trim().min(SHORTEST_MESSAGE).max(LONGEST_MESSAGE),
  /** One of the viewer's own orders; none for anything else. */
  order: z
    .string()
    .default("")
    .transform((id) => (isId(id) ? id : null)),
  locale: z.enum(LOCALES),
});
