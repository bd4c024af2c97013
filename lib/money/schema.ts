import { z } from "zod";

/** Money as it crosses our own JSON borders. */
export const moneySchema = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
