import "server-only";
import { money } from "@/lib/money/model";
import type { LineStatus } from "@/lib/orders/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { SalesDay } from "../model/records";

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 14;

/** Midnight UTC of the day that `at` falls into. */
function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** Today's lines by state. */
export async function linesToday() {
  const since = dayOf(now());
  const rows = await db().$queryRaw<{ status: LineStatus; lines: bigint }[]>`
    SELECT l.status, count(*) AS lines FROM "order" o JOIN order_line l ON l.order_id = o.id
    WHERE o.created_at >= ${since} GROUP BY l.status`;
  return { since, counts: new Map(rows.map((row) => [row.status, Number(row.lines)])) };
}

type DaySums = {
  day: Date;
  currency: string;
  sold: bigint;
  margin: bigint;
  refunded: bigint;
  orders: bigint;
};

/**
 * Sales of the last two weeks by day (UTC) in the currency most was sold in. Sold is what was paid and not given back;
 * the margin is of what was delivered, at the cost frozen with the line, before card fees.
 */
export async function salesByDay(): Promise<{ days: SalesDay[]; otherCurrencies: string[] }> {
  const today = dayOf(now());
  const since = new Date(today.getTime() - (SHOWN_DAYS - 1) * DAY_MS);
  // The fence (OFFSET 0) has each order fetch its lines by index; without it every line ever sold is read.
  const rows = await db().$queryRaw<DaySums[]>`
    SELECT date_trunc('day', o.created_at, 'UTC') AS day, l.currency,
      count(DISTINCT o.id) FILTER (WHERE o.paid_at IS NOT NULL) AS orders,
      coalesce(sum(l.unit_price_minor::bigint * l.quantity - l.discount_minor) FILTER (WHERE l.status IN ('PAID', 'ORDERING', 'OUTCOME_UNKNOWN', 'DELIVERED')), 0)::bigint AS sold,
      coalesce(sum((l.unit_price_minor - l.unit_cost_minor)::bigint * l.quantity - l.discount_minor)
        FILTER (WHERE l.status = 'DELIVERED' AND l.cost_currency = l.currency), 0)::bigint AS margin,
      coalesce(sum(l.unit_price_minor::bigint * l.quantity - l.discount_minor) FILTER (WHERE l.status IN ('REFUND_DUE', 'REFUNDED')), 0)::bigint AS refunded
    FROM "order" o CROSS JOIN LATERAL (
      SELECT unit_price_minor, unit_cost_minor, discount_minor, quantity, currency, cost_currency, status
      FROM order_line WHERE order_id = o.id OFFSET 0
    ) l
    WHERE o.created_at >= ${since} GROUP BY 1, 2`;
  const returnedOn = await returnedByDay(since);
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  const [currency, own] = [...byCurrency].toSorted((a, b) => Number(soldIn(b[1]) - soldIn(a[1])))[0] ?? [
    "USD",
    [],
  ];
  const byDay = new Map(own.map((row) => [row.day.getTime(), row]));
  const days = Array.from({ length: SHOWN_DAYS }, (_, index) => {
    const day = new Date(since.getTime() + index * DAY_MS);
    const row = byDay.get(day.getTime());
    const returned = returnedOn(day, currency);
    const sum = (value: bigint | undefined, back: number) => money(Number(value ?? 0n) + back, currency);
    return {
      day,
      orders: Number(row?.orders ?? 0n),
      sold: sum(row?.sold, -returned),
      margin: sum(row?.margin, -returned),
      refunded: sum(row?.refunded, returned),
    };
  });
  return { days, otherCurrencies: [...byCurrency.keys()].filter((other) => other !== currency) };
}

/** What went back of lines that stay delivered, by the day of their order: given back unused, as a favour, or by a bank. */
async function returnedByDay(since: Date): Promise<(day: Date, currency: string) => number> {
  const rows = await db().$queryRaw<{ day: Date; currency: string; returned: bigint }[]>`
    SELECT date_trunc('day', o.created_at, 'UTC') AS day, o.currency,
      sum(greatest(p.refunded_minor - l.gone, 0))::bigint AS returned
    FROM "order" o JOIN payment p ON p.order_id = o.id AND p.status = 'PAID' AND p.refunded_minor > 0
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(unit_price_minor::bigint * quantity - discount_minor), 0) AS gone
      FROM order_line WHERE order_id = o.id AND status IN ('REFUND_DUE', 'REFUNDED')
    ) l
    WHERE o.created_at >= ${since} GROUP BY 1, 2`;
  return (day, currency) =>
    Number(
      rows.find((row) => row.day.getTime() === day.getTime() && row.currency === currency)?.returned ?? 0n,
    );
}

function soldIn(rows: readonly DaySums[]): bigint {
  return rows.reduce((sum, row) => sum + row.sold, 0n);
}
