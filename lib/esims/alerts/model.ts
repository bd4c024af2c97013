import type { UsageStatus } from "@/lib/suppliers/contract/esims";
import { EXPIRY_LEADS, USED_LEVELS } from "../polling/model/plan";

/** What an owner is told of an eSIM, the more urgent last. */
export const DATA_KINDS = ["data_75", "data_90"] as const;
export const EXPIRY_KINDS = ["expires_3d", "expires_1d"] as const;
export type DataKind = (typeof DATA_KINDS)[number];
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];
export type AlertKind = DataKind | ExpiryKind;

export function isExpiry(kind: AlertKind): kind is ExpiryKind {
  return EXPIRY_KINDS.some((each) => each === kind);
}

/** The share of the data, used, from which each kind holds; and the time before the end. */
export const LEVEL_OF: Readonly<Record<DataKind, number>> = {
  data_75: USED_LEVELS[0],
  data_90: USED_LEVELS[1],
};
export const LEAD_OF: Readonly<Record<ExpiryKind, number>> = {
  expires_3d: EXPIRY_LEADS[0],
  expires_1d: EXPIRY_LEADS[1],
};
/** A package of a few days is not announced to end as soon as it has begun. */
const LEAST_DAYS_OF: Readonly<Record<ExpiryKind, number>> = { expires_3d: 7, expires_1d: 3 };

/** Usage as far as alerts go by it; data in MB. */
export type Usage = {
  readonly status: UsageStatus;
  readonly unlimited: boolean | null;
  readonly data: { readonly remaining: number; readonly total: number } | null;
  readonly expiresAt: Date | null;
};

/**
 * The share of the data that is used, 0 to 1. Null where the figures cannot be believed or mean nothing: unlimited, unknown,
 * negative, more left than there was, nothing left of a package that is said to run, or a package that does not.
 */
export function shareUsed({ status, unlimited, data }: Usage): number | null {
  if (unlimited === true || data === null || !(data.total > 0)) return null;
  if (!(data.remaining >= 0) || data.remaining > data.total) return null;
  if (status === "FINISHED") return data.remaining === 0 ? 1 : null;
  if (status !== "ACTIVE" || data.remaining === 0) return null;
  return 1 - data.remaining / data.total;
}

/** Which levels are crossed, the most urgent last; of those crossed at once only that one is mailed. */
export function crossedLevels(usage: Usage): DataKind[] {
  const used = shareUsed(usage);
  return used === null ? [] : DATA_KINDS.filter((kind) => used >= LEVEL_OF[kind]);
}

/** What is known of the package that an expiry is about. Nulls are "not known". */
export type Period = { readonly startedAt: Date; readonly validityDays: number | null };

/**
 * When each word about the end is due. Only where data is left to lose: not for what is used up, nor for what does not run.
 * None whose moment had passed before the period began: whoever topped up then knew of the end.
 */
function expiryMoments({ status, data, expiresAt }: Usage, { startedAt, validityDays }: Period) {
  if (status !== "ACTIVE" || expiresAt === null || data?.remaining === 0) return [];
  return EXPIRY_KINDS.flatMap((kind) => {
    const at = new Date(expiresAt.getTime() - LEAD_OF[kind]);
    const isShort = validityDays !== null && validityDays < LEAST_DAYS_OF[kind];
    return isShort || at < startedAt ? [] : [{ kind, at }];
  });
}

/** The words about the end that are due now, the most urgent last; none once it is over. */
export function dueExpiries(usage: Usage, period: Period, now: Date): ExpiryKind[] {
  if (usage.expiresAt === null || usage.expiresAt <= now) return [];
  return expiryMoments(usage, period).flatMap(({ kind, at }) => (at <= now ? [kind] : []));
}

function ends(usage: Usage, now: Date): number | null {
  const { status, data, expiresAt } = usage;
  const isRunning = status === "ACTIVE" && data?.remaining !== 0;
  return isRunning && expiresAt !== null && expiresAt > now ? expiresAt.getTime() : null;
}

/** When the clock looks for the first time whether something about a new end is to be told; null if never by what is known. */
export function firstExpiryLook(usage: Usage, now: Date): Date | null {
  const end = ends(usage, now);
  return end === null ? null : new Date(Math.max(now.getTime(), end - LEAD_OF.expires_3d));
}

/** When it looks again after it looked now. */
export function nextExpiryLook(usage: Usage, now: Date): Date | null {
  const end = ends(usage, now);
  if (end === null) return null;
  return EXPIRY_KINDS.map((kind) => new Date(end - LEAD_OF[kind])).find((at) => at > now) ?? null;
}
