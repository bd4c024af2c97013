import type { Money } from "@/lib/money/model";
import type { SupplierErrorKind } from "./errors";

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

/** All that the supplier sells. `unreadable` names packages that it lists in a form we do not understand. */
export type SupplierCatalogue = {
  readonly destinations: readonly SupplierDestination[];
  readonly unreadable: readonly { readonly packageId: string; readonly problem: string }[];
};

/** `model` is the maker's code ("iPad13,5"), where the supplier gives one. */
export type SupplierDevice = {
  readonly os: string;
  readonly brand: string;
  readonly name: string;
  readonly model: string | null;
};

export type Apn = { readonly type: "automatic" | "manual"; readonly value: string | null };

/** One eSIM as delivered. `activationCode` is the whole LPA string. */
export type DeliveredSim = {
  readonly iccid: string;
  readonly activationCode: string;
  readonly confirmationCode: string | null;
  readonly apn: Apn;
  /** The eSIM's own telephone number, where it has one. */
  readonly phoneNumber: string | null;
};

export const ORDER_STATUSES = ["completed", "failed", "partially_refunded", "refunded"] as const;

/** An order as the supplier holds it; `reference` is what we sent as description. */
export type SupplierOrder = {
  readonly id: string;
  readonly type: "sim" | "topup";
  readonly packageId: string;
  readonly quantity: number;
  readonly reference: string | null;
  /** Null where the answer does not say, which is the case for an order that was just placed. */
  readonly status: (typeof ORDER_STATUSES)[number] | "unknown" | null;
  readonly createdAt: Date;
  /** What we were charged for all of it; null where the answer names no net price, as in lists. */
  readonly charged: Money | null;
  readonly sims: readonly DeliveredSim[];
};

/** An eSIM as the supplier holds it. */
export type SupplierEsim = DeliveredSim & {
  readonly createdAt: Date;
  readonly recycled: boolean;
  readonly recycledAt: Date | null;
  readonly brand: string | null;
  readonly orderId: string | null;
};

/** One page of a list; pages count from 1. */
export type SupplierPage<T> = {
  readonly items: readonly T[];
  readonly page: number;
  readonly lastPage: number;
  readonly total: number;
};

