import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { mailSchema, type MailContent } from "./model";

export const mailQueued = topic("mail.queued", z.object({ mailId: z.uuid() }));

export type MailRequest = {
  /** Names what the mail is about: the same key is mailed once, however often it is asked for. */
  readonly key: string;
  readonly to: string;
  readonly locale: string;
  readonly orderId?: string;
  readonly content: MailContent;
};

/** Puts a mail into the outbox inside the caller's transaction. */
export async function queueMail(tx: Db, mail: MailRequest): Promise<void> {
  const id = newId();
  const created = await tx.mail.createMany({
    data: {
      id,
      key: mail.key,
      template: mail.content.template,
      locale: mail.locale,
      recipient: mail.to,
      orderId: mail.orderId ?? null,
      contentCipher: encrypt(JSON.stringify(mail.content), `mail:${mail.key}`),
      createdAt: now(),
    },
    skipDuplicates: true,
  });
  if (created.count === 1) await enqueue(tx, mailQueued, { mailId: id });
}

export type QueuedMail = { id: string; recipient: string; locale: string; key: string; content: MailContent };

/** A mail that still has to go out; null if it went already. */
export async function mailToSend(id: string): Promise<QueuedMail | null> {
  const row = await db().mail.findUnique({ where: { id } });
  if (!row || row.status === "SENT") return null;
  const content = mailSchema.parse(JSON.parse(decrypt(row.contentCipher, `mail:${row.key}`)));
  return { id, recipient: row.recipient, locale: row.locale, key: row.key, content };
}

export async function markSent(id: string): Promise<void> {
  await db().mail.update({
    where: { id },
    data: { status: "SENT", sentAt: now(), lastError: null, attempts: { increment: 1 } },
  });
}

export async function markFailed(id: string, reason: string): Promise<void> {
  await db().mail.update({
    where: { id },
    data: { status: "FAILED", lastError: reason.slice(0, 300), attempts: { increment: 1 } },
  });
}
