import { z } from "zod";
import { MOST_LINES, MOST_PER_LINE } from "../quote/model";
import { snapshotSchema } from "../schema";

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
  country: z.string().length(2).nullable().default(null),
  deviceConfirmedAt: z.coerce.date().nullable().default(null),
  waivedAt: z.coerce.date().nullable().default(null),
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
