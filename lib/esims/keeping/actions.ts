"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ownedEsim } from "../data";
import type { OwnedEsimId } from "../model";
import { LONGEST_LABEL, LONGEST_NOTE } from "./model";
import { noteEsim, putAwayEsim, renameEsim } from "./mutations";

/** Text that a person typed. Lines end in one way, so that its length is the one the form counts; what is no sign goes. */
const text = (most: number, unprintable: RegExp) =>
  z
    .string()
    .transform((typed) => typed.replaceAll("\r\n", "\n").replaceAll(unprintable, " ").trim())
    .pipe(z.string().max(most));

/** Gives an eSIM of the viewer's its own name. */
export const rename = publicAction({
  name: "esims.rename",
  input: z.object({ esim: z.string(), label: text(LONGEST_LABEL, /\p{Cc}+/gu) }),
  run: async ({ esim, label }) => ofViewer(esim, (owned) => renameEsim(owned, label)),
});

/** Keeps a remark about an eSIM of the viewer's. */
export const note = publicAction({
  name: "esims.note",
  input: z.object({ esim: z.string(), note: text(LONGEST_NOTE, /[^\P{Cc}\n]+/gu) }),
  run: async ({ esim, note: written }) => ofViewer(esim, (owned) => noteEsim(owned, written)),
});

/** Puts an eSIM of the viewer's away, or takes it out again. */
export const putAway = publicAction({
  name: "esims.put-away",
  input: z.object({ esim: z.string(), away: z.enum(["yes", "no"]) }),
  run: async ({ esim, away }) => ofViewer(esim, (owned) => putAwayEsim(owned, away === "yes")),
});

async function ofViewer(
  esim: string,
  write: (owned: OwnedEsimId) => Promise<void>,
): Promise<Result<null, "not_found">> {
  const owned = await ownedEsim(await currentViewer(), esim);
  if (!owned) return fail("not_found");
  await write(owned);
  revalidatePath("/[locale]/(private)/esims", "layout");
  return ok(null);
}
