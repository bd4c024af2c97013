import "server-only";
import { markReturned } from "@/lib/esims/mutations";
import { type Money, money } from "@/lib/money/model";
import { holdPayment, requestRefund } from "@/lib/payments/mutations/request-refund";
import type { Db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { record } from "../../mutations/ledger";
import { refundLine } from "../../mutations/refund-line";
import { refundableLines } from "../data";
import {
  type BUYERS_CODE,
  type RefundableLine,
  type RefundAsker,
  type RefundCode,
  type RefundVerdict,
  refusalOf,
} from "../model";

export type RefundDemand = {
  readonly orderId: string;
  /** One line, or all of which anything can go back. */
  readonly lineId: string | null;
  /** What had been sent back of it when the asker looked: whoever acts on an old page gets nothing. */
  readonly seenMinor: number;
  /** What is wanted; all there is without. */
  readonly minor: number | null;
  readonly by: RefundAsker;
  readonly reason: RefundCode | typeof BUYERS_CODE;
};
export type RefundRefusal =
  Exclude<ReturnType<typeof refusalOf>, null> | "not_found" | "changed" | "nothing_left";

/** A line whose money was sent on its way; `isReturned` where what it bought is to be used by nobody any more. */
export type Refunded = { readonly lineId: string; readonly amount: Money; readonly isReturned: boolean };

/**
 * Sends money back, decided anew inside the caller's transaction by the same engine that told the asker what to expect. All
 * or nothing. What is refunded is named by the line and by what had gone back of it before, so that two who ask at once
 * for the same thing get it once.
 */
export async function refundLines(
  tx: Db,
  demand: RefundDemand,
): Promise<Result<readonly Refunded[], RefundRefusal>> {
  // From here on nobody else takes from it.
  const payment = await holdPayment(tx, demand.orderId);
  if (!payment) return fail("unpaid");
  const lines = await refundableLines(demand.orderId, tx);
  const chosen = lines.filter(({ id }) => demand.lineId === null || id === demand.lineId);
  if (chosen.length === 0) return fail("not_found");
  if (chosen.reduce((sum, { given }) => sum + given.minor, 0) !== demand.seenMinor) return fail("changed");
  const wanted = demand.lineId === null ? chosen.filter(({ verdict }) => verdict.right !== "nobody") : chosen;
  if (wanted.length === 0) return fail("nothing_left");
  for (const { verdict } of wanted) {
    const refusal = refusalOf(verdict, { by: demand.by, minor: demand.minor ?? verdict.amount.minor });
    if (refusal) return fail(refusal);
  }
  const done: Refunded[] = [];
  for (const line of wanted) done.push(await sendBack(tx, { line, paymentId: payment.id, demand }));
  return ok(done);
}

type Sending = { readonly line: RefundableLine; readonly paymentId: string; readonly demand: RefundDemand };

async function sendBack(tx: Db, { line, paymentId, demand }: Sending): Promise<Refunded> {
  const { id: lineId, verdict, given } = line;
  const { orderId, by, reason } = demand;
  const actor = by.kind;
  const actorId = by.kind === "staff" ? { actorId: by.id } : {};
  if (verdict.way === "give_up") {
    await refundLine(tx, lineId, { reason, actor, from: ["PAID"], ...actorId });
    return { lineId, amount: verdict.amount, isReturned: false };
  }
  const asked = money(demand.minor ?? verdict.amount.minor, given.currency);
  const reasonKey = `return:${lineId}:${given.minor}`;
  const amount = await requestRefund(tx, {
    kind: "STAFF",
    paymentId,
    lineId,
    amount: asked,
    reasonKey,
    reason,
    ...actorId,
  });
  if (!amount) return { lineId, amount: money(0, given.currency), isReturned: false };
  const data = { reason, amount: amount.minor, currency: amount.currency };
  await record(tx, { orderId, lineId, type: "refund_requested", actor, data });
  const isReturned = isGivenBack(verdict, amount);
  if (isReturned) await markReturned(tx, lineId);
  return { lineId, amount, isReturned };
}

/** Whoever has all the money back has no claim to the eSIM; a part of it is an apology, and the eSIM stays theirs. */
function isGivenBack({ isUnused, amount: most }: RefundVerdict, amount: Money): boolean {
  return isUnused && amount.minor === most.minor;
}
