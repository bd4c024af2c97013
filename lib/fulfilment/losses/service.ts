import "server-only";
import { automaticRefunds, paidIntent } from "@/lib/payments/data";
import { bookReturns } from "@/lib/payments/jobs";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import { referenceStem } from "../model";
import { claimedOrders } from "../reconciliation/data";
import { type Bought, lookUp } from "../service";

type Losses = {
  /** The money of the line went back since it could not be delivered. */
  readonly isRefunded: boolean;
  /** What the supplier made for the line and no attempt in our books was closed with, the oldest first. */
  readonly orders: readonly SupplierOrder[];
};

/**
 * Asks Stripe and the supplier what was done for a line that waits to be ordered. Refunds are booked on the way. Throws
 * where either of them does not answer.
 */
export async function findLosses(
  line: Bought & { readonly orderId: string; readonly order: { readonly createdAt: Date } },
): Promise<Losses> {
  const payment = await paidIntent(line.orderId);
  if (payment) await bookReturns(payment);
  const search = { reference: referenceStem(line.id), isBeginning: true, since: line.order.createdAt };
  const found = await lookUp(line, search);
  const claimed = await claimedOrders(
    line.supplier,
    found.map(({ id }) => id),
  );
  const orders = found.filter(({ id }) => !claimed.has(id));
  return { isRefunded: (await automaticRefunds(line.id)).length > 0, orders };
}
