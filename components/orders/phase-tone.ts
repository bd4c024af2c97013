import type { Tone } from "@/components/ui/status";
import type { LineStatus, OrderPhase } from "@/lib/orders/model";

/** How the phase of an order feels to its buyer. */
export const phaseTone: Readonly<Record<OrderPhase, Tone>> = {
  awaiting_payment: "calm",
  cancelled: "calm",
  preparing: "busy",
  delayed: "warn",
  ready: "good",
  partly_ready: "warn",
  refunding: "busy",
  refunded: "calm",
  returned: "calm",
};

export const lineTone: Readonly<Record<LineStatus, Tone>> = {
  AWAITING_PAYMENT: "calm",
  PAID: "busy",
  ORDERING: "busy",
  OUTCOME_UNKNOWN: "warn",
  DELIVERED: "good",
  REFUND_DUE: "busy",
  REFUNDED: "calm",
  CANCELLED: "calm",
};
