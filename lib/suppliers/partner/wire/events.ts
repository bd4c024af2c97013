import { z } from "zod";
import { redactText } from "@/lib/platform/log";
import { parseDecimal } from "@/lib/money/model";
import { isIccid } from "../../contract/esims";
import type { SupplierEvent } from "../../contract/webhooks";
import { refusal } from "../classify";
import { CURRENCY, decimal, type Fields, idText, orNull, record, unwrap, whole } from "./values";

/** What a delivery says, told by its fields: the supplier names no type, no id and no time. */
export function readEvent(body: unknown): SupplierEvent {
  // A delivery may stand in an envelope, and its request id beside or inside of it.
  const layers = [body, unwrap(body)].map(record).filter((layer) => layer !== null);
  const requestId = layers
    .map((layer) => layer["request_id"])
    .find((id) => typeof id === "string" && id !== "");
  const event =
    typeof requestId === "string"
      ? orderResult(requestId, layers)
      : (firstOf(lowDataWire, layers) ?? firstOf(creditLimitWire, layers));
  return event ?? { kind: "unknown", fields: fieldNames(layers) };
}

const completedWire = z.object({
  id: idText,
  package_id: z.string().min(1),
  quantity: whole,
  description: orNull(z.string()),
});

function orderResult(requestId: string, layers: readonly Fields[]): SupplierEvent | null {
  const failed = layers.find((layer) => typeof layer["reason"] === "string");
  const error = failed && refusal({ status: 422, headers: new Headers(), text: "", body: failed }, "write");
  if (error) {
    const { kind, supplierCode: code, supplierText } = error;
    return { kind: "order_failed", requestId, error: kind, code, text: redactText(supplierText ?? "") };
  }
  const order = firstOf(completedWire, layers);
  if (!order) return null;
  const { id: orderId, package_id: packageId, quantity, description: reference } = order;
  return { kind: "order_completed", requestId, orderId, packageId, quantity, reference };
}

const lowDataWire = z
  .object({
    level: z.enum(["75%", "90%", "3days", "1days"]),
    iccid: z.string().refine(isIccid),
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

const creditLimitWire = z
  .object({ message: z.string(), remaining: decimal })
  .transform((wire): SupplierEvent => ({
    kind: "credit_limit",
    message: redactText(wire.message.slice(0, 500)),
    remaining: parseDecimal(wire.remaining, CURRENCY, "half-up"),
  }));

function firstOf<T>(schema: z.ZodType<T>, layers: readonly Fields[]): T | undefined {
  return layers.map((layer) => schema.safeParse(layer).data).find((read) => read !== undefined);
}

const MOST_NAMES = 20;
const LONGEST_NAME = 40;

function fieldNames(layers: readonly Fields[]): string[] {
  const names = new Set(layers.flatMap((layer) => Object.keys(layer)));
  return [...names].slice(0, MOST_NAMES).map((name) => redactText(name.slice(0, LONGEST_NAME)));
}
