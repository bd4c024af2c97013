import type { BreakKind } from "@/lib/fulfilment/reconciliation/model";
import type { Money } from "@/lib/money/model";

/** A difference between our books and the supplier's or Stripe's that nobody settled. */
export type BreakRow = {
  readonly id: string;
  readonly kind: BreakKind;
  readonly foundAt: Date;
  /** Null where no order of ours is known to be behind it. */
  readonly order: { readonly id: string; readonly number: string } | null;
  /** The other side's name for what differs. */
  readonly foreignId: string | null;
  readonly expected: Money | null;
  readonly found: Money | null;
};

/** One comparison of the three books. */
export type ComparisonRow = {
  readonly id: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly since: Date;
  readonly supplierOrders: number;
  readonly foreignOrders: number;
  readonly attached: number;
  readonly payments: number;
  readonly refunds: number;
  readonly breaksOpened: number;
  readonly balance: Money | null;
  /** How the balance moved: what orders and the supplier's credits explain, and what remains. Null where nothing was compared. */
  readonly movement: { readonly moved: Money; readonly explained: Money; readonly other: Money } | null;
  readonly error: string | null;
};

/** How long the reason may be for which a person calls a difference settled. */
export const SHORTEST_REASON = 3;
export const LONGEST_REASON = 300;
