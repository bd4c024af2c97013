import { z } from "zod";
import { SCREENS } from "@/lib/esims/devices/model";
import { CODE_LENGTH, HANDOVER_STATES } from "./model";

/** A screen code as people type it: in any case, with spaces and dashes wherever they like. */
export const screenCodeSchema = z
  .string()
  .transform((typed) => typed.replaceAll(/[\s\-–—.]/gu, "").toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[2-9A-Z]{${CODE_LENGTH}}$`)));

/** The answer of `/api/esims/[id]/handover`; null where there was none in the last day. */
export const handoverViewSchema = z
  .object({
    id: z.string(),
    state: z.enum(HANDOVER_STATES),
    expiresAt: z.string(),
    openedAt: z.string().nullable(),
    openedOn: z.enum(SCREENS).nullable(),
  })
  .nullable();
