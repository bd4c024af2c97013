import type { Order } from "../orders.ts";
import type { Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { money, moneyText, plainTime } from "../wire-values.ts";
import { MANUAL_INSTALLATION, PRICING, QR_INSTALLATION } from "./catalogue-wire.ts";
import { simWire } from "./sim-wire.ts";

const COMPLETED = { name: "Completed", slug: "completed" };

const OWNER = {
  id: 120,
  created_at: "2023-02-20 08:41:57",
  name: "Landfall Reseller",
  email: "reseller@landfall-sandbox.test",
  mobile: null,
  address: null,
  state: null,
  city: null,
  postal_code: null,
  country_id: null,
  company: "Landfall",
};

/** What all forms of an order share. */
function common(supplier: Supplier, order: Order): object {
  const isTopup = order.type === "topup";
  return {
    id: order.id,
    code: order.code,
    package_id: order.package.id,
    currency: "USD",
    quantity: supplier.settings().quantityAsText ? String(order.quantity) : order.quantity,
    type: order.type,
    description: order.description,
    esim_type: "Prepaid",
    package: `${order.operatorTitle}-${order.package.title}`,
    data: order.package.allowance,
    pricing_model: PRICING.model,
    created_at: plainTime(order.createdAt),
    manual_installation: isTopup ? "" : MANUAL_INSTALLATION,
    qrcode_installation: isTopup ? "" : QR_INSTALLATION,
    installation_guides: { en: `${supplier.world.config.publicUrl}/supplier/guide` },
    text: order.package.texts,
    voice: order.package.voiceMinutes,
    net_price: money(order.package.netCents),
    brand_settings_name: order.brandName,
  };
}

/** The answer to a submitted order: numbers are numbers, and the eSIMs come with it. */
export function submittedWire(supplier: Supplier, order: Order, sims?: Sim[]): object {
  return {
    ...common(supplier, order),
    validity: order.package.days,
    price: money(order.package.priceCents),
    ...(sims ? { sims: sims.map((sim) => simWire(supplier, sim)) } : {}),
  };
}

export type OrderIncludes = { sims: boolean; user: boolean; status: boolean };

/** An order in a list: validity and price are text there. */
export function listedWire(supplier: Supplier, order: Order, includes: OrderIncludes): object {
  return {
    ...common(supplier, order),
    validity: String(order.package.days),
    price: moneyText(order.package.priceCents),
    ...(includes.sims ? { sims: order.type === "sim" ? simsOf(supplier, order) : [] } : {}),
    ...(includes.user ? { user: OWNER } : {}),
    ...(includes.status ? { status: COMPLETED } : {}),
  };
}

function simsOf(supplier: Supplier, order: Order): object[] {
  return order.iccids.flatMap((iccid) => {
    const sim = supplier.sims.find(iccid);
    return sim ? [simWire(supplier, sim)] : [];
  });
}
