import { z } from "zod";
import { times, type Money } from "@/lib/money/model";
import { ORDER_STATUSES, type SupplierOrder } from "../../contract/orders";
import { simWire } from "./sims";
import { cost, CURRENCY, currency, idText, list, moment, orNull, price, whole } from "./values";

const statusText = z.union([
  z.string(),
  z
    .object({ slug: orNull(z.string()), name: orNull(z.string()) })
    .transform(({ slug, name }) => slug ?? name ?? ""),
]);
const orderStatus = statusText
  .nullish()
  .transform((text): SupplierOrder["status"] => {
    if (text == null) return null;
    const word = text.trim().toLowerCase().replaceAll(/[ -]/g, "_");
    return ORDER_STATUSES.find((known) => known === word) ?? "unknown";
  })
  .catch("unknown");

// What we paid is for our books: an order whose sums cannot be read was made all the same.
const paid = orNull(price).catch(null);

const orderFields = z.object({
  id: idText,
  type: z.string(),
  package_id: z.string().min(1),
  quantity: whole.refine((quantity) => quantity >= 1 && quantity <= 1_000, "not a quantity"),
  description: orNull(z.string()),
  created_at: moment,
  currency: orNull(currency).catch(null),
  net_price: paid,
  unit_paid_price: paid,
  total_amount_paid: paid,
  status: orderStatus,
  sims: list(simWire).nullish(),
});

/** An order placed, found or told of. */
export const orderWire = orderFields.transform(toOrder);

/** An order in a list, which may leave out what an eSIM needs to be delivered; such eSIMs are not named. */
export const listedOrderWire = orderFields
  .extend({ sims: list(simWire.nullable().catch(null)).nullish().catch(null) })
  .transform(({ sims, ...wire }) => toOrder({ ...wire, sims: sims?.filter((sim) => sim !== null) ?? [] }));

function toOrder(wire: z.output<typeof orderFields>): SupplierOrder {
  return {
    id: wire.id,
    type: wire.type.toLowerCase() === "topup" ? "topup" : "sim",
    packageId: wire.package_id,
    quantity: wire.quantity,
    reference: wire.description,
    status: wire.status,
    createdAt: wire.created_at,
    charged: charged(wire),
    sims: wire.sims ?? [],
  };
}

/** Under discount pricing there is no net price; what was paid is named instead. */
function charged(wire: z.output<typeof orderFields>): Money | null {
  const code = wire.currency ?? CURRENCY;
  if (wire.total_amount_paid !== null) return cost(wire.total_amount_paid, code);
  const unit = wire.unit_paid_price ?? wire.net_price;
  return unit === null ? null : times(cost(unit, code), wire.quantity);
}
