import type { Money } from "@/lib/money/model";

/** Our account at the supplier with what hangs on it. */
export type BalanceReport = {
  /** Null where it was never read, or where the supplier knows no account; neither is zero. */
  readonly amount: Money | null;
  readonly readAt: Date | null;
  /** Cost of paid lines that are still to be ordered. */
  readonly reserved: Money | null;
  /** How long it lasts at the pace of the last week; null where nothing was sold or the currencies differ. */
  readonly daysLeft: number | null;
  readonly state: "fine" | "low" | "unknown";
};

const LOW_DAYS = 3;
const PACE_DAYS = 7;

/** Judges a balance: low if it does not cover what is in flight, or is gone within days at the present pace. */
export function judgeBalance(
  balance: { amount: Money | null; readAt: Date | null },
  cost: { reserved: Money | null; lastWeek: Money | null },
): BalanceReport {
  const { amount } = balance;
  if (!amount) return { ...balance, reserved: cost.reserved, daysLeft: null, state: "unknown" };
  const comparable = (other: Money | null) => (other?.currency === amount.currency ? other.minor : null);
  const reserved = comparable(cost.reserved) ?? 0;
  const week = comparable(cost.lastWeek);
  const daysLeft = week ? Math.max(0, Math.floor(((amount.minor - reserved) * PACE_DAYS) / week)) : null;
  const low = amount.minor <= reserved || (daysLeft !== null && daysLeft < LOW_DAYS);
  return { ...balance, reserved: cost.reserved, daysLeft, state: low ? "low" : "fine" };
}
