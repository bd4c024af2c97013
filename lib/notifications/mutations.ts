import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { dueMails, mailSchema, type MailContent, nextTry } from "./model";

export const mailQueued = topic("mail.queued", z.object({ mailId: z.uuid() }));

/** Longer than one try can take; after it somebody else may. */
const TURN_MS = 2 * 60_000;

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
      nextAt: fromNow(TURN_MS),
    },
    skipDuplicates: true,
  });
  if (created.count === 1) await enqueue(tx, mailQueued, { mailId: id });
}

export type QueuedMail = { id: string; recipient: string; locale: string; key: string; content: MailContent };

/** Takes the turn to send a mail, so that of two who try one does; null if it is not due, or went already. */
export async function takeMail(id: string): Promise<QueuedMail | null> {
  const at = now();
  const taken = await db().mail.updateManyAndReturn({
    where: { id, AND: [{ OR: [{ attempts: 0 }, dueMails(at)] }, { status: { in: ["QUEUED", "FAILED"] } }] },
    data: { attempts: { increment: 1 }, nextAt: fromNow(TURN_MS) },
  });
  const row = taken[0];
  if (!row) return null;
  const content = mailSchema.parse(JSON.parse(decrypt(row.contentCipher, `mail:${row.key}`)));
  return { id, recipient: row.recipient, locale: row.locale, key: row.key, content };
}

export async function markSent(id: string): Promise<void> {
  await db().mail.updateMany({ where: { id }, data: { status: "SENT", sentAt: now(), lastError: null } });
}

/** It did not go out: it is tried again, or never where the mail server does not know the address. */
export async function markFailed(
  id: string,
  { reason, isRefused }: { reason: string; isRefused: boolean },
): Promise<void> {
  const { attempts } = await db().mail.findUniqueOrThrow({ where: { id }, select: { attempts: true } });
  await db().mail.update({
    where: { id },
    data: {
      status: isRefused ? "REFUSED" : "FAILED",
      lastError: reason.slice(0, 300),
      nextAt: nextTry(attempts, now()),
    },
  });
}

/** Sends what did not go out about an order to another address, with a private link that holds now. */
export async function redirectMails(
  tx: Db,
  { orderId, to, link }: { orderId: string; to: string; link: string },
): Promise<void> {
  const unsent = await tx.mail.findMany({
    where: { orderId, status: { in: ["QUEUED", "FAILED", "REFUSED"] } },
    select: { id: true, key: true, contentCipher: true },
  });
  for (const { id, key, contentCipher } of unsent) {
    const content = mailSchema.parse(JSON.parse(decrypt(contentCipher, `mail:${key}`)));
    // The new link leads where the old one did.
    const { search } = new URL(content.link);
    const cipher = encrypt(JSON.stringify({ ...content, link: `${link}${search}` }), `mail:${key}`);
    const data = { recipient: to, status: "QUEUED", lastError: null, nextAt: now() } as const;
    await tx.mail.update({ where: { id }, data: { ...data, contentCipher: cipher } });
    await enqueue(tx, mailQueued, { mailId: id });
  }
}

/** Has a mail that did not go out tried at once. False if it went. */
export async function hurryMail(id: string): Promise<boolean> {
  return transaction(async (tx) => {
    const hurried = await tx.mail.updateMany({
      where: { id, status: { in: ["QUEUED", "FAILED", "REFUSED"] } },
      data: { status: "QUEUED", nextAt: now() },
    });
    if (hurried.count === 1) await enqueue(tx, mailQueued, { mailId: id });
    return hurried.count === 1;
  });
}
