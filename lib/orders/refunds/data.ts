import "server-only";
import { USAGE_MINUTES } from "@/lib/esims/model";
import { money } from "@/lib/money/model";
import { paymentStanding } from "@/lib/payments/data";
import { fromNow, now } from "@/lib/platform/clock";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { lineTotal } from "../model";
import { paidByHandSchema } from "../schema";
import { type EsimUse, type RefundableLine, refundVerdict, type Returned } from "./model";

const lineColumns = {
  id: true,
  kind: true,
  status: true,
  quantity: true,
  unitPriceMinor: true,
  discountMinor: true,
  currency: true,
  deliveredAt: true,
  esims: { select: { id: true, usage: { select: { status: true, measuredAt: true } } } },
} satisfies Prisma.OrderLineSelect;
type LineRow = Prisma.OrderLineGetPayload<{ select: typeof lineColumns }>;

/** The refund verdict on every line of an order, in the order's own sequence; none where there is no such order. */
export async function refundableLines(orderId: string, tx: Db = db()): Promise<RefundableLine[]> {
  const order = await tx.order.findUnique({
    where: { id: orderId },
    select: { paidAt: true, lines: { select: lineColumns, orderBy: { id: "asc" } } },
  });
  if (!order) return [];
  const payment = await paymentStanding(orderId, tx);
  const at = { now: now(), refundDays: env().REFUND_DAYS };
  return order.lines.map((line) => {
    const total = lineTotal(line);
    const own = payment?.refunds.filter(({ lineId }) => lineId === line.id) ?? [];
    const sum = (refunds: typeof own) =>
      money(
        refunds.reduce((minor, { amount }) => minor + amount.minor, 0),
        line.currency,
      );
    const given = sum(own);
    const facts = {
      kind: line.kind,
      status: line.status,
      total,
      paidAt: order.paidAt,
      deliveredAt: line.deliveredAt,
      use: useOf(line),
      given,
      hasFailed: own.some(({ status }) => status === "FAILED"),
      left: payment?.left ?? money(0, line.currency),
      isDisputed: payment?.isDisputed ?? false,
    };
    return {
      id: line.id,
      verdict: refundVerdict(facts, at),
      total,
      given,
      settled: sum(own.filter(({ status }) => status === "SUCCEEDED" || status === "SUPERSEDED")),
      esimIds: line.esims.map(({ id }) => id),
    };
  });
}

/**
 * All that went back of an order's payment or is on its way, the oldest first. A refund that failed gave nothing back, and
 * one that was replaced is told by what took its place, be it a line of the ledger only.
 */
export async function moneyReturned(orderId: string): Promise<Returned[]> {
  const [payment, byHand] = await Promise.all([
    paymentStanding(orderId),
    db().orderEvent.findMany({
      where: { orderId, type: "refunded_by_hand" },
      select: { at: true, data: true },
    }),
  ]);
  const refunds = (payment?.refunds ?? []).flatMap(
    ({ amount, status, kind, createdAt, settledAt }): Returned[] => {
      if (status === "FAILED" || status === "SUPERSEDED") return [];
      const way = kind === "DISPUTE" ? "bank" : "card";
      return [{ amount, way, at: settledAt ?? createdAt, isDone: status === "SUCCEEDED" }];
    },
  );
  const others = byHand.map(({ at, data }): Returned => {
    const { amount, currency } = paidByHandSchema.parse(data);
    return { amount: money(amount, currency), way: "other", at, isDone: true };
  });
  return [...refunds, ...others].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

// What a lost job left untold is found within minutes; a month is more than any outage.
const LOOK_BACK_MS = 31 * 86_400_000;

/** Refunds whose orders have not heard what became of them: of the jobs that tell them, one was lost. */
export async function untoldRefunds(take: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT refund.id FROM refund
    JOIN payment ON payment.id = refund.payment_id
    LEFT JOIN order_line line ON line.id = refund.order_line_id
    WHERE refund.created_at > ${fromNow(-LOOK_BACK_MS)}
      AND refund.status IN ('PENDING', 'SUCCEEDED', 'SUPERSEDED') AND CASE refund.status
      WHEN 'SUPERSEDED' THEN refund.kind = 'AUTOMATIC' AND line.status = 'REFUND_DUE'
        AND NOT EXISTS (SELECT FROM refund rest WHERE rest.rest_of_id = refund.id)
      ELSE NOT EXISTS (
        SELECT FROM order_event told WHERE told.order_id = payment.order_id
          AND told.type IN ('refunded', 'refunded_in_stripe') AND told.data->>'refund' = refund.id::text)
      END
    ORDER BY refund.id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** Disputes of which the ledgers of their orders do not tell, or not how they ended. */
export async function untoldDisputes(take: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT dispute.id FROM dispute
    JOIN payment ON payment.id = dispute.payment_id
    WHERE NOT EXISTS (
      SELECT FROM order_event told WHERE told.order_id = payment.order_id
        AND told.type = CASE dispute.status
          WHEN 'WON' THEN 'dispute_won' WHEN 'LOST' THEN 'dispute_lost' ELSE 'dispute_opened' END
        AND told.data->>'dispute' = dispute.id)
    ORDER BY dispute.id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** Early fraud warnings of which the ledgers of their orders do not tell. */
export async function untoldWarnings(take: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT warning.id FROM fraud_warning warning
    JOIN payment ON payment.id = warning.payment_id
    WHERE NOT EXISTS (
      SELECT FROM order_event told WHERE told.order_id = payment.order_id
        AND told.type = 'fraud_warned' AND told.data->>'warning' = warning.id)
    ORDER BY warning.id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** One eSIM that was started is enough: a line is sent back whole, or by staff. */
function useOf({ esims }: LineRow): EsimUse {
  const uses = esims.map(({ usage }): EsimUse => {
    switch (usage?.status) {
      case "ACTIVE":
        return "started";
      case "FINISHED":
      case "EXPIRED":
      case "RECYCLED":
        return "over";
      case "NOT_ACTIVE":
        // The operator's word is as old as its own cache lets it be, but no older.
        return usage.measuredAt && usage.measuredAt >= fromNow(-USAGE_MINUTES * 60_000)
          ? "unused"
          : "unknown";
      default:
        return "unknown";
    }
  });
  return (
    (["started", "over", "unknown"] as const).find((use) => uses.includes(use)) ??
    (uses.length > 0 ? "unused" : "unknown")
  );
}
