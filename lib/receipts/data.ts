import "server-only";
import type { OrderView } from "@/lib/orders/data";
import { moneyReturned } from "@/lib/orders/refunds/data";
import { env } from "@/lib/platform/env";
import { taxBpsIn } from "@/lib/pricing/model";
import { type Receipt, receiptOf } from "./model";

/** The receipt of an order whose reader may see it. */
export async function receiptFor(order: OrderView): Promise<Receipt> {
  const { TAX_RATES: rates, TAX_RATE_BPS: otherwise } = env();
  return receiptOf(order, {
    returns: order.paidAt === null ? [] : await moneyReturned(order.id),
    taxBps: taxBpsIn(order.country, { rates, otherwise }),
  });
}
