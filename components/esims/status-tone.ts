import type { Tone } from "@/components/ui/status";
import type { UsageView } from "@/lib/esims/model";

/** How the state of an eSIM feels to its owner. */
export const statusTone: Readonly<Record<UsageView["status"], Tone>> = {
  NOT_ACTIVE: "calm",
  ACTIVE: "good",
  FINISHED: "warn",
  EXPIRED: "warn",
  RECYCLED: "bad",
  UNKNOWN: "calm",
};
