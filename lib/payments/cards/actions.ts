"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { customerAction } from "@/lib/auth/builders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { fail, ok, type Result } from "@/lib/platform/result";
import { removeCard } from "./mutations";

/** Removes a card of one's own, at once; one that is gone already is removed too. */
export const removeSavedCard = customerAction({
  name: "payments.remove-card",
  input: z.object({ card: z.uuid(), locale: z.enum(LOCALES) }),
  run: async ({ card, locale }, { customer }): Promise<Result<null, "not_found">> => {
    const isRemoved = await removeCard(customer.id, card);
    revalidatePath(localePath(locale, "/account"));
    return isRemoved ? ok(null) : fail("not_found");
  },
});
