import { z } from "zod";
import type { OutsideWorld } from "../../world/outside.ts";

const session = z.object({
  id: z.string(),
  status: z.string().nullable(),
  payment_status: z.string(),
  amount_total: z.number().nullable(),
  currency: z.string().nullable(),
  payment_intent: z.string().nullable(),
  client_reference_id: z.string().nullable(),
});
const charge = z.object({
  id: z.string(),
  status: z.string(),
  amount_captured: z.number(),
  amount_refunded: z.number(),
  currency: z.string(),
  payment_intent: z.string().nullable(),
  /** Of a charge to a kept card: the payment that it was made for. */
  metadata: z.object({ payment_id: z.string().optional() }).default({}),
});
const refund = z.object({
  id: z.string(),
  status: z.string().nullable(),
  amount: z.number(),
  currency: z.string(),
  charge: z.string().nullable(),
  payment_intent: z.string().nullable(),
});
const dispute = z.object({ id: z.string(), charge: z.string(), amount: z.number(), status: z.string() });
const warning = z.object({ id: z.string(), charge: z.string() });
const ledger = z.object({
  sessions: z.array(session),
  charges: z.array(charge),
  refunds: z.array(refund),
  disputes: z.array(dispute),
  fraud_warnings: z.array(warning),
});
const delivery = z.object({
  eventId: z.string(),
  eventType: z.string(),
  state: z.string(),
  fault: z.string().nullable(),
});
const deliveries = z.object({ deliveries: z.array(delivery) });

const ALL = 1_000_000;

/** The payment provider's book. */
export type PaymentBook = z.infer<typeof ledger> & z.infer<typeof deliveries>;

export async function readPayments(outside: OutsideWorld): Promise<PaymentBook> {
  const { deliveries: pushes } = await outside.read(`stripe/deliveries?limit=${ALL}`, deliveries);
  return { ...(await outside.read("stripe/ledger", ledger)), deliveries: pushes };
}
