import type { OrderStatus } from "../extras/refunds.ts";
import type { Order } from "../orders.ts";
import type { Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { netPriceIn, priceIn, unitCents } from "../prices.ts";
import { moneyText, plainTime } from "../wire-values.ts";
import { MANUAL_INSTALLATION, QR_INSTALLATION } from "./catalogue-wire.ts";
import { simWire } from "./sim-wire.ts";

const STATUS_NAMES: Record<OrderStatus, string> = {
  completed: "Completed",
  partially_refunded: "Partially refunded",
  refunded: "Refunded",
};

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
  const settings = supplier.settings();
  const isTopup = order.type === "topup";
  return {
    id: order.id,
    code: order.code,
    package_id: order.package.id,
    currency: "USD",
    quantity: settings.quantityAsText ? String(order.quantity) : order.quantity,
    type: order.type,
    description: order.description,
    esim_type: settings.esimType,
    package: `${order.operatorTitle}-${order.package.title}`,
    data: order.package.allowance,
    ...pricingOf(order, settings.priceAs),
    created_at: plainTime(order.createdAt),
    manual_installation: isTopup ? "" : MANUAL_INSTALLATION,
    qrcode_installation: isTopup ? "" : QR_INSTALLATION,
    installation_guides: { en: `${supplier.world.config.publicUrl}/supplier/guide` },
    text: order.package.texts,
    voice: order.package.voiceMinutes,
    brand_settings_name: order.brandName,
  };
}

/** An order keeps the terms it was sold under. */
function pricingOf({ discount, package: sold, quantity }: Order, form: string): object {
  const net_price = netPriceIn(form, sold, discount);
  if (discount === undefined) return { pricing_model: "net_pricing", net_price };
  const paid = unitCents(sold, discount);
  return {
    pricing_model: "discount_pricing",
    net_price,
    discount_percentage: discount,
    discount_amount: priceIn(form, sold.priceCents - paid, sold.id),
    unit_paid_price: priceIn(form, paid, sold.id),
    total_amount_paid: priceIn(form, paid * quantity, sold.id),
  };
}

/** The answer to a submitted order: numbers are numbers, and the eSIMs come with it. */
export function submittedWire(supplier: Supplier, order: Order, sims?: Sim[]): object {
  return {
    ...common(supplier, order),
    validity: order.package.days,
    price: priceIn(supplier.settings().priceAs, order.package.priceCents, order.package.id),
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
    ...(includes.status ? { status: statusWire(supplier.refunds.statusOf(order)) } : {}),
  };
}

function statusWire(status: OrderStatus): object {
  return { name: STATUS_NAMES[status], slug: status };
}

function simsOf(supplier: Supplier, order: Order): object[] {
  return order.iccids.flatMap((iccid) => {
    const sim = supplier.sims.find(iccid);
    return sim ? [simWire(supplier, sim)] : [];
  });
}
