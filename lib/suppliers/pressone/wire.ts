import { z } from "zod";
import { parseDecimal, type Money } from "@/lib/money/model";
import {
  USAGE_STATUSES,
  type Apn,
  type Meter,
  type SupplierHistoryEntry,
  type SupplierPackage,
  type UsageStatus,
} from "../contract";

// The wire format mixes integers, floats and strings; these read each of them without binary arithmetic.
const decimal = z.union([z.number(), z.string()]).transform(String);
const whole = z.union([z.number(), z.string()]).transform(Number).pipe(z.int());
const orNull = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null);

/** Times come without zone, with `Z`, with an offset and with minutes only; without a zone they are UTC. */
export const time = orNull(z.string()).transform((text, context) => {
  if (!text) return null;
  const iso = text.trim().replace(" ", "T");
  const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: "not a time" });
  return z.NEVER;
});

/** Three envelopes: bare `data`, `data` + `meta`, and `success/code/message/data.data`. Order objects have a text `data`. */
export function unwrap(body: unknown): unknown {
  const outer = record.safeParse(body).data;
  if (!outer) return body;
  const inner = outer["data"];
  const nested = record.safeParse(inner).data;
  if (
    typeof outer["success"] === "boolean" &&
    nested &&
    !("id" in nested) &&
    typeof nested["data"] === "object"
  )
    return nested["data"];
  return inner;
}
const record = z.record(z.string(), z.unknown());

/** A list that may arrive as an object keyed by index (from page 2 on). */
export function list<T>(item: z.ZodType<T>) {
  return z.preprocess((value) => {
    const keyed = record.safeParse(value).data;
    if (!keyed || Array.isArray(value)) return value;
    return Object.entries(keyed)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, entry]) => entry);
  }, z.array(item));
}

const apnType = z
  .string()
  .nullish()
  .transform((text): Apn["type"] => (text === "manual" ? "manual" : "automatic"));
const apnValue = orNull(z.string()).transform((text) => (text && text !== "N/A" ? text : null));
const CURRENCY = "USD";

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

function cents(amount: string): Money {
  return parseDecimal(amount, CURRENCY, "up");
}

const network = z.object({ name: z.string(), types: z.array(z.string()).catch([]) });
const operatorWire = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
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
export const pageMeta = z.object({ meta: z.object({ last_page: whole }).optional() });

export const deviceWire = z.object({ os: z.string(), brand: z.string().trim(), name: z.string().trim() });

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

export const simWire = z.object({
  iccid: z.string().regex(/^\d{18,22}$/),
  qrcode: z.string().regex(/^LPA:1\$[^$\s]+\$/),
  confirmation_code: orNull(z.string()),
  apn_type: apnType,
  apn_value: apnValue,
});
export const orderWire = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  package_id: z.string(),
  description: orNull(z.string()),
  created_at: z.string(),
  sims: z.array(simWire).optional(),
});

export const usageWire = z.object({
  status: z.string(),
  is_unlimited: orNull(z.boolean()),
  remaining: orNull(whole),
  total: orNull(whole),
  remaining_voice: orNull(whole),
  total_voice: orNull(whole),
  remaining_text: orNull(whole),
  total_text: orNull(whole),
  expired_at: time,
});

/** Statuses come in either case; one we have never seen is shown as unknown. */
export function usageStatus(text: string): UsageStatus {
  const upper = text.toUpperCase();
  return USAGE_STATUSES.find((status) => status === upper) ?? "UNKNOWN";
}

/** A meter only where the supplier states both ends; a plan without that service has no meter. */
export function meter(remaining: number | null, total: number | null): Meter {
  if (remaining === null || total === null || total === 0) return null;
  return { remaining: Math.min(Math.max(remaining, 0), total), total };
}

export const historyWire = z
  .object({
    id: z.union([z.number(), z.string()]).transform(String),
    status: z.string(),
    remaining: orNull(whole),
    activated_at: time,
    expired_at: time,
    finished_at: time,
    package: z.object({
      type: z.string(),
      amount: whole,
      day: whole,
      is_unlimited: z.boolean(),
      title: z.string(),
      data: z.string(),
    }),
  })
  .transform(
    // The prices beside the package are our margin and stay on the wire.
    (wire): SupplierHistoryEntry => ({
      id: wire.id,
      type: wire.package.type === "topup" ? "topup" : "initial",
      status: wire.status.toUpperCase(),
      title: wire.package.title,
      dataText: wire.package.data,
      dataMb: wire.package.amount,
      remainingMb: wire.remaining,
      unlimited: wire.package.is_unlimited,
      validityDays: wire.package.day,
      activatedAt: wire.activated_at,
      expiresAt: wire.expired_at,
      finishedAt: wire.finished_at,
    }),
  );

const steps = z
  .record(z.string(), z.string())
  .nullish()
  .transform((keyed) =>
    Object.entries(keyed ?? {})
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, step]) => step),
  );
const guideWire = z
  .object({
    version: orNull(z.string()),
    installation_via_qr_code: z.object({ steps }).nullish(),
    installation_manual: z.object({ steps }).nullish(),
    network_setup: z.object({ steps }).nullish(),
  })
  .transform((wire) => ({
    version: wire.version,
    viaQr: wire.installation_via_qr_code?.steps ?? [],
    manual: wire.installation_manual?.steps ?? [],
    network: wire.network_setup?.steps ?? [],
  }));
export const instructionsWire = z.object({
  instructions: z.object({ ios: z.array(guideWire).catch([]), android: z.array(guideWire).catch([]) }),
});
export type DestinationWire = z.output<typeof destinationWire>;
