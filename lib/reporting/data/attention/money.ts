import "server-only";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Attention } from "../../model/attention";
import { MOST_OF_A_KIND, order, ordersNamed } from "./orders";

/** Most disputes that follow on a warning have come by then. */
const WARNING_MS = 60 * 86_400_000;
const LEDGER_MS = 30 * 86_400_000;
/** Stripe takes a request at once; what it has not taken by now it keeps refusing. */
const REQUEST_LATE_MS = 30 * 60_000;
/** A bank takes days, but not so many. */
const BANK_LATE_MS = 10 * 86_400_000;

/** Sums that differ from the quote, as long as nobody settled them. */
export async function wrongSums(): Promise<Attention[]> {
  const rows = await db().orderEvent.findMany({
    where: { type: "payment_mismatch", at: { gte: fromNow(-LEDGER_MS) }, order: { paidAt: null } },
    select: { id: true, at: true, order },
    orderBy: { at: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: "mismatch",
    since: row.at,
    order: row.order,
    detail: null,
  }));
}

export async function openDisputes(): Promise<Attention[]> {
  const rows = await db().dispute.findMany({
    where: { status: "OPEN" },
    select: { id: true, reason: true, openedAt: true, payment: { select: { order } } },
    orderBy: { openedAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: "dispute",
    since: row.openedAt,
    order: row.payment.order,
    detail: row.reason,
  }));
}

/** Payments that a bank takes for fraud, as long as giving the rest back can still avoid a dispute. */
export async function fraudWarnings(): Promise<Attention[]> {
  const rows = await db().fraudWarning.findMany({
    where: {
      warnedAt: { gte: fromNow(-WARNING_MS) },
      payment: { refundedMinor: { lt: db().payment.fields.amountMinor }, disputes: { none: {} } },
    },
    select: { id: true, fraudType: true, warnedAt: true, payment: { select: { order } } },
    orderBy: { warnedAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: row.id,
    kind: "fraud_warning",
    since: row.warnedAt,
    order: row.payment.order,
    detail: row.fraudType,
  }));
}

/** Differences between our books and the supplier's or Stripe's that nobody explained yet. */
export async function openBreaks(): Promise<Attention[]> {
  const rows = await db().reconciliationBreak.findMany({
    where: { resolvedAt: null },
    select: { id: true, kind: true, orderId: true, foreignId: true, foundAt: true },
    orderBy: { foundAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  const named = await ordersNamed(rows.map((row) => row.orderId));
  return rows.map((row) => ({
    key: row.id,
    kind: "break",
    since: row.foundAt,
    order: named(row.orderId),
    detail: row.foreignId,
    difference: row.kind,
  }));
}

/** Refunds that are not at their end, by how much they want somebody. */
export async function failedRefunds(): Promise<Attention[]> {
  const rows = await db().refund.findMany({
    where: { status: { in: ["REQUESTED", "PENDING", "FAILED"] } },
    select: { id: true, status: true, lastError: true, createdAt: true, payment: { select: { order } } },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND * 2,
  });
  const isLate = (row: (typeof rows)[number]) =>
    row.createdAt < fromNow(row.status === "REQUESTED" ? -REQUEST_LATE_MS : -BANK_LATE_MS);
  return rows.map((row) => ({
    key: row.id,
    kind: row.status === "FAILED" ? "refund_failed" : isLate(row) ? "refund_overdue" : "refund_due",
    since: row.createdAt,
    order: row.payment.order,
    detail: row.lastError,
  }));
}

/** What the supplier owes us and was not asked for yet. */
export async function openClaims(): Promise<Attention[]> {
  const rows = await db().supplierClaim.findMany({
    where: { state: "TO_ASK" },
    select: { id: true, orderId: true, supplierOrderId: true, createdAt: true },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  const named = await ordersNamed(rows.map((row) => row.orderId));
  return rows.map((row) => ({
    key: row.id,
    kind: "claim",
    since: row.createdAt,
    order: named(row.orderId),
    detail: row.supplierOrderId,
  }));
}
