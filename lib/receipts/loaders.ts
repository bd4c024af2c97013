import "server-only";
import type { OrderView } from "@/lib/orders/data";
import { receiptFor } from "./data";
import type { Receipt } from "./model";

/** The receipt of an order that the viewer was found to own. */
export async function loadReceipt(order: OrderView): Promise<Receipt> {
  return receiptFor(order);
}
