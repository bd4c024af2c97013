import { z } from "zod";
import { USAGE_STATUSES, type Meter, type SupplierHistoryEntry, type UsageStatus } from "../../contract";
import { idText, orNull, time, whole } from "./values";

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
    id: idText,
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
      status: usageStatus(wire.status),
      statusText: wire.status,
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
    model: orNull(z.string()),
    version: orNull(z.string()),
    installation_via_qr_code: z.object({ steps }).nullish(),
    installation_manual: z.object({ steps }).nullish(),
    network_setup: z.object({ steps }).nullish(),
  })
  .transform((wire) => ({
    model: wire.model,
    version: wire.version,
    viaQr: wire.installation_via_qr_code?.steps ?? [],
    manual: wire.installation_manual?.steps ?? [],
    network: wire.network_setup?.steps ?? [],
  }));
export const instructionsWire = z.object({
  instructions: z.object({
    language: orNull(z.string()),
    ios: z.array(guideWire).catch([]),
    android: z.array(guideWire).catch([]),
  }),
});
