import "server-only";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { type MailContent, mailSchema } from "@/lib/notifications/model";
import { maskEmail } from "../format";
import type { StaffMail } from "../model/order";
import type { Page } from "../model/paging";
import type { MailRow } from "../model/records";
import type { MailFilters } from "../schema";
import { ordersNamed } from "./attention/orders";
import { keyset, toPage } from "./keyset";

const columns = {
  id: true,
  template: true,
  recipient: true,
  status: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  sentAt: true,
} as const;

/** What was mailed about an order; the contents stay sealed. */
export async function mailsOf(orderId: string): Promise<StaffMail[]> {
  return db().mail.findMany({
    where: { orderId },
    select: columns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The outbox, newest first; addresses are masked. */
export async function mailsPage(filters: MailFilters): Promise<Page<MailRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().mail.findMany({
    where: {
      AND: [
        filters.state ? { status: filters.state } : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: { ...columns, orderId: true },
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  const named = await ordersNamed(rows.map((row) => row.orderId));
  const mails = rows.map(({ orderId, recipient, ...row }) => ({
    ...row,
    recipient: maskEmail(recipient),
    order: named(orderId),
  }));
  return toPage(mails, filters, (row) => ({ at: row.createdAt, id: row.id }));
}

/** A mail with its content, to be sent once more; `copies` counts how often that was done. Never shown to staff. */
export async function mailToRepeat(id: string) {
  const row = await db().mail.findUnique({
    where: { id },
    select: { key: true, status: true, locale: true, orderId: true, contentCipher: true },
  });
  if (!row) return null;
  const order = row.orderId
    ? await db().order.findUnique({ where: { id: row.orderId }, select: { email: true, linkVersion: true } })
    : null;
  const content: MailContent = mailSchema.parse(JSON.parse(decrypt(row.contentCipher, `mail:${row.key}`)));
  const copies = row.orderId
    ? await db().mail.count({ where: { orderId: row.orderId, key: { startsWith: `${row.key}:copy-` } } })
    : 0;
  return {
    key: row.key,
    status: row.status,
    locale: row.locale,
    orderId: row.orderId,
    order,
    content,
    copies,
  };
}
