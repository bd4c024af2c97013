"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/auth/builders";
import { emailSchema } from "@/lib/auth/schema";
import { isId } from "@/lib/platform/ids";
import { correctEmail } from "./mutations";

/** Corrects the address of an order; what was not delivered there goes to the new one at once. */
export const changeEmail = adminAction({
  name: "order.email",
  subject: "order",
  subjectId: (input) => input.order,
  details: ({ revoke }) => ({ revoke: revoke === "on" }),
  input: z.object({ order: z.string().refine(isId), email: emailSchema, revoke: z.literal("on").optional() }),
  run: async ({ order, email, revoke }, { adminId }) => {
    const changed = await correctEmail({ orderId: order, email, revoke: revoke === "on", actorId: adminId });
    if (changed.ok) refresh();
    return changed;
  },
});
