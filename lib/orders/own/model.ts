import { type Reach, type Topup } from "@/lib/catalog/topups/model";
import type { UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "../schema";

/** An eSIM of the viewer's that can be used on instead of buying another one. */
export type OwnEsim = Reach & {
  readonly id: string;
  readonly last4: string;
  readonly label: string | null;
  readonly place: LineSnapshot["destination"];
  /** What its operator has in our catalogue. The supplier's own list for it is read on the page that sells them. */
  readonly topups: readonly Topup[];
};

/** The same as the browser is told it, in words. */
export type OwnOffer = Reach & {
  readonly id: string;
  readonly place: string;
  readonly from: string | null;
};

/** What is known of an eSIM without asking anybody. */
export type KnownEsim = {
  readonly isReturned: boolean;
  readonly snapshot: Pick<LineSnapshot, "rechargeable">;
  readonly usage: Pick<UsageView, "status" | "expiresAt" | "problem"> | null;
};

/**
 * Whether a top-up would be sold for it and be of use at once: it has been online, its time is not over, and the operator still
 * has it. One that is used up counts: that is when it is topped up.
 */
export function canBeToppedUp({ isReturned, snapshot, usage }: KnownEsim, now: Date): boolean {
  if (isReturned || !snapshot.rechargeable || usage === null || usage.problem === "not_found") return false;
  const isOver = usage.expiresAt !== null && new Date(usage.expiresAt) <= now;
  return !isOver && (usage.status === "ACTIVE" || usage.status === "FINISHED");
}
