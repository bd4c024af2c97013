import type { ListQuery, SupplierPage } from "./lists";
import type { OrderRequest } from "./orders";

// What only some suppliers have. The shop itself uses none of it yet beside webhooks (webhooks.ts): these are complete
// clients without pages, listed for staff as capabilities.

/** Orders whose result comes later, as an event. */
export type AsyncOrders = {
  place(order: OrderRequest & { readonly webhookUrl?: string }): Promise<{
    readonly requestId: string;
    readonly acceptedAt: Date;
  }>;
};

export type FutureOrder = {
  readonly requestId: string;
  readonly dueAt: Date;
  readonly cancellableUntil: Date;
};
export type ListedFutureOrder = FutureOrder & {
  readonly status: "pending" | "failed" | "retry" | "unknown";
  readonly packageId: string;
  readonly quantity: number;
  readonly reference: string | null;
};

/** Orders that the supplier places by itself at a later day. */
export type FutureOrders = {
  /** `dueAt` from the day after tomorrow (UTC) to a year ahead; whole minutes. */
  place(order: OrderRequest & { readonly dueAt: Date; readonly webhookUrl?: string }): Promise<FutureOrder>;
  /** Without a status the pending ones; days are those of the due date. */
  list(
    query: ListQuery & { readonly status?: "pending" | "failed" | "retry" },
  ): Promise<SupplierPage<ListedFutureOrder>>;
  /** At most ten at once. Safe to repeat: one that is already cancelled is `rejected`. */
  cancel(requestIds: readonly string[]): Promise<void>;
};

export type Vouchers = {
  /** Codes that the supplier's own app turns into an eSIM. */
  forEsims(request: {
    readonly packageId: string;
    readonly quantity: number;
    readonly bookingReference: string;
    readonly sendBefore?: number;
  }): Promise<readonly string[]>;
  /** Codes worth a whole amount of the supplier's own credit; `code` names the only one to make. */
  forCredit(request: {
    readonly amount: number;
    readonly quantity: number;
    readonly usageLimit?: number;
    readonly paid?: boolean;
    readonly code?: string;
    readonly sendBefore?: number;
  }): Promise<readonly { readonly id: string; readonly code: string; readonly createdAt: Date }[]>;
};

export const SUPPLIER_REFUND_REASONS = [
  "INSTALLATION_FAILURE",
  "NO_COVERAGE",
  "APN_FAILURE",
  "TRIP_CANCELLATION",
  "INTERMITTENT_CONNECTION",
  "BLOCKED_NETWORK",
  "CHANGE_OF_PLAN",
  "DELETED_ESIM",
  "EARLY_EXPIRY",
  "HOTSPOT_NOT_WORKING",
  "IMSI_CHANGE",
  "INCOMPATIBLE_DEVICE",
  "LOCKED_DEVICE",
  "NO_VOICE_TEXT_SERVICES",
  "OVERCHARGED",
  "SLOW_SPEED",
  "TOP_UP_PACKAGE_FAILURE",
  "UNKNOWN_CHARGES",
  "WRONG_PURCHASE",
  "UNABLE_TO_ACCESS_APPS",
  "SERVICE_DEGRADATION",
  "QR_ISSUE_PARTNERS",
  "OTHERS",
] as const;
export type SupplierRefundReason = (typeof SUPPLIER_REFUND_REASONS)[number];

/** Our claims against the supplier. An accepted one is a ticket that people there decide; no state can be asked for. */
export type SupplierRefunds = {
  /** One to five ICCIDs; `notes` (at most 255 characters) is required with `OTHERS`. */
  claim(request: {
    readonly iccids: readonly string[];
    readonly reason: SupplierRefundReason;
    readonly notes?: string;
    readonly email?: string;
    readonly sendBefore?: number;
  }): Promise<{ readonly ticketId: string; readonly createdAt: Date }>;
};

/** The supplier's own page about an eSIM, with the code that opens it. */
export type SharingLinks = {
  /** Null while the supplier has made none. */
  of(iccid: string): Promise<{ readonly link: string; readonly accessCode: string | null } | null>;
};

export type Brands = {
  /** Puts an eSIM under one of the brands made in the supplier's console; null takes it off. */
  assign(iccid: string, brand: string | null): Promise<void>;
};

export type ExchangeRates = {
  /** Middle rates of a day as decimal text: one unit of `from` in `to`. */
  on(
    day: Date,
    to: readonly string[],
  ): Promise<readonly { readonly from: string; readonly to: string; readonly rate: string }[]>;
};