/** Which days (UTC, both included) and which page of a list to read. */
export type ListQuery = {
  readonly page?: number;
  readonly from?: Date;
  readonly to?: Date;
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

/**
 * What every write carries. `reference` finds its effect after a lost answer. `sendBefore` (on the clock of
 * `performance.now()`) is the last moment at which it may leave: past it nothing is sent, since somebody else may be at
 * it by now, and it is certain that nothing was.
 */
export type Write = { readonly reference: string; readonly sendBefore?: number };

export type OrderRequest = Write & {
  readonly packageId: string;
  readonly quantity: number;
  /** The brand under which the supplier's own share page appears. */
  readonly brand?: string;
};
export type TopupRequest = Write & { readonly packageId: string; readonly iccid: string };

/** What is known of an order or a top-up whose answer was lost. */
export type OrderSearch = {
  readonly reference: string;
  /** When it was sent. */
  readonly since: Date;
  /** For a top-up: a supplier may put a text of its own in the place of our reference, and then it is known by these. */
  readonly topup?: { readonly packageId: string; readonly iccid: string };
};

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

/** What the supplier can tell us by itself. */
export const WEBHOOK_TOPICS = ["async_orders", "low_data", "credit_limit"] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/**
 * One delivery of a webhook. What a completed order delivers is looked up by its id or reference, never taken from here.
 * `low_data.level` is a share used in percent, or the days left.
 */
export type SupplierEvent =
  | {
      readonly kind: "order_completed";
      readonly requestId: string;
      readonly orderId: string;
      readonly packageId: string;
      readonly quantity: number;
      readonly reference: string | null;
    }
  | {
      readonly kind: "order_failed";
      readonly requestId: string;
      readonly error: SupplierErrorKind;
      readonly code: string | null;
      readonly text: string;
    }
  | {
      readonly kind: "low_data";
      readonly iccid: string;
      readonly level: "75%" | "90%" | "3days" | "1days";
      readonly packageId: string;
      readonly remainingPercent: number;
    }
  | { readonly kind: "credit_limit"; readonly message: string; readonly remaining: Money }
  /** `fields` are the names of what stands in it. */
  | { readonly kind: "unknown"; readonly fields: readonly string[] };

export type SupplierWebhooks = {
  /** Proves a delivery to be the supplier's and reads it; null where the signature does not hold. Never throws. */
  read(delivery: { readonly body: Uint8Array; readonly signature: string | null }): SupplierEvent | null;
  /** Reads the text of a delivery that was proven before and kept. Never throws. */
  readKept(text: string): SupplierEvent;
  /** Asks to be told at `url`, which has to answer a HEAD request with 200. Safe to repeat. */
  optIn(topic: WebhookTopic, url: string): Promise<void>;
  /** The address that is told; null if none is. */
  target(topic: WebhookTopic): Promise<string | null>;
  optOut(topic: WebhookTopic): Promise<void>;
  /** Has a made-up notice about our credit sent to `url` now. One that could not be delivered is `rejected`. */
  rehearse(url: string): Promise<void>;
};

export type VoiceSubscription = {
  readonly status: "trial" | "active" | "expired" | "unknown";
  readonly statusText: string;
  readonly plan: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly autoRenew: boolean | null;
};
export type VoiceUser = {
  readonly email: string;
  readonly mobile: string | null;
  readonly phoneNumber: string | null;
  readonly subscription: VoiceSubscription;
};

/** Telephone numbers without data, a product of their own with its own address and key. */
export type VoiceNumbers = {
  available(
    page: number,
  ): Promise<SupplierPage<{ readonly phoneNumber: string; readonly countryCode: string }>>;
  /** Not safe to repeat: after a lost answer ask `users` for the e-mail first. */
  claim(request: {
    readonly phoneNumber: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly mobile: string;
    readonly country: string;
    readonly sendBefore?: number;
  }): Promise<VoiceUser>;
  /** Renews on the current plan; `email` is the one of the claim. */
  renew(request: { readonly email: string; readonly sendBefore?: number }): Promise<VoiceSubscription>;
  users(query: {
    readonly email?: string;
    readonly mobile?: string;
    readonly page?: number;
  }): Promise<SupplierPage<VoiceUser>>;
};

/**
 * What the shop needs of any supplier. Every method throws `SupplierError` and nothing else. Writes are never repeated
 * blindly. The members that may be null are capabilities: a supplier without one says so here, before anybody asks it.
 */
export type Supplier = {
  readonly name: string;
  /** As people write it; for staff, never for buyers. */
  readonly label: string;
  listDestinations(): Promise<SupplierCatalogue>;
  listDevices(): Promise<readonly SupplierDevice[]>;
  /** Null where the supplier knows no account, which is not a balance of zero. */
  balance(): Promise<Money | null>;
  placeOrder(order: OrderRequest): Promise<SupplierOrder>;
  placeTopup(order: TopupRequest): Promise<SupplierOrder>;
  order(id: string): Promise<SupplierOrder>;
  listOrders(query: ListQuery): Promise<SupplierPage<SupplierOrder>>;
  /**
   * Orders and top-ups that carry exactly this reference, oldest first. Where none does, a top-up may be one of the
   * same eSIM and package made since then, a few minutes before it included: the caller leaves out those that it knows.
   */
  findOrders(search: OrderSearch): Promise<readonly SupplierOrder[]>;
  esim(iccid: string): Promise<SupplierEsim>;
  listEsims(query: ListQuery): Promise<SupplierPage<SupplierEsim>>;
  listTopups(iccid: string): Promise<readonly SupplierPackage[]>;
  usage(iccid: string): Promise<SupplierUsage>;
  history(iccid: string): Promise<readonly SupplierHistoryEntry[]>;
  instructions(iccid: string, language: string): Promise<SupplierInstructions>;
  readonly asyncOrders: AsyncOrders | null;
  readonly futureOrders: FutureOrders | null;
  readonly vouchers: Vouchers | null;
  readonly refunds: SupplierRefunds | null;
  readonly sharing: SharingLinks | null;
  readonly brands: Brands | null;
  readonly exchangeRates: ExchangeRates | null;
  readonly webhooks: SupplierWebhooks | null;
  readonly numbers: VoiceNumbers | null;
};
