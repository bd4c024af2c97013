import "server-only";
import { iccidHash } from "@/lib/esims/data";
import { REFERENCE_PREFIX } from "@/lib/fulfilment/model";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { isIccid } from "@/lib/suppliers/contract/esims";
import type { OrderRow } from "../model/order";
import { orderRowColumns, toOrderRow } from "./orders";

/** What a search term meant: one record with its page, several orders to choose from, or nothing. */
export type Found =
  | { readonly kind: "order" | "esim" | "customer"; readonly id: string }
  | { readonly kind: "orders"; readonly rows: readonly OrderRow[] }
  | null;

const MOST_ROWS = 20;
const SHORTEST_PREFIX = 3;

/** Looks a term up by its form. The term itself is neither stored nor logged; an ICCID is compared by its keyed hash only. */
export async function findByTerm(typed: string): Promise<Found> {
  const term = typed.trim();
  const digits = term.replaceAll(/[\s-]/g, "");
  if (isIccid(digits)) return byIccid(digits);
  if (isId(term.toLowerCase())) return byId(term.toLowerCase());
  const exact = term.includes("@") ? await byEmail(term.toLowerCase()) : await byReference(term);
  return exact ?? byEmailPrefix(term.toLowerCase());
}

const asOrder = (id: string | undefined): Found => (id ? { kind: "order", id } : null);

async function byIccid(iccid: string): Promise<Found> {
  const row = await db().esim.findUnique({ where: { iccidHash: iccidHash(iccid) }, select: { id: true } });
  return row && { kind: "esim", id: row.id };
}

async function byId(id: string): Promise<Found> {
  const only = { where: { id }, select: { id: true } } as const;
  const [order, esim, customer] = await Promise.all([
    db().order.findUnique(only),
    db().esim.findUnique(only),
    db().customer.findUnique(only),
  ]);
  if (order) return { kind: "order", id };
  return esim ? { kind: "esim", id } : customer && { kind: "customer", id };
}

/** Our references, Stripe's ids, order numbers and the supplier's order ids each live in a unique column. */
async function byReference(term: string): Promise<Found> {
  if (term.startsWith(REFERENCE_PREFIX))
    return asOrder(
      (
        await db().supplierAttempt.findUnique({
          where: { reference: term },
          select: { line: { select: { orderId: true } } },
        })
      )?.line.orderId,
    );
  if (term.startsWith("cs_"))
    return asOrder(
      (await db().payment.findUnique({ where: { sessionId: term }, select: { orderId: true } }))?.orderId,
    );
  if (term.startsWith("pi_"))
    return asOrder(
      (await db().payment.findUnique({ where: { paymentIntentId: term }, select: { orderId: true } }))
        ?.orderId,
    );
  if (term.startsWith("re_"))
    return asOrder(
      (
        await db().refund.findUnique({
          where: { stripeRefundId: term },
          select: { payment: { select: { orderId: true } } },
        })
      )?.payment.orderId,
    );
  const order = await db().order.findUnique({
    where: { number: term.toUpperCase().replaceAll(/[\s-]/g, "") },
    select: { id: true },
  });
  if (order) return asOrder(order.id);
  return asOrder(
    (
      await db().supplierAttempt.findFirst({
        where: { supplierOrderId: term },
        orderBy: { sentAt: "desc" },
        select: { line: { select: { orderId: true } } },
      })
    )?.line.orderId,
  );
}

async function byEmail(email: string): Promise<Found> {
  const customer = await db().customer.findUnique({ where: { email }, select: { id: true } });
  return customer && { kind: "customer", id: customer.id };
}

/** Orders whose address begins like this; `text_pattern_ops` makes it one index range. */
async function byEmailPrefix(prefix: string): Promise<Found> {
  if (prefix.length < SHORTEST_PREFIX) return null;
  // The client hands % and _ on as wildcards.
  const startsWith = prefix.replaceAll(/[%_\\]/g, String.raw`\$&`);
  const rows = await db().order.findMany({
    where: { email: { startsWith } },
    select: orderRowColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_ROWS,
  });
  if (rows.length === 0) return null;
  return { kind: "orders", rows: rows.map(toOrderRow) };
}
