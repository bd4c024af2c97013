import "server-only";
import { db } from "@/lib/platform/db";
import { dueMails, type MailStatus } from "./model";

/** Mails that should have gone out by now, the longest waiting first. */
export async function mailsToSend(at: Date, take: number): Promise<string[]> {
  const rows = await db().mail.findMany({
    where: dueMails(at),
    select: { id: true },
    orderBy: { nextAt: "asc" },
    take,
  });
  return rows.map((row) => row.id);
}

/** A mail as whoever it went to is told of it. */
export type SentMail = {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly status: MailStatus;
  readonly sentAt: Date | null;
};

/** What was mailed about an order, oldest first. */
export async function mailsAbout(orderId: string): Promise<SentMail[]> {
  return db().mail.findMany({
    where: { orderId },
    select: { id: true, template: true, recipient: true, status: true, sentAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** How a mail stands, by what it is about; null where none was asked for. */
export async function mailState(key: string): Promise<{ status: MailStatus; sentAt: Date | null } | null> {
  return db().mail.findUnique({ where: { key }, select: { status: true, sentAt: true } });
}
