import { z } from "zod";
import { redactText } from "@/lib/platform/log";
import { parseDecimal } from "@/lib/money/model";
import type { SupplierEvent } from "../../contract";
import { refusal } from "../classify";
import { orderWire } from "./orders";
import { decimal, unwrap, whole } from "./values";

const record = z.record(z.string(), z.unknown());
type Fields = z.output<typeof record>;

/** What a delivery says, told by its fields: the supplier names no type, no id and no time. */
export function readEvent(body: unknown): SupplierEvent {
  // A delivery may stand in an envelope, and its request id beside or inside of it.
  const layers = [body, unwrap(body)]
    .map((layer) => record.safeParse(layer).data)
    .filter((layer) => layer !== undefined);
  const requestId = layers
    .map((layer) => layer["request_id"])
    .find((id) => typeof id === "string" && id !== "");
  const event =
    typeof requestId === "string"
      ? orderResult(requestId, layers)
      : (firstOf(lowDataWire, layers) ?? firstOf(creditLimitWire, layers));
  return event ?? { kind: "unknown", fields: fieldNames(layers) };
}

// The documented sample leaves out what is the same for all of them.
const orderDefaults = { type: "sim" };

function orderResult(requestId: string, layers: readonly Fields[]): SupplierEvent | null {
  const failed = layers.find((layer) => typeof layer["reason"] === "string");
  const error = failed && refusal({ status: 422, headers: new Headers(), text: "", body: failed }, true);
  if (error) {
    const { kind, supplierCode: code, supplierText } = error;
    return { kind: "order_failed", requestId, error: kind, code, text: supplierText ?? "" };
  }
  const order = layers
    .map((layer) => orderWire.safeParse({ ...orderDefaults, ...layer }).data)
    .find((read) => read !== undefined);
  return order ? { kind: "order_completed", requestId, order } : null;
}

const lowDataWire = z
  .object({
    level: z.enum(["75%", "90%", "3days", "1days"]),
    iccid: z.string().regex(/^\d{18,22}$/),
    package_name: z.string(),
    remaining_percentage: whole,
  })
  .transform((wire): SupplierEvent => ({
    kind: "low_data",
    iccid: wire.iccid,
    level: wire.level,
    packageId: wire.package_name,
    remainingPercent: wire.remaining_percentage,
  }));

// It names no currency; the supplier's account is kept in US dollars.
const CURRENCY = "USD";
const creditLimitWire = z
  .object({ message: z.string(), remaining: decimal })
  .transform((wire, context): SupplierEvent => {
    try {
      const remaining = parseDecimal(wire.remaining, CURRENCY, "half-up");
      return { kind: "credit_limit", message: redactText(wire.message.slice(0, 500)), remaining };
    } catch {
      context.addIssue("not an amount");
      return z.NEVER;
    }
  });

function firstOf<T>(schema: z.ZodType<T>, layers: readonly Fields[]): T | undefined {
  return layers.map((layer) => schema.safeParse(layer).data).find((read) => read !== undefined);
}

const MOST_NAMES = 20;
const LONGEST_NAME = 40;

function fieldNames(layers: readonly Fields[]): string[] {
  const names = new Set(layers.flatMap((layer) => Object.keys(layer)));
  return [...names].slice(0, MOST_NAMES).map((name) => redactText(name.slice(0, LONGEST_NAME)));
}
