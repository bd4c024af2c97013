import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { addressKey } from "./choices/data";
import { forgetRefusal, noteRefusal } from "./choices/mutations";
import { queuePushes } from "./push/mutations";
import { dueMails, mailSchema, type MailContent, nextTry, relinked } from "./model";

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
  if (created.count !== 1) return;
  await enqueue(tx, mailQueued, { mailId: id });
  await queuePushes(tx, mail);
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
  const { recipient } = await db().mail.update({
    where: { id },
    data: { status: "SENT", sentAt: now(), lastError: null },
    select: { recipient: true },
  });
  // Whatever was wrong with the address is right again.
  if (await forgetRefusal(addressKey(recipient))) await releaseHeld(recipient);
}

/** It did not go out: it is tried again, or never where the mail server does not know the address. */
export async function markFailed(
  id: string,
  { reason, isRefused }: { reason: string; isRefused: boolean },
): Promise<void> {
  await transaction(async (tx) => {
    const { attempts, recipient } = await tx.mail.findUniqueOrThrow({
      where: { id },
      select: { attempts: true, recipient: true },
    });
    await tx.mail.update({
      where: { id },
      data: {
        status: isRefused ? "REFUSED" : "FAILED",
        lastError: reason.slice(0, 300),
        nextAt: nextTry(attempts, now()),
      },
    });
    if (isRefused) await noteRefusal(tx, addressKey(recipient));
  });
}

/** It is not sent: its reader does not want it, or the address takes nothing at the moment. */
export async function setAside(id: string, fate: "unwanted" | "held"): Promise<void> {
  const status = fate === "held" ? "HELD" : "UNWANTED";
  await db().mail.updateMany({ where: { id }, data: { status, lastError: null } });
}

/** What was held longer than this tells of how things stood, not of how they are. */
const STALE_MS = 3 * 86_400_000;
const isFresh = () => ({ createdAt: { gt: fromNow(-STALE_MS) } });

/** Has mails go out that waited for their address; the sweeper finds them. */
async function releaseHeld(recipient: string): Promise<void> {
  await db().mail.updateMany({
    where: { recipient, status: "HELD", ...isFresh() },
    data: { status: "QUEUED", nextAt: now() },
  });
}

/** Sends what did not go out about an order to another address, with a private link that holds now. */
export async function redirectMails(
  tx: Db,
  { orderId, to, link }: { orderId: string; to: string; link: string },
): Promise<void> {
  const unsent = await tx.mail.findMany({
    where: {
      orderId,
      OR: [{ status: { in: ["QUEUED", "FAILED", "REFUSED"] } }, { status: "HELD", ...isFresh() }],
    },
    select: { id: true, key: true, contentCipher: true },
  });
  for (const { id, key, contentCipher } of unsent) {
    const content = mailSchema.parse(JSON.parse(decrypt(contentCipher, `mail:${key}`)));
    const cipher = encrypt(JSON.stringify(relinked(content, link)), `mail:${key}`);
    const data = { recipient: to, status: "QUEUED", lastError: null, nextAt: now() } as const;
    await tx.mail.update({ where: { id }, data: { ...data, contentCipher: cipher } });
    await enqueue(tx, mailQueued, { mailId: id });
  }
}

/** Has a mail that did not go out tried at once, also to an address that was refused before. False if it went. */
export async function hurryMail(id: string): Promise<boolean> {
  return transaction(async (tx) => {
    const [hurried] = await tx.mail.updateManyAndReturn({
      where: { id, status: { in: ["QUEUED", "FAILED", "REFUSED", "HELD"] } },
      data: { status: "QUEUED", nextAt: now() },
      select: { recipient: true },
    });
    if (!hurried) return false;
    await forgetRefusal(addressKey(hurried.recipient), tx);
    await enqueue(tx, mailQueued, { mailId: id });
    return true;
  });
}
