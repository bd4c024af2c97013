import { z } from "zod";
import {
  USAGE_STATUSES,
  type Meter,
  type SupplierHistoryEntry,
  type SupplierUsage,
  type UsageStatus,
} from "../../contract/esims";
import { count, idText, measure, orNull, time } from "./values";

/** Statuses come in either case; one we have never seen is shown as unknown. */
function usageStatus(text: string): UsageStatus {
  const upper = text.trim().toUpperCase();
  return USAGE_STATUSES.find((status) => status === upper) ?? "UNKNOWN";
}

/** A meter only where the supplier states both ends; a plan without that service has no meter. */
function meter(remaining: number | null, total: number | null): Meter {
  if (remaining === null || total === null || total === 0) return null;
  return { remaining: Math.min(remaining, total), total };
}

const amount = orNull(measure);
export const usageWire = z
  .object({
    status: z.string(),
    is_unlimited: orNull(z.boolean()),
    remaining: amount,
    total: amount,
    remaining_voice: amount,
    total_voice: amount,
    remaining_text: amount,
    total_text: amount,
    expired_at: time,
  })
  .transform((wire): SupplierUsage => {
    const status = usageStatus(wire.status);
    // The figures of a recycled eSIM are zeros that were never measured.
    const isMeasured = status !== "RECYCLED";
    return {
      status,
      statusText: wire.status,
      unlimited: wire.is_unlimited,
      // Unlimited plans can carry amounts; they mean nothing.
      dataMb: isMeasured && !wire.is_unlimited ? meter(wire.remaining, wire.total) : null,
      voiceMinutes: isMeasured ? meter(wire.remaining_voice, wire.total_voice) : null,
      textMessages: isMeasured ? meter(wire.remaining_text, wire.total_text) : null,
      expiresAt: wire.expired_at,
    };
  });

export const historyWire = z
  .object({
    id: idText,
    status: z.string(),
    remaining: amount,
    activated_at: time,
    expired_at: time,
    finished_at: time,
    package: z.object({
      type: z.string(),
      amount,
      day: count,
      is_unlimited: z.boolean(),
      title: z.string(),
      data: z.string(),
    }),
  })
  .transform(
    // The prices beside the package are our margin and stay on the wire; so does its id, which is not the catalogue's.
    ({ package: bought, ...wire }): SupplierHistoryEntry => ({
      id: wire.id,
      type: bought.type.toLowerCase() === "topup" ? "topup" : "initial",
      status: usageStatus(wire.status),
      statusText: wire.status,
      title: bought.title,
      dataText: bought.data,
      dataMb: bought.amount ?? 0,
      remainingMb: bought.is_unlimited ? null : wire.remaining,
      unlimited: bought.is_unlimited,
      validityDays: bought.day,
      activatedAt: wire.activated_at,
      expiresAt: wire.expired_at,
      finishedAt: wire.finished_at,
    }),
  );
