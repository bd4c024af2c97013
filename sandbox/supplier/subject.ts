import type { Context } from "hono";
import type { Subject } from "../kernel/operation.ts";
import { isRecord } from "../kernel/settings.ts";
import { listed, text } from "./fields.ts";
import type { Supplier } from "./supplier.ts";

/**
 * The packages that a call orders, or that the eSIM or the order has which it asks about, and the reseller's own
 * reference: a description, or that of the first voucher which has one.
 */
export function subjectOf(c: Context, { sims, orders }: Supplier): Subject {
  const fields = c.get("body");
  const ordered = [fields, ...listed(fields.vouchers).filter(isRecord)];
  const iccids = [c.req.param("iccid"), fields.iccid, ...listed(fields.iccids)].map(text);
  const sold = iccids.flatMap((iccid) => sims.find(iccid)?.purchases ?? []);
  const order = orders.find(c.req.param("orderId") ?? "");
  return {
    packageIds: [
      ...ordered.map(({ package_id: id }) => text(id)),
      ...sold.map((purchase) => purchase.package.id),
      ...(order ? [order.package.id] : []),
    ],
    reference: [fields.description, ...ordered.map((each) => each.booking_reference)].map(text).find(Boolean),
  };
}
