import "server-only";
import { money } from "@/lib/money/model";
import { db, type Prisma } from "@/lib/platform/db";
import type { Page } from "../model/paging";
import type { ClaimRow } from "../model/records";
import type { ClaimFilters } from "../schema";
import { ordersNamed } from "./attention/orders";
import { keyset, toPage } from "./keyset";

const columns = {
  id: true,
  state: true,
  supplier: true,
  supplierOrderId: true,
  orderId: true,
  reason: true,
  amountMinor: true,
  currency: true,
  note: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.SupplierClaimSelect;
type Row = Prisma.SupplierClaimGetPayload<{ select: typeof columns }>;

async function toClaims(rows: readonly Row[]): Promise<ClaimRow[]> {
  const named = await ordersNamed(rows.map((row) => row.orderId));
  return rows.map(({ orderId, amountMinor, currency, ...row }) => ({
    ...row,
    amount: amountMinor !== null && currency !== null ? money(amountMinor, currency) : null,
    order: named(orderId),
  }));
}

/** What we claim back from the supplier, newest first. */
export async function claimsPage(filters: ClaimFilters): Promise<Page<ClaimRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().supplierClaim.findMany({
    where: {
      AND: [
        filters.state ? { state: filters.state } : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: columns,
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  return toPage(await toClaims(rows), filters, (row) => ({ at: row.createdAt, id: row.id }));
}

/** What is claimed back because of one order. */
export async function claimsAbout(orderId: string): Promise<ClaimRow[]> {
  return toClaims(
    await db().supplierClaim.findMany({ where: { orderId }, select: columns, orderBy: { createdAt: "asc" } }),
  );
}
