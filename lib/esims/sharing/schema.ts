import { z } from "zod";
import { emailSchema } from "@/lib/auth/schema";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { isId } from "@/lib/platform/ids";
import { SHARE_DAYS } from "./model";

const LONGEST_LABEL = 40;
const LONGEST_CODE = 20;

const id = z.string().refine(isId);
const locale = z.enum(LOCALES);

/** A link that an owner makes. What it is called is what its receiver reads. */
export const newShareSchema = z.object({
  esim: id,
  kind: z.enum(["INSTALL", "TOP_UP"]),
  label: z
    .string()
    .trim()
    .max(LONGEST_LABEL)
    .transform((text) => text || null),
  days: z.coerce.number().pipe(z.literal(SHARE_DAYS)),
  locale,
});

/** An address may be left out: then the link is handed over by hand. */
export const handOutSchema = z.object({
  esim: id,
  email: z.union([z.literal("").transform(() => null), emailSchema]).default(null),
  language: locale,
});

export const ownShareSchema = z.object({ esim: id, share: id });

/** A code as somebody types it; whatever it is, it counts as a try. */
export const openShareSchema = z.object({
  token: z.string().regex(/^[\w-]{43}$/),
  code: z.string().trim().min(1).max(LONGEST_CODE),
  locale,
});
