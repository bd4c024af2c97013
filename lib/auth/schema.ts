import { z } from "zod";
import { CODE_LENGTH } from "./model";

const LONGEST_EMAIL = 254;

/** An e-mail in the one form we store: trimmed and in lower case. Look-alike letters that change under NFKC are refused. */
export const emailSchema = z
  .string()
  .trim()
  .max(LONGEST_EMAIL)
  .toLowerCase()
  .pipe(z.email())
  .refine((email) => email === email.normalize("NFKC"), "look-alike characters");

/** A code as people type it: blanks and dashes are forgiven. */
export const codeSchema = z
  .string()
  .transform((text) => text.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(new RegExp(`^\\d{${CODE_LENGTH}}$`)));
