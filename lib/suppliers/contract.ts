import type { Money } from "@/lib/money/model";

/** The supplier's catalogue in the shop's words. Data in MB, voice in minutes, validity in days. */
export type SupplierPackage = {
  readonly id: string;
  readonly type: "sim" | "topup";
  readonly title: string;
  readonly dataMb: number | null;
  readonly unlimited: boolean;
  readonly validityDays: number;
  readonly voiceMinutes: number | null;
  readonly textMessages: number | null;
  readonly fairUsePolicy: string | null;
  /** What we are charged. Where the supplier names no net price, its retail price: never too low. */
  readonly cost: Money;
  readonly recommendedPrice: Money;
};

export type SupplierOperator = {
  readonly id: string;
  readonly title: string;
  readonly activationPolicy: "first-usage" | "installation";
  readonly kycRequired: boolean;
  readonly rechargeable: boolean;
  readonly roaming: boolean | null;
  readonly apn: Apn;
  readonly coverages: readonly {
    countryCode: string;
    networks: readonly { name: string; types: readonly string[] }[];
  }[];
  readonly packages: readonly SupplierPackage[];
};

export type SupplierDestination = {
  readonly slug: string;
  readonly countryCode: string | null;
  readonly title: string;
  readonly scope: "local" | "regional" | "global";
  readonly operators: readonly SupplierOperator[];
};

export type SupplierDevice = { readonly os: string; readonly brand: string; readonly name: string };

export type Apn = { readonly type: "automatic" | "manual"; readonly value: string | null };

/** One eSIM as delivered. `activationCode` is the whole LPA string. */
export type DeliveredSim = {
  readonly iccid: string;
  readonly activationCode: string;
  readonly confirmationCode: string | null;
  readonly apn: Apn;
};

/** An order as the supplier holds it; `reference` is what we sent as description. */
export type SupplierOrder = {
  readonly id: string;
  readonly packageId: string;
  readonly reference: string | null;
  readonly sims: readonly DeliveredSim[];
};

export const USAGE_STATUSES = ["NOT_ACTIVE", "ACTIVE", "FINISHED", "EXPIRED", "RECYCLED", "UNKNOWN"] as const;
export type UsageStatus = (typeof USAGE_STATUSES)[number];

/** An allowance as measured by the operator; null is "not known", never zero. */
export type Meter = { readonly remaining: number; readonly total: number } | null;

export type SupplierUsage = {
  readonly status: UsageStatus;
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
  readonly status: string;
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
  readonly version: string | null;
  readonly viaQr: readonly string[];
  readonly manual: readonly string[];
  readonly network: readonly string[];
};
export type SupplierInstructions = {
  readonly ios: readonly InstallSteps[];
  readonly android: readonly InstallSteps[];
};

/**
 * What the shop needs of any supplier. Every method throws `SupplierError` and nothing else.
 * Writes take our reference, by which their effect can be found after a lost answer; they are never repeated blindly.
 */
export type Supplier = {
  readonly name: string;
  listDestinations(): Promise<readonly SupplierDestination[]>;
  listDevices(): Promise<readonly SupplierDevice[]>;
  /** Null where the supplier knows no account, which is not a balance of zero. */
  balance(): Promise<Money | null>;
  placeOrder(order: { packageId: string; quantity: number; reference: string }): Promise<SupplierOrder>;
  placeTopup(order: { packageId: string; iccid: string; reference: string }): Promise<SupplierOrder>;
  /** Orders and top-ups that carry exactly this reference, oldest first. */
  findOrders(reference: string): Promise<readonly SupplierOrder[]>;
  listTopups(iccid: string): Promise<readonly SupplierPackage[]>;
  usage(iccid: string): Promise<SupplierUsage>;
  history(iccid: string): Promise<readonly SupplierHistoryEntry[]>;
  instructions(iccid: string, language: string): Promise<SupplierInstructions>;
};
