import "server-only";
import { money } from "@/lib/money/model";
import { db, type Prisma } from "@/lib/platform/db";
import type { Page } from "../model/paging";
import type { PaymentRow, RefundRow } from "../model/records";
import type { PaymentFilters } from "../schema";
import { keyset, toPage } from "./keyset";

const orderColumns = { select: { id: true, number: true } } as const;
const paymentColumns = {
  id: true,
  status: true,
  amountMinor: true,
  refundedMinor: true,
  currency: true,
  sessionId: true,
  paymentIntentId: true,
  createdAt: true,
  paidAt: true,
  order: orderColumns,
} satisfies Prisma.PaymentSelect;

function toPayment({
  amountMinor,
  refundedMinor,
  currency,
  ...row
}: Prisma.PaymentGetPayload<{ select: typeof paymentColumns }>): PaymentRow {
  return { ...row, amount: money(amountMinor, currency), refunded: money(refundedMinor, currency) };
}

/** Payments, newest first. */
export async function paymentsPage(filters: PaymentFilters): Promise<Page<PaymentRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().payment.findMany({
    where: {
      AND: [
        filters.status ? { status: filters.status } : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: paymentColumns,
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  return toPage(rows.map(toPayment), filters, (row) => ({ at: row.createdAt, id: row.id }));
}

const refundColumns = {
  id: true,
  status: true,
  reason: true,
  amountMinor: true,
  currency: true,
  stripeRefundId: true,
  lastError: true,
  createdAt: true,
  settledAt: true,
  payment: { select: { order: orderColumns } },
} satisfies Prisma.RefundSelect;

function toRefund({
  amountMinor,
  currency,
  payment,
  ...row
}: Prisma.RefundGetPayload<{ select: typeof refundColumns }>): RefundRow {
  return { ...row, amount: money(amountMinor, currency), order: payment.order };
}

/** Refunds, newest first. */
export async function refundsPage(filters: PaymentFilters): Promise<Page<RefundRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().refund.findMany({
    where: {
      AND: [
        filters.refund ? { status: filters.refund } : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: refundColumns,
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  return toPage(rows.map(toRefund), filters, (row) => ({ at: row.createdAt, id: row.id }));
}
