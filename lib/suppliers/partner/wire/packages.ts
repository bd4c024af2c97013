import { z } from "zod";
import { share } from "@/lib/money/model";
import type { SupplierPackage } from "../../contract/catalogue";
import { cost, count, decimal, type Fields, orNull, price } from "./values";

const pricingWire = z.object({ model: z.string(), discount_percentage: decimal });
const WHOLE_BASIS_POINTS = 10_000;

/** What is taken off the retail price, in basis points; nothing unless the answer says so in a way that makes sense. */
export function discountOf(root: Fields): number {
  const { model, discount_percentage: percent = "" } = pricingWire.safeParse(root.pricing).data ?? {};
  if (model !== "discount_pricing") return 0;
  const [units = "0", fraction = ""] = percent.split(".");
  const basisPoints = Number(units) * 100 + Number(fraction.padEnd(2, "0").slice(0, 2));
  return basisPoints > 0 && basisPoints < WHOLE_BASIS_POINTS ? basisPoints : 0;
}

const allowance = orNull(count);
const packageFields = z.object({
  id: z.string().trim().min(1),
  type: z.enum(["sim", "topup"]),
  price: price.refine((text) => /[1-9]/.test(text), "no price"),
  net_price: orNull(price),
  amount: allowance,
  day: count.refine((days) => days > 0, "no validity"),
  is_unlimited: z.boolean(),
  title: z.string(),
  voice: allowance,
  text: allowance,
  fair_usage_policy: orNull(z.string()),
});

/** A package as it is sold under a discount, which is zero for whom the supplier names net prices. */
export function packageWire(discount: number) {
  return packageFields.transform((wire): SupplierPackage => {
    const recommendedPrice = cost(wire.price);
    // A net price of nothing is none: the supplier gives nothing away.
    const net = wire.net_price !== null && /[1-9]/.test(wire.net_price) ? wire.net_price : null;
    return {
      id: wire.id,
      type: wire.type,
      title: wire.title,
      // Unlimited plans can carry an amount; it means nothing.
      dataMb: wire.is_unlimited ? null : wire.amount,
      unlimited: wire.is_unlimited,
      validityDays: wire.day,
      voiceMinutes: wire.voice || null,
      textMessages: wire.text || null,
      fairUsePolicy: wire.fair_usage_policy,
      cost: net === null ? share(recommendedPrice, WHOLE_BASIS_POINTS - discount, "up") : cost(net),
      isCostNamed: net !== null || discount > 0,
      recommendedPrice,
    };
  });
}
