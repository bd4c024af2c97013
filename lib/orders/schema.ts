import { z } from "zod";
import { ACTIVATION_POLICIES, DESTINATION_KINDS } from "@/lib/catalog/model";
import { LINE_STATUSES } from "./model";

/** What the buyer was shown, frozen with the line. */
export const snapshotSchema = z.object({
  destination: z.object({
    slug: z.string(),
    kind: z.enum(DESTINATION_KINDS),
    countryCode: z.string().nullable(),
    title: z.string(),
  }),
  operator: z.string(),
  activationPolicy: z.enum(ACTIVATION_POLICIES),
  rechargeable: z.boolean(),
  dataMb: z.number().nullable(),
  unlimited: z.boolean(),
  validityDays: z.number(),
  voiceMinutes: z.number().nullable(),
  textMessages: z.number().nullable(),
});
export type LineSnapshot = z.infer<typeof snapshotSchema>;

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
    "returned",
  ]),
  lines: z.array(
    z.object({
      id: z.string(),
      status: z.enum(LINE_STATUSES),
      esimIds: z.array(z.string()),
      /** The money went back before it was started: there is nothing to install any more. */
      isReturned: z.boolean(),
      /** The buyer need not wait on. */
      isLate: z.boolean(),
    }),
  ),
  /** When money goes back by itself; null where nothing is waited for, or the operator is still being asked after it. */
  promisedBy: z.string().nullable(),
  steps: z.array(z.object({ id: z.string(), type: z.string(), at: z.string() })),
});
export type OrderStatusView = z.infer<typeof orderStatusSchema>;

/** What the ledger keeps of a refund that staff paid in another way. */
export const paidByHandSchema = z.object({ amount: z.number().int(), currency: z.string() });
