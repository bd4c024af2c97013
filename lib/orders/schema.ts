import { z } from "zod";
import { LINE_STATUSES } from "./model";

/** The answer of `/api/orders/[id]/status`: enough to move the order page along. */
export const orderStatusSchema = z.object({
  phase: z.enum([
    "awaiting_payment",
    "cancelled",
    "preparing",
    "delayed",
    "ready",
    "partly_ready",
    "refunding",
    "refunded",
  ]),
  lines: z.array(z.object({ id: z.string(), status: z.enum(LINE_STATUSES), esimIds: z.array(z.string()) })),
  steps: z.array(z.object({ id: z.string(), type: z.string(), at: z.string() })),
});
export type OrderStatusView = z.infer<typeof orderStatusSchema>;
