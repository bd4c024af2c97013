import type { Apn } from "./catalogue";

/** The number of an eSIM: 18 to 22 digits, always text, since a number would lose its last ones. */
export function isIccid(text: string): boolean {
  return /^\d{18,22}$/.test(text);
}

/** One eSIM as delivered. `activationCode` is the whole LPA string. */
export type DeliveredSim = {
  readonly iccid: string;
  readonly activationCode: string;
  readonly confirmationCode: string | null;
  readonly apn: Apn;
  /** The eSIM's own telephone number, where it has one. */
  readonly phoneNumber: string | null;
};

/** An eSIM as the supplier holds it. */
export type SupplierEsim = DeliveredSim & {
  readonly createdAt: Date;
  readonly recycled: boolean;
  readonly recycledAt: Date | null;
  readonly brand: string | null;
  readonly orderId: string | null;
};

export const USAGE_STATUSES = ["NOT_ACTIVE", "ACTIVE", "FINISHED", "EXPIRED", "RECYCLED", "UNKNOWN"] as const;
export type UsageStatus = (typeof USAGE_STATUSES)[number];

/** An allowance as measured by the operator; null is "not known", never zero. */
export type Meter = { readonly remaining: number; readonly total: number } | null;

export type SupplierUsage = {
  readonly status: UsageStatus;
  /** The supplier's own word, kept for staff: a status we do not know is shown as unknown. */
  readonly statusText: string;
  /** Null where the supplier does not say (recycled). */
  readonly unlimited: boolean | null;
  readonly dataMb: Meter;
  readonly voiceMinutes: Meter;
  readonly textMessages: Meter;
  readonly expiresAt: Date | null;
};

export type SupplierHistoryEntry = {
  readonly id: string;
  readonly type: "initial" | "topup";
  readonly status: UsageStatus;
  readonly statusText: string;
  readonly title: string;
  readonly dataText: string;
  readonly dataMb: number;
  readonly remainingMb: number | null;
  readonly unlimited: boolean;
  readonly validityDays: number;
  readonly activatedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly finishedAt: Date | null;
};

export type InstallSteps = {
  readonly model: string | null;
  readonly version: string | null;
  readonly viaQr: readonly string[];
  readonly manual: readonly string[];
  readonly network: readonly string[];
};
export type SupplierInstructions = {
  readonly language: string | null;
  readonly ios: readonly InstallSteps[];
  readonly android: readonly InstallSteps[];
};
