import { hashText } from "../kernel/random.ts";
import type { Package } from "./catalogue/model.ts";
import type { SupplierSettings } from "./settings.ts";
import { money, moneyText } from "./wire-values.ts";

declare global {
  interface JSON {
    /** JSON text that JSON.stringify takes over as it stands. */
    rawJSON(text: string): object;
  }
}

const FORMS = ["number", "float", "string"] as const;

type Sold = Pick<Package, "id" | "priceCents" | "netCents">;

/** A price in the JSON form that was set: the supplier's own answers mix them. */
export function priceIn(form: string, cents: number, packageId = ""): unknown {
  const chosen = form === "mixed" ? FORMS[hashText(packageId) % FORMS.length] : form;
  if (chosen === "string") return moneyText(cents);
  return chosen === "float" ? JSON.rawJSON(moneyText(cents)) : money(cents);
}

/** What an order under discount pricing gets off; undefined under net pricing. */
export function discountIn(settings: SupplierSettings): number | undefined {
  return settings.pricingModel === "discount_pricing" ? settings.discountPercentage : undefined;
}

/** What one package costs the reseller. */
export function unitCents(sold: Sold, discount: number | undefined): number {
  return discount === undefined ? sold.netCents : Math.round((sold.priceCents * (100 - discount)) / 100);
}

export function pricingWire(settings: SupplierSettings): object {
  return { model: settings.pricingModel, discount_percentage: discountIn(settings) ?? 0 };
}

/** `net_price`: under discount pricing there is none. */
export function netPriceIn(form: string, sold: Sold, discount: number | undefined): unknown {
  return discount === undefined ? priceIn(form, sold.netCents, sold.id) : null;
}
