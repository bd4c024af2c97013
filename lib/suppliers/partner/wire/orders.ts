import { z } from "zod";
import { ORDER_STATUSES, type DeliveredSim, type SupplierOrder } from "../../contract";
import { times } from "@/lib/money/model";
import { apnType, apnValue, cents, decimal, idText, orNull, time, whole } from "./values";

const simFields = {
  iccid: z.string().regex(/^\d{18,22}$/),
  qrcode: z.string().regex(/^LPA:1\$[^$\s]+\$/),
  confirmation_code: orNull(z.string()),
  apn_type: apnType,
  apn_value: apnValue,
  msisdn: orNull(z.string()),
};

function toSim(wire: z.output<z.ZodObject<typeof simFields>>): DeliveredSim {
  return {
    iccid: wire.iccid,
    activationCode: wire.qrcode,
    confirmationCode: wire.confirmation_code,
    apn: { type: wire.apn_type, value: wire.apn_value },
    phoneNumber: wire.msisdn,
  };
}

const orderStatus = z
  .object({ slug: z.string() })
  .nullish()
  .transform((status): SupplierOrder["status"] =>
    status ? (ORDER_STATUSES.find((known) => known === status.slug.toLowerCase()) ?? "unknown") : null,
  );

const moment = time.transform((date) => date ?? new Date(0));

export const orderWire = z
  .object({
    id: idText,
    type: z.string(),
    package_id: z.string(),
    quantity: whole,
    description: orNull(z.string()),
    created_at: moment,
    net_price: orNull(decimal),
    status: orderStatus,
    sims: z.array(z.object(simFields).transform(toSim)).optional(),
  })
  .transform((wire): SupplierOrder => ({
    id: wire.id,
    type: wire.type === "topup" ? "topup" : "sim",
    packageId: wire.package_id,
    quantity: wire.quantity,
    reference: wire.description,
    status: wire.status,
    createdAt: wire.created_at,
    charged: wire.net_price === null ? null : times(cents(wire.net_price), wire.quantity),
    sims: wire.sims ?? [],
  }));

/** An eSIM read back; the order it came from stands in `simable`. */
export const esimWire = z
  .object({
    ...simFields,
    created_at: moment,
    recycled: orNull(z.boolean()),
    recycled_at: time,
    brand_settings_name: orNull(z.string()),
    simable: z.object({ id: idText }).nullish(),
  })
  .transform((wire) => ({
    ...toSim(wire),
    createdAt: wire.created_at,
    recycled: wire.recycled ?? false,
    recycledAt: wire.recycled_at,
    brand: wire.brand_settings_name,
    orderId: wire.simable?.id ?? null,
  }));
