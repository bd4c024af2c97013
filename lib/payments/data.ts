import "server-only";
import { money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";

const columns = {
  id: true,
  orderId: true,
  sessionId: true,
  sessionUrl: true,
  status: true,
  amountMinor: true,
  currency: true,
  expiresAt: true,
} as const;
type Row = {
  id: string;
  orderId: string;
  sessionId: string | null;
  sessionUrl: string | null;
  status: string;
  amountMinor: number;
  currency: string;
  expiresAt: Date;
};

function toPayment({ amountMinor, currency, ...rest }: Row) {
  return { ...rest, amount: money(amountMinor, currency) };
}

export async function paymentById(id: string) {
  const row = await db().payment.findUnique({ where: { id }, select: columns });
  return row ? toPayment(row) : null;
}

/** The payment behind a Stripe session; null where the session is not ours. */
export async function paymentBySession(sessionId: string) {
  const row = await db().payment.findUnique({ where: { sessionId }, select: columns });
  return row ? toPayment(row) : null;
}

/** Where the buyer of an unpaid order can still pay; null once the page has closed. */
export async function openPayPage(orderId: string): Promise<string | null> {
  const row = await db().payment.findFirst({
    where: { orderId, status: "OPEN", expiresAt: { gt: now() } },
    select: { sessionUrl: true },
    orderBy: { createdAt: "desc" },
  });
  return row?.sessionUrl ?? null;
}

/** Sessions that should have ended by now, or were opened a while ago and never heard of again. */
export async function overdueSessions(olderThan: Date, take: number): Promise<string[]> {
  const rows = await db().payment.findMany({
    where: {
      sessionId: { not: null },
      OR: [
        { status: { in: ["OPEN", "PROCESSING"] }, expiresAt: { lt: now() } },
        { status: "PROCESSING" },
        { status: "OPEN", createdAt: { lt: olderThan } },
      ],
    },
    select: { sessionId: true },
    orderBy: { createdAt: "asc" },
    take,
  });
  return rows.flatMap((row) => row.sessionId ?? []);
}

/** Refunds that were asked for but not carried out. */
export async function unfinishedRefunds(olderThan: Date): Promise<string[]> {
  const rows = await db().refund.findMany({
    where: { status: { in: ["REQUESTED", "PENDING"] }, createdAt: { lt: olderThan } },
    select: { id: true },
    take: 100,
  });
  return rows.map((row) => row.id);
}
