"use server";
import { revalidatePath } from "next/cache";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { now } from "@/lib/platform/clock";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ownedEsim } from "../data";
import { dayOf } from "./model";
import { saveTrip } from "./mutations";
import { readTrip, tripFormSchema, type TripProblem } from "./schema";

/** Keeps the days of the trip that an eSIM of the viewer's is for. */
export const tellTrip = publicAction({
  name: "esims.trip",
  input: tripFormSchema,
  run: async ({ esim, ...typed }): Promise<Result<{ isKept: boolean }, TripProblem | "not_found">> => {
    const owned = await ownedEsim(await currentViewer(), esim);
    if (!owned) return fail("not_found");
    const read = readTrip(typed, dayOf(now()));
    if ("problem" in read) return fail(read.problem, { [read.field]: read.problem });
    await saveTrip(owned, read.trip);
    revalidatePath("/[locale]/(private)/esims", "layout");
    return ok({ isKept: read.trip !== null });
  },
});
