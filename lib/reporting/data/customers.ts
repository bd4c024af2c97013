import "server-only";
import { machineNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { maskEmail } from "../format";
import type { Page, Where } from "../model/paging";
import type { CustomerRow, StaffCustomer } from "../model/records";
import { esimsPage } from "./esims";
import { keyset, toPage } from "./keyset";
import { ordersPage } from "./orders";

const columns = { id: true, email: true, emailVerified: true, role: true, createdAt: true } as const;

/** Customers, newest first. Their ids grow with time, so they order the list by themselves. */
export async function customersPage(where: Where): Promise<Page<CustomerRow>> {
  const { id, order, take } = keyset(where);
  const rows = await db().customer.findMany({
    where: id ? { id } : {},
    select: columns,
    orderBy: { id: order },
    take,
  });
  const bought = await countsOf(rows.map((row) => row.id));
  const people = rows.map(({ email, ...row }) => ({ ...row, email: maskEmail(email), ...bought(row.id) }));
  return toPage(people, where, (row) => ({ at: row.createdAt, id: row.id }));
}

/** What each of these customers owns. Asked for by id: a relation count would be taken over all customers first. */
async function countsOf(ids: string[]): Promise<(id: string) => { orders: number; esims: number }> {
  const about = { by: ["customerId" as const], where: { customerId: { in: ids } }, _count: true as const };
  const [orders, esims] = await Promise.all([db().order.groupBy(about), db().esim.groupBy(about)]);
  const ordersBy = new Map(orders.map((group) => [group.customerId, group._count]));
  const esimsBy = new Map(esims.map((group) => [group.customerId, group._count]));
  return (id) => ({ orders: ordersBy.get(id) ?? 0, esims: esimsBy.get(id) ?? 0 });
}

/** A customer with what they bought: the newest page of orders and eSIMs. */
export async function customerDetail(id: string): Promise<StaffCustomer | null> {
  if (!isId(id)) return null;
  const [row, sessions] = await Promise.all([
    db().customer.findUnique({
      where: { id },
      select: { id: true, email: true, emailVerified: true, name: true, role: true, createdAt: true },
    }),
    db().session.count({ where: { userId: id, expires: { gt: machineNow() } } }),
  ]);
  if (!row) return null;
  const top = { after: null, before: null, status: null, customer: id };
  const [orders, esims] = await Promise.all([
    ordersPage({ ...top, line: null, from: null, to: null }),
    esimsPage(top),
  ]);
  return { ...row, sessions, orders, esims };
}
