import type { SyncProblem } from "@/lib/catalog/sync/model/problem";
import type { HistoryView } from "@/lib/esims/schema";
import type { UsageView } from "@/lib/esims/model";
import type { ClaimState } from "@/lib/fulfilment/claims/model";
import type { Money } from "@/lib/money/model";
import type { MailStatus } from "@/lib/notifications/model";
import type { PushStatus } from "@/lib/notifications/push/model";
import type { RuleStatus, RunStatus, StopReason } from "@/lib/orders/auto/model/brakes";
import type { Threshold } from "@/lib/orders/auto/model/watch";
import type { LineStatus } from "@/lib/orders/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import type { UsageStatus } from "@/lib/suppliers/contract/esims";
import type { CHANGE_KINDS } from "./choices";
import type { PaymentStatus, RefundStatus } from "@/lib/payments/model";
import type { OrderRow } from "./order";
import type { Page } from "./paging";

type OrderName = { readonly id: string; readonly number: string };

/** An eSIM in a list: never more of its ICCID than the last four digits. */
export type EsimRow = {
  readonly id: string;
  readonly last4: string;
  readonly createdAt: Date;
  readonly status: UsageStatus;
  /** The address is masked in lists. */
  readonly customer: { readonly id: string; readonly email: string } | null;
  readonly order: OrderName;
  readonly snapshot: LineSnapshot;
};

export type UsagePoint = {
  readonly id: string;
  readonly at: Date;
  readonly status: string;
  readonly remainingMb: number | null;
  readonly totalMb: number | null;
};

/** An eSIM's own page; what is needed to install it is not part of it. */
export type StaffEsim = EsimRow & {
  readonly supplier: string;
  readonly label: string | null;
  readonly apn: { readonly type: string; readonly value: string | null };
  readonly usage: UsageView | null;
  /** The supplier's own word for the status. */
  readonly statusText: string | null;
  readonly askedAt: Date | null;
  readonly history: {
    readonly packages: HistoryView;
    readonly measuredAt: Date | null;
    readonly problem: string | null;
  } | null;
  readonly samples: readonly UsagePoint[];
  readonly topups: readonly {
    id: string;
    status: LineStatus;
    order: OrderName & { readonly createdAt: Date };
    snapshot: LineSnapshot;
  }[];
  readonly autoTopups: readonly StaffAutoTopup[];
};

/** A rule by which top-ups are bought, with what it did. */
type StaffAutoTopup = {
  readonly id: string;
  readonly status: RuleStatus;
  readonly reason: StopReason | null;
  readonly threshold: Threshold;
  readonly snapshot: LineSnapshot;
  readonly times: number;
  readonly mostTimes: number;
  readonly spent: Money;
  readonly most: Money;
  /** What one purchase may cost. */ readonly each: Money;
  readonly lastDay: Date;
  readonly runs: readonly {
    readonly id: string;
    readonly status: RunStatus;
    readonly reason: StopReason | null;
    readonly at: Date;
    readonly price: Money;
    /** Left when it began, in the unit of the rule. */ readonly seenAmount: number;
    readonly order: OrderName | null;
  }[];
};

export type CustomerRow = {
  readonly id: string;
  /** Masked. */
  readonly email: string;
  readonly emailVerified: Date | null;
  readonly role: "CUSTOMER" | "ADMIN";
  readonly createdAt: Date;
  readonly orders: number;
  readonly esims: number;
};

export type StaffCustomer = {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: Date | null;
  readonly name: string | null;
  readonly role: "CUSTOMER" | "ADMIN";
  readonly createdAt: Date;
  readonly sessions: number;
  readonly orders: Page<OrderRow>;
  readonly esims: Page<EsimRow>;
};

export type PaymentRow = {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly refunded: Money;
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly order: OrderName;
};

export type RefundRow = {
  readonly id: string;
  readonly status: RefundStatus;
  readonly reason: string;
  readonly amount: Money;
  readonly stripeRefundId: string | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly order: OrderName;
};

/** Money that the supplier owes us. */
export type ClaimRow = {
  readonly id: string;
  readonly state: ClaimState;
  readonly supplier: string;
  readonly supplierOrderId: string;
  readonly reason: string;
  readonly amount: Money | null;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly order: OrderName | null;
};

/** A mail of the outbox; its content stays sealed. */
export type MailRow = {
  readonly id: string;
  readonly template: string;
  /** Masked. */
  readonly recipient: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly order: OrderName | null;
};

/** One day (UTC) of sales. */
export type SalesDay = {
  readonly day: Date;
  readonly orders: number;
  readonly sold: Money;
  readonly margin: Money;
  readonly refunded: Money;
};

/** One reading of the supplier's catalogue. One that failed may have counts all the same: of what it would have done. */
export type SyncRow = {
  readonly id: string;
  /** The only destination that was read, because somebody was buying there; null = all of them. */
  readonly place: string | null;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly repriced: number;
  readonly unreadable: number;
  readonly problem: SyncProblem | null;
};

/** One difference that a reading found. */
export type ChangeRow = {
  readonly id: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly subject: string;
  readonly supplierId: string;
  readonly title: string;
  /** Names of facts, or the problem of what could not be read. */
  readonly details: readonly string[];
  readonly before: Money | null;
  readonly after: Money | null;
};

export type CatalogReport = {
  readonly ageSeconds: number | null;
  readonly counts: {
    readonly sims: number;
    readonly topups: number;
    readonly gone: number;
    readonly destinations: number;
    readonly devices: number;
  };
  readonly runs: readonly SyncRow[];
  /** The last one of the whole catalogue. */
  readonly last: SyncRow | null;
};

/** A notification as staff see it; what it says and to whom stay sealed. */
export type PushRow = {
  readonly id: string;
  readonly template: string;
  readonly status: PushStatus;
  readonly service: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};
