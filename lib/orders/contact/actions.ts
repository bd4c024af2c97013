"use server";
import { headers } from "next/headers";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { ownAgent } from "@/lib/platform/http/whole-page";
import { ok, type Result } from "@/lib/platform/result";
import { ownedOrder } from "../data";
import { sendMessage } from "./mutations";
import { contactSchema } from "./schema";

/** More than any browser says of itself. */
const LONGEST_DEVICE = 300;

/** Writes to the reseller. An order that is not the viewer's is not attached. */
export const writeToUs = publicAction({
  name: "orders.contact",
  input: contactSchema,
  // Each message is two mails.
  limit: { points: 5, seconds: 600 },
  run: async ({ order: orderId, ...message }): Promise<Result<{ email: string }, never>> => {
    const order = orderId === null ? null : await ownedOrder(await currentViewer(), orderId);
    const device = ownAgent((await headers()).get("user-agent")).slice(0, LONGEST_DEVICE) || null;
    await sendMessage({ ...message, device, order: order && { id: order.id, number: order.number } });
    return ok({ email: message.email });
  },
});
