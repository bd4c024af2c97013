import { z } from "zod";
import { ACTIVATION_POLICIES, DESTINATION_KINDS } from "@/lib/catalog/model";
import { MOST_LINES, MOST_PER_LINE } from "./quote/model";
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

const minor = z.int().min(0);

/** An order as it was placed, with everything that was frozen then: enough to write it down again. */
export const orderCopySchema = z.object({
  number: z.string().min(1),
  locale: z.string().min(2),
  currency: z.string().length(3),
  totalMinor: minor,
  discountMinor: minor,
  taxMinor: minor,
  promoCode: z.string().nullable(),
  rate: z.string().nullable(),
  rateAt: z.coerce.date().nullable(),
  linkVersion: z.int().min(1),
  quoteExpiresAt: z.coerce.date(),
  createdAt: z.coerce.date(),
  lines: z
    .array(
      z.object({
        id: z.uuid(),
        kind: z.enum(["ESIM", "TOPUP"]),
        packageId: z.uuid().nullable(),
        supplier: z.string(),
        supplierPackageId: z.string(),
        quantity: z.int().min(1).max(MOST_PER_LINE),
        unitPriceMinor: minor,
        discountMinor: minor,
        taxMinor: minor,
        currency: z.string().length(3),
        unitCostMinor: minor,
        costCurrency: z.string().length(3),
        topupEsimId: z.uuid().nullable(),
        snapshot: snapshotSchema,
      }),
    )
    .min(1)
    .max(MOST_LINES),
});
export type OrderCopy = z.infer<typeof orderCopySchema>;

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
