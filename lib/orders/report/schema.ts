import { z } from "zod";
import { emailSchema } from "@/lib/auth/schema";
import { isId } from "@/lib/platform/ids";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LONGEST_MESSAGE } from "../contact/schema";
import { CHOSEN_PARTS } from "./model";

const tick = z.literal("on").optional().catch(undefined);

/** What the form of a report sends: choices and words. Its facts are put together here, from the eSIM and the answers. */
export const reportFormSchema = z
  .object({
    esim: z.string().refine(isId),
    email: emailSchema,
    message: z.string().trim().min(1).max(LONGEST_MESSAGE),
    /** The answers as they stood in the address. */
    answers: z.string().max(300).default(""),
    digest: z.string().max(100),
    locale: z.enum(LOCALES),
    packages: tick,
    states: tick,
    device: tick,
    trip: tick,
    found: tick,
  })
  .transform((form) => ({
    ...form,
    answers: Object.fromEntries(new URLSearchParams(form.answers)),
    // The answers have the field that holds them, so their box is called otherwise.
    chosen: new Set<string>(
      CHOSEN_PARTS.filter((name) => form[name === "answers" ? "found" : name] === "on"),
    ),
  }));
