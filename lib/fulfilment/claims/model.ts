import type { Steps } from "@/lib/platform/states";

/** How it stands with money that the supplier owes us. A refusal can be asked about once more, or be taken back. */
export const CLAIM_STATES = ["TO_ASK", "ASKED", "CREDITED", "REFUSED"] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
export const CLAIM_STEPS: Steps<ClaimState> = {
  TO_ASK: ["ASKED", "CREDITED", "REFUSED"],
  ASKED: ["CREDITED", "REFUSED"],
  CREDITED: [],
  REFUSED: ["ASKED", "CREDITED"],
};

/** Why money is claimed back: what the supplier made cannot be used, or was sent back by its buyer. */
export const CLAIM_REASONS = [
  "surplus",
  "wrong_order",
  "incomplete",
  "iccid_taken",
  "returned",
  "not_working",
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

export const LONGEST_NOTE = 500;
