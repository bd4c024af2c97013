import { z } from "zod";
import type { SupplierPackage } from "../../contract";
import { apnType, apnValue, cents, decimal, idText, orNull, whole } from "./values";

export const packageWire = z
  .object({
    id: z.string().min(1),
    type: z.enum(["sim", "topup"]),
    price: decimal,
    net_price: orNull(decimal),
    amount: orNull(whole),
    day: whole,
    is_unlimited: z.boolean(),
    title: z.string(),
    voice: orNull(whole),
    text: orNull(whole),
    fair_usage_policy: orNull(z.string()),
  })
  .transform((wire): SupplierPackage => {
    const recommendedPrice = cents(wire.price);
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
      cost: wire.net_price === null ? recommendedPrice : cents(wire.net_price),
      recommendedPrice,
    };
  });

const network = z.object({ name: z.string(), types: z.array(z.string()).catch([]) });
const operatorWire = z.object({
  id: idText,
  title: z.string(),
  type: z.string().optional(),
  activation_policy: z.string().nullish(),
  is_kyc_verify: z.boolean().nullish(),
  rechargeability: z.boolean().nullish(),
  is_roaming: orNull(z.boolean()),
  apn_type: apnType,
  apn_value: apnValue,
  coverages: z.array(z.object({ code: z.string(), networks: z.array(network).catch([]) })).catch([]),
  packages: z.array(packageWire),
});

export const destinationWire = z.object({
  slug: z.string().min(1),
  country_code: orNull(z.string()),
  title: z.string().min(1),
  operators: z.array(operatorWire),
});
export type DestinationWire = z.output<typeof destinationWire>;

export const deviceWire = z.object({
  os: z.string(),
  brand: z.string().trim(),
  name: z.string().trim(),
  model: orNull(z.string().trim()),
});

export const balanceWire = z.object({
  balances: z.union([
    z
      .array(z.unknown())
      .length(0)
      .transform(() => null),
    z
      .tuple([z.object({ availableBalance: z.object({ amount: decimal, currency: z.string() }) })])
      .rest(z.unknown())
      .transform(([first]) => first),
    z.object({ availableBalance: z.object({ amount: decimal, currency: z.string() }) }),
  ]),
});
