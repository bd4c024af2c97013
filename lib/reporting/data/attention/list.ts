import "server-only";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type Attention, ATTENTION_KINDS } from "../model/attention";

/** A paid line should be delivered or refunded long before this; what is older wants a look. */
const LATE_MS = 5 * 60_000;
const MAIL_LATE_MS = 5 * 60_000;
const LEDGER_MS = 30 * 86_400_000;
const MOST_OF_A_KIND = 25;

const order = { select: { id: true, number: true } } as const;

/** Everything that may want a person, the most pressing kind first, the oldest of a kind first. */
export async function attentionList(): Promise<Attention[]> {
  const found = (await Promise.all([fromLedger(), openLines(), refunds(), mails()])).flat();
  const rank = (entry: Attention) => ATTENTION_KINDS.indexOf(entry.kind);
  return found.toSorted((a, b) => rank(a) - rank(b) || a.since.getTime() - b.since.getTime());
}

/** Sums that differ from the quote, as long as nobody settled them, and double supplier orders of the last month. */
async function fromLedger(): Promise<Attention[]> {
  const rows = await db().orderEvent.findMany({
    where: {
      type: { in: ["payment_mismatch", "double_found"] },
      at: { gte: fromNow(-LEDGER_MS) },
      OR: [{ type: "double_found" }, { order: { paidAt: null } }],
    },
    select: { id: true, type: true, at: true, order },
    orderBy: { at: "desc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: row.type === "double_found" ? "double" : "mismatch",
    since: row.at,
    order: row.order,
    detail: null,
  }));
}

async function openLines(): Promise<Attention[]> {
  const rows = await db().orderLine.findMany({
    where: {
      OR: [
        { status: "OUTCOME_UNKNOWN" },
        { status: { in: ["PAID", "ORDERING"] }, order: { paidAt: { lt: fromNow(-LATE_MS) } } },
      ],
    },
    select: {
      id: true,
      status: true,
      order: { select: { id: true, number: true, paidAt: true, createdAt: true } },
      attempts: { select: { errorKind: true, errorText: true }, orderBy: { number: "desc" }, take: 1 },
    },
    orderBy: { orderId: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: row.status === "OUTCOME_UNKNOWN" ? "unknown" : "late",
    since: row.order.paidAt ?? row.order.createdAt,
    order: { id: row.order.id, number: row.order.number },
    detail: row.attempts[0]?.errorText ?? row.attempts[0]?.errorKind ?? null,
  }));
}

async function refunds(): Promise<Attention[]> {
  const rows = await db().refund.findMany({
    where: { status: { in: ["REQUESTED", "PENDING", "FAILED"] } },
    select: { id: true, status: true, lastError: true, createdAt: true, payment: { select: { order } } },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: row.status === "FAILED" ? "refund_failed" : "refund_due",
    since: row.createdAt,
    order: row.payment.order,
    detail: row.lastError,
  }));
}

async function mails(): Promise<Attention[]> {
  const rows = await db().mail.findMany({
    where: { status: { in: ["QUEUED", "FAILED"] }, createdAt: { lt: fromNow(-MAIL_LATE_MS) } },
    select: { id: true, orderId: true, lastError: true, createdAt: true },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  const ids = rows.flatMap((row) => row.orderId ?? []);
  const about = new Map(
    (await db().order.findMany({ where: { id: { in: ids } }, ...order })).map((found) => [found.id, found]),
  );
  return rows.map((row) => ({
    key: row.id,
    kind: "mail",
    since: row.createdAt,
    order: about.get(row.orderId ?? "") ?? null,
    detail: row.lastError,
  }));
}
