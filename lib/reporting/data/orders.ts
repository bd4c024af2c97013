import "server-only";
import { money } from "@/lib/money/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { db, type Prisma } from "@/lib/platform/db";
import { maskEmail } from "../format";
import { type OrderRow, staffPhase } from "../model/order";
import type { Page } from "../model/paging";
import type { OrderFilters } from "../schema";
import { keyset, toPage } from "./keyset";

const DAY_MS = 86_400_000;

export const orderRowColumns = {
  id: true,
  number: true,
  email: true,
  totalMinor: true,
  currency: true,
  createdAt: true,
  paidAt: true,
  lines: {
    select: {
      id: true,
      kind: true,
      status: true,
      quantity: true,
      snapshot: true,
      esims: { select: { returnedAt: true } },
    },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.OrderSelect;

export function toOrderRow(row: Prisma.OrderGetPayload<{ select: typeof orderRowColumns }>): OrderRow {
  return {
    id: row.id,
    number: row.number,
    email: maskEmail(row.email),
    total: money(row.totalMinor, row.currency),
    createdAt: row.createdAt,
    phase: staffPhase(row.lines, row.paidAt, now()),
    lines: row.lines.map(({ id, kind, quantity, snapshot }) => ({
      id,
      kind,
      quantity,
      snapshot: snapshotSchema.parse(snapshot),
    })),
  };
}

/** Orders, newest first. */
export async function ordersPage(filters: OrderFilters): Promise<Page<OrderRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().order.findMany({
    where: {
      AND: [
        filters.status ? { status: filters.status } : {},
        filters.line ? { lines: { some: { status: filters.line } } } : {},
        filters.from ? { createdAt: { gte: filters.from } } : {},
        filters.to ? { createdAt: { lt: new Date(filters.to.getTime() + DAY_MS) } } : {},
        filters.customer ? await ofCustomer(filters.customer) : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: orderRowColumns,
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  return toPage(rows.map(toOrderRow), filters, (row) => ({ at: row.createdAt, id: row.id }));
}

/** A customer's orders, with those that wait for their payment and belong to an address only. */
async function ofCustomer(customerId: string): Promise<Prisma.OrderWhereInput> {
  const customer = await db().customer.findUnique({ where: { id: customerId }, select: { email: true } });
  return customer ? { OR: [{ customerId }, { email: customer.email }] } : { customerId };
}
