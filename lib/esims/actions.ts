"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ownedEsim } from "./data";
import { renameEsim } from "./mutations";

const LONGEST_LABEL = 40;

/** Gives an eSIM of the viewer's its own name. */
export const rename = publicAction({
  name: "esims.rename",
  input: z.object({ esim: z.string(), label: z.string().trim().max(LONGEST_LABEL) }),
  run: async ({ esim, label }): Promise<Result<null, "not_found">> => {
    const owned = await ownedEsim(await currentViewer(), esim);
    if (!owned) return fail("not_found");
    await renameEsim(owned, label);
    revalidatePath("/[locale]/(private)/esims", "layout");
    return ok(null);
  },
});
