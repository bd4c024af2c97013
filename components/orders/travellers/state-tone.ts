import type { Tone } from "@/components/ui/status";
import type { TravellerState } from "@/lib/orders/travellers/model";

/** How a traveller's state looks. */
export const stateTone: Readonly<Record<TravellerState, Tone>> = {
  unpaid: "busy",
  preparing: "busy",
  cancelled: "calm",
  refunding: "warn",
  refunded: "calm",
  returned: "calm",
  kept: "calm",
  unopened: "busy",
  opened: "busy",
  online: "good",
  low: "warn",
  used_up: "bad",
  ended: "calm",
};
