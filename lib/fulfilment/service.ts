import "server-only";
import { iccidOf } from "@/lib/esims/data";
import type { OrderSearch, SupplierOrder } from "@/lib/suppliers/contract/orders";
import { supplierNamed } from "@/lib/suppliers/registry";
import { adoptedOrders } from "./data";

/** What an order or a top-up for a line is known by at the supplier. */
export type Bought = {
  readonly id: string;
  readonly supplier: string;
  readonly supplierPackageId: string;
  readonly topupEsimId: string | null;
};

/** What the supplier made of an attempt; orders that failed there, and those of other attempts, are not it. */
export async function lookUp(line: Bought, sent: OrderSearch): Promise<readonly SupplierOrder[]> {
  const { supplierPackageId: packageId, topupEsimId } = line;
  const topup = topupEsimId ? { topup: { packageId, iccid: await iccidOf(topupEsimId) } } : {};
  const found = await supplierNamed(line.supplier).findOrders({ ...sent, ...topup });
  const others = await adoptedOrders(
    line.supplier,
    found.map((order) => order.id),
  );
  return found.filter((order) => order.status !== "failed" && !others.has(order.id));
}
