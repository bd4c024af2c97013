import "server-only";
import { fromNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Attention } from "../../model/attention";

/** A paid line should be delivered or refunded long before this; what is older wants a look. */
const LATE_MS = 5 * 60_000;
const MAIL_LATE_MS = 5 * 60_000;
const PARTLY_MS = 3 * 86_400_000;
export const MOST_OF_A_KIND = 25;

export const order = { select: { id: true, number: true } } as const;

/** The orders of rows that only know their ids. */
export async function ordersNamed(ids: readonly (string | null)[]) {
  const rows = await db().order.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    ...order,
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id: string | null) => known.get(id ?? "") ?? null;
}

/** Lines that are paid for and neither delivered nor given up in the time that it takes. */
export async function openLines(): Promise<Attention[]> {
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

/** Orders of the last days of which one part was delivered and another was given up. */
export async function partlyDelivered(): Promise<Attention[]> {
  const rows = await db().order.findMany({
    where: {
      createdAt: { gte: fromNow(-PARTLY_MS) },
      AND: [
        { lines: { some: { status: "DELIVERED" } } },
        { lines: { some: { status: { in: ["REFUND_DUE", "REFUNDED"] } } } },
      ],
    },
    select: { id: true, number: true, paidAt: true, createdAt: true },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND,
  });
  return rows.map((row) => ({
    key: `partly:${row.id}`,
    kind: "partly",
    since: row.paidAt ?? row.createdAt,
    order: { id: row.id, number: row.number },
    detail: null,
  }));
}

/** Mails that do not go out, and addresses that a mail server does not know, until the order has another one. */
export async function unsentMails(): Promise<Attention[]> {
  const rows = await db().mail.findMany({
    where: {
      OR: [
        { status: { in: ["QUEUED", "FAILED"] }, createdAt: { lt: fromNow(-MAIL_LATE_MS) } },
        // Of a sign-in that nobody can finish there is nothing to mend.
        { status: "REFUSED", orderId: { not: null } },
      ],
    },
    select: { id: true, orderId: true, status: true, lastError: true, createdAt: true },
    orderBy: { createdAt: "asc" },
    take: MOST_OF_A_KIND * 2,
  });
  const named = await ordersNamed(rows.map((row) => row.orderId));
  return rows.map((row) => ({
    key: row.id,
    kind: row.status === "REFUSED" ? "mail_refused" : "mail",
    since: row.createdAt,
    order: named(row.orderId),
    detail: row.lastError,
  }));
}
