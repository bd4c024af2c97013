"use server";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { ok, type Result } from "@/lib/platform/result";
import { ownedOrder } from "../data";
import { sendMessage } from "./mutations";
import { contactSchema } from "./schema";

/** Writes to the reseller. An order that is not the viewer's is not attached. */
export const writeToUs = publicAction({
  name: "orders.contact",
  input: contactSchema,
  // Each message is two mails.
  limit: { points: 5, seconds: 600 },
  run: async ({ order: orderId, ...message }): Promise<Result<{ email: string }, never>> => {
    const order = orderId === null ? null : await ownedOrder(await currentViewer(), orderId);
    await sendMessage({ ...message, order: order && { id: order.id, number: order.number } });
    return ok({ email: message.email });
  },
});
