import type { SupplierSettings } from "../settings.ts";
import { money } from "../wire-values.ts";

export function orderedPayload(
  requestId: string,
  order: object,
  { asyncWebhookNesting }: SupplierSettings,
): object {
  const meta = { message: "success" };
  return asyncWebhookNesting === "inside"
    ? { data: { request_id: requestId, ...order }, meta }
    : { request_id: requestId, data: order, meta };
}

export function refusedPayload(requestId: string, refusal: { code: number | null; reason: string }): object {
  const { code, reason } = refusal;
  return { request_id: requestId, ...(code === null ? {} : { code }), reason };
}

type LowData = { level: string; packageId: string; remainingPercent: number; iccid: string };

export function lowDataPayload({ level, packageId, remainingPercent, iccid }: LowData): object {
  return { level, package_name: packageId, remaining_percentage: remainingPercent, iccid };
}

export function creditLimitPayload(level: number, remainingCents: number): object {
  return { message: `Surpassed ${level}% of the credit limit balance`, remaining: money(remainingCents) };
}
