import "server-only";
import { type Viewer, visibleTo } from "@/lib/auth/model";
import { money } from "@/lib/money/model";
import { db, type Prisma } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { isForBuyer, LINES_IN_WORK, lineTotal } from "./model";
import { snapshotSchema } from "./schema";

const orderColumns = {
  id: true,
  number: true,
  status: true,
  email: true,
  locale: true,
  totalMinor: true,
  discountMinor: true,
  taxMinor: true,
  promoCode: true,
  country: true,
  currency: true,
  waivedAt: true,
  createdAt: true,
  paidAt: true,
  quoteExpiresAt: true,
  lines: {
    orderBy: { id: "asc" },
    select: {
      id: true,
      kind: true,
      status: true,
      quantity: true,
      unitPriceMinor: true,
      discountMinor: true,
      taxMinor: true,
      currency: true,
      snapshot: true,
      topupEsimId: true,
      travellerNames: true,
      esims: {
        select: { id: true, label: true, iccidLast4: true, returnedAt: true },
        orderBy: { id: "asc" },
      },
    },
  },
  events: { select: { id: true, type: true, lineId: true, at: true }, orderBy: { seq: "asc" } },
} satisfies Prisma.OrderSelect;
type OrderRow = Prisma.OrderGetPayload<{ select: typeof orderColumns }>;

function toOrder(row: OrderRow) {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    email: row.email,
    locale: row.locale,
    country: row.country,
    total: money(row.totalMinor, row.currency),
    discount: money(row.discountMinor, row.currency),
    tax: money(row.taxMinor, row.currency),
    promoCode: row.promoCode,
    waivedAt: row.waivedAt,
    createdAt: row.createdAt,
    paidAt: row.paidAt,
    quoteExpiresAt: row.quoteExpiresAt,
    lines: row.lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      status: line.status,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor, line.currency),
      discount: money(line.discountMinor, line.currency),
      tax: money(line.taxMinor, line.currency),
      total: lineTotal(line),
      snapshot: snapshotSchema.parse(line.snapshot),
      topupEsimId: line.topupEsimId,
      travellerNames: line.travellerNames,
      esims: line.esims.map((esim) => ({
        id: esim.id,
        label: esim.label,
        last4: esim.iccidLast4,
        isReturned: esim.returnedAt !== null,
      })),
    })),
    events: row.events.flatMap(({ type, ...event }) => (isForBuyer(type) ? [{ ...event, type }] : [])),
  };
}
export type OrderView = ReturnType<typeof toOrder>;

const ordersOfViewer = (viewer: Viewer): Prisma.OrderWhereInput =>
  visibleTo(viewer, ({ orderId, version }) => ({ id: orderId, linkVersion: version }));

/** An order of the viewer's. Null for a foreign one exactly as for one that is not there. */
export async function ownedOrder(viewer: Viewer, id: string): Promise<OrderView | null> {
  if (!isId(id)) return null;
  const row = await db().order.findFirst({
    where: { AND: [{ id }, ordersOfViewer(viewer)] },
    select: orderColumns,
  });
  return row ? toOrder(row) : null;
}

/** The viewer's orders, newest first. */
export async function ordersOf(viewer: Viewer, take = 100): Promise<OrderView[]> {
  const rows = await db().order.findMany({
    where: ordersOfViewer(viewer),
    select: orderColumns,
    orderBy: { createdAt: "desc" },
    take,
  });
  return rows.map(toOrder);
}

/** True while a private link of this version still opens the order. */
export async function linkIsValid(orderId: string, version: number): Promise<boolean> {
  return (await db().order.count({ where: { id: orderId, linkVersion: version } })) === 1;
}

/** Whether an order brought this eSIM. */
export async function orderHasEsim(orderId: string, esimId: string): Promise<boolean> {
  return (
    (await db().order.count({
      where: { id: orderId, lines: { some: { esims: { some: { id: esimId } } } } },
    })) > 0
  );
}

/** What has to be known of a line to buy it, and to tell whether the supplier made what was bought. */
export const purchaseColumns = {
  id: true,
  orderId: true,
  kind: true,
  status: true,
  supplier: true,
  supplierPackageId: true,
  quantity: true,
  unitCostMinor: true,
  costCurrency: true,
  topupEsimId: true,
} satisfies Prisma.OrderLineSelect;

/** Lines of a paid order that still have to be got from the supplier. */
export async function linesToFulfil(orderId: string) {
  return db().orderLine.findMany({
    where: { orderId, status: { in: [...LINES_IN_WORK] } },
    select: {
      ...purchaseColumns,
      nextAttemptAt: true,
      order: { select: { era: true, createdAt: true, paidAt: true } },
      _count: { select: { attempts: true } },
    },
    orderBy: { id: "asc" },
  });
}

/** The order that was placed with a page of this key, with what lets a browser see it. */
export async function orderOfKey(
  checkoutKey: string,
): Promise<{ orderId: string; linkVersion: number } | null> {
  const row = await db().order.findUnique({
    where: { checkoutKey },
    select: { id: true, linkVersion: true },
  });
  return row && { orderId: row.id, linkVersion: row.linkVersion };
}

/** Whether an order of this id is in our books. */
export async function orderExists(id: string | null): Promise<boolean> {
  return id !== null && (await db().order.count({ where: { id } })) > 0;
}
