import { z } from "zod";
import type { OutsideWorld } from "../../world/outside.ts";

const order = z.object({
  id: z.number(),
  createdAt: z.string(),
  type: z.enum(["sim", "topup"]),
  package: z.object({ id: z.string() }),
  quantity: z.number(),
  description: z.string().nullable(),
  iccids: z.array(z.string()),
});
const move = z.object({
  kind: z.string(),
  amountCents: z.number(),
  balanceCents: z.number(),
  subject: z.object({ orderId: z.number().nullable() }).nullable(),
});

const orders = z.object({ orders: z.array(order) });
const ledger = z.object({ amountCents: z.number(), moves: z.array(move) });

/** The supplier's book. */
export type SupplierBook = z.infer<typeof orders> & z.infer<typeof ledger>;
export type SupplierOrder = SupplierBook["orders"][number];

export async function readSupplier(outside: OutsideWorld): Promise<SupplierBook> {
  return {
    ...(await outside.read("supplier/orders", orders)),
    ...(await outside.read("supplier/ledger", ledger)),
  };
}
