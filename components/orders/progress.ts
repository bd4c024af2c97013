import { type BuyerEvent, type EventType, isForBuyer, type OrderPhase } from "@/lib/orders/model";
import type { OrderStatusView } from "@/lib/orders/schema";

const FAILED: readonly EventType[] = [
  "payment_mismatch",
  "payment_failed",
  "delivery_refused",
  "refund_failed",
];

type Ahead = "pay" | "ordering" | "delivered" | "refunded";
export type ProgressStep =
  | {
      readonly kind: "past";
      readonly id: string;
      readonly type: BuyerEvent;
      readonly at: string;
      readonly state: "done" | "failed";
    }
  | { readonly kind: "ahead"; readonly id: Ahead; readonly state: "now" | "ahead" };

const AHEAD: Readonly<Record<OrderPhase, readonly Ahead[]>> = {
  awaiting_payment: ["pay", "ordering", "delivered"],
  preparing: ["ordering", "delivered"],
  delayed: ["ordering", "delivered"],
  partly_ready: [],
  refunding: ["refunded"],
  refunded: [],
  returned: [],
  ready: [],
  cancelled: [],
};

/** The road of an order: what the ledger says happened, then what is happening, then what is still to come. */
export function progressOf({ phase, steps }: OrderStatusView): ProgressStep[] {
  const seen = steps.flatMap(({ type, ...step }) => (isForBuyer(type) ? [{ ...step, type }] : []));
  // Repeated attempts are one line to a reader: the latest of them.
  const told = seen.filter((step, index) => seen[index + 1]?.type !== step.type);
  const ordered =
    told.findLastIndex((step) => step.type === "ordering") >
    told.findLastIndex((step) => step.type === "retry" || step.type === "not_executed");
  const next = AHEAD[phase].filter((step) => step !== "ordering" || !ordered);
  return [
    ...told.map(({ id, type, at }) => ({
      kind: "past" as const,
      id,
      type,
      at,
      state: FAILED.includes(type) ? ("failed" as const) : ("done" as const),
    })),
    ...next.map((id, index) => ({
      kind: "ahead" as const,
      id,
      state: index === 0 ? ("now" as const) : ("ahead" as const),
    })),
  ];
}
