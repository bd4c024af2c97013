import { groupOf, shareLeft, type UsageView } from "@/lib/esims/model";
import type { Handed } from "@/lib/esims/sharing/model";
import type { LineStatus } from "../model";

export const LONGEST_NAME = 40;

/** The field that names one eSIM of a line, both counted from 0. */
export function nameFieldOf(line: number, place: number): string {
  return `traveller-${line}-${place}`;
}

/** The field that says what an eSIM of a group is topped up with; empty for nothing. */
export function topupFieldOf(esimId: string): string {
  return `topup-${esimId}`;
}

/** Below this share of its data an eSIM is about to run dry. */
const LOW = 0.25;

/** One place of a group: somebody who travels, and what became of their eSIM. */
export type Traveller = {
  /** Where it stands in the order, and how it is told from the others before it is delivered. */
  readonly lineId: string;
  readonly place: number;
  readonly name: string | null;
  readonly lineStatus: LineStatus;
  /** Null before it is delivered. */
  readonly esim: Pick<Handed, "id" | "isReturned" | "usage" | "share"> | null;
};

/** What its organiser is told of a traveller, in one word; the codes are nobody's but the traveller's. */
export type TravellerState =
  | "unpaid"
  | "preparing"
  | "cancelled"
  | "refunding"
  | "refunded"
  | "returned"
  | "kept"
  | "unopened"
  | "opened"
  | "online"
  | "low"
  | "used_up"
  | "ended";

const BEFORE_DELIVERY = {
  AWAITING_PAYMENT: "unpaid",
  PAID: "preparing",
  ORDERING: "preparing",
  OUTCOME_UNKNOWN: "preparing",
  DELIVERED: "preparing",
  REFUND_DUE: "refunding",
  REFUNDED: "refunded",
  CANCELLED: "cancelled",
} as const satisfies Readonly<Record<LineStatus, TravellerState>>;

export function travellerState({ lineStatus, esim }: Pick<Traveller, "lineStatus" | "esim">): TravellerState {
  if (!esim) return BEFORE_DELIVERY[lineStatus];
  if (esim.isReturned) return "returned";
  const status = esim.usage?.status ?? "UNKNOWN";
  if (status === "FINISHED") return "used_up";
  if (groupOf(status) === "ended") return "ended";
  if (status === "ACTIVE") return isLow(esim.usage) ? "low" : "online";
  // What its operator knows nothing of yet is where its link is.
  const { share } = esim;
  if (!share || share.endedAt || share.state === "expired") return "kept";
  return share.openedAt ? "opened" : "unopened";
}

function isLow(usage: UsageView | null): boolean {
  const left = usage?.unlimited ? null : shareLeft(usage?.data ?? null);
  return left !== null && left <= LOW;
}

/** Whether the traveller's link is there to be used, so that its organiser has no codes. */
export function isHandedOut({ esim }: Pick<Traveller, "esim">): boolean {
  const state = esim?.share?.state;
  return state === "unopened" || state === "opened" || state === "resting";
}

/** Whether a top-up would be of use: it has been online, and the operator still has it. */
export function canBeToppedUp(traveller: Pick<Traveller, "lineStatus" | "esim">): boolean {
  const state = travellerState(traveller);
  return state === "online" || state === "low" || state === "used_up";
}
