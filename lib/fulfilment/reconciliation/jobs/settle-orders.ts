import "server-only";
import { wake } from "@/lib/platform/queue";
import { adoptedOrders } from "@/lib/fulfilment/data";
import { faultOf } from "@/lib/fulfilment/model";
import { reportDoubles, succeed } from "@/lib/fulfilment/mutations";
import { orderSettled } from "@/lib/orders/mutations/settle-payment";
import { oldestFirst, type SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import type { KnownAttempt } from "../data";

/**
 * Finds an owner for orders of the supplier's that belong to one attempt. Fulfilment is at one that is still open. The
 * oldest order of one that was taken for not carried out goes to its line, if that still waits. All others are claimed
 * back. Returns how many were handed over.
 */
export async function settleOrders(
  source: Supplier,
  attempt: KnownAttempt,
  orders: readonly SupplierOrder[],
): Promise<number> {
  const { line, outcome } = attempt;
  const ownerless = orders
    .filter(({ id, status }) => id !== attempt.supplierOrderId && status !== "refunded")
    .toSorted(oldestFirst);
  const [oldest, ...others] = ownerless;
  if (!oldest) return 0;
  if (outcome === null) {
    await wake(orderSettled, { orderId: line.orderId });
    return 0;
  }
  if (outcome !== "NOT_EXECUTED") {
    await reportDoubles(line, attempt, ownerless);
    return 0;
  }
  if (others.length > 0) await reportDoubles(line, attempt, others);
  return (await handOver(source, attempt, oldest)) ? 1 : 0;
}

/** Gives a late order to its line. While another attempt for the line is open, which one it keeps is not decided yet. */
async function handOver(source: Supplier, attempt: KnownAttempt, order: SupplierOrder): Promise<boolean> {
  const { line } = attempt;
  if (line.status === "ORDERING" || line.status === "OUTCOME_UNKNOWN") {
    await wake(orderSettled, { orderId: line.orderId });
    return false;
  }
  const whole = line.status === "PAID" ? await wholeOrder(source, order) : order;
  const fault = line.status === "PAID" ? faultOf(line, whole) : null;
  if (fault === "incomplete") return false;
  if (fault === "wrong_order") {
    await reportDoubles(line, attempt, [order]);
    return false;
  }
  await succeed(line, attempt, whole);
  return (await adoptedOrders(source.name, [order.id])).has(order.id);
}

/** Lists may leave out what an eSIM needs to be delivered; a search by the reference does not. */
async function wholeOrder(source: Supplier, order: SupplierOrder): Promise<SupplierOrder> {
  if (order.type === "topup" || order.reference === null || order.sims.length === order.quantity)
    return order;
  const found = await source.findOrders({ reference: order.reference, since: order.createdAt });
  return found.find(({ id }) => id === order.id) ?? order;
}
