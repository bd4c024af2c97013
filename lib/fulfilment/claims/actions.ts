"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/auth/builders";
import { isId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { CLAIM_STATES, LONGEST_NOTE } from "./model";
import { moveClaim } from "./mutations";

const state = z.enum(CLAIM_STATES);

/** Writes down what became of asking the supplier for money. */
export const changeClaim = adminAction({
  name: "claim.move",
  subject: "claim",
  subjectId: (input) => input.claim,
  details: ({ from, to, note }) => ({ from, to, note }),
  input: z.object({
    claim: z.string().refine(isId),
    from: state,
    to: state,
    note: z.string().trim().max(LONGEST_NOTE),
  }),
  run: async ({ claim, ...step }, { adminId }): Promise<Result<null, "changed">> => {
    if (!(await moveClaim(claim, { ...step, actorId: adminId }))) return fail("changed");
    refresh();
    return ok(null);
  },
});
