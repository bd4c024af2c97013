import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { decrypt, encrypt, keyedHash } from "@/lib/platform/crypto";
import { db, type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { addressKey } from "../choices/data";
import { dueMails, mailSchema, MAILS, type MailContent, nextTry } from "../model";
import { MOST_BROWSERS, type PushOutcome, type PushStatus, WORTH_MS } from "./model";
import { type Browser, browserSchema } from "./schema";
import { vapidPair } from "./service/send";

export const pushQueued = topic("push.queued", z.object({ messageId: z.uuid() }));

/** Longer than one try can take; after it somebody else may. */
const TURN_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

const endpointKey = (endpoint: string): string => keyedHash("push-endpoint", endpoint);
const sealBrowser = (id: string, { endpoint, keys }: Browser) => ({
  endpointHash: endpointKey(endpoint),
  browserCipher: encrypt(JSON.stringify({ endpoint, keys }), `push-subscription:${id}`),
  service: new URL(endpoint).hostname,
});

/** What a session is known by here, so that signing out ends what was asked for in it. */
export function sessionKey(token: string): string {
  return keyedHash("push-session", token);
}

/** Whom a browser is told about: a customer's address, orders whose private links it holds, or both. */
export type Holder = {
  readonly addressHash: string | null;
  readonly sessionHash: string | null;
  readonly orderIds: readonly string[];
};

/** Keeps a browser that asked to be told. Asking again renews it; on a shared machine the last to ask counts. */
export async function saveBrowser(browser: Browser, holder: Holder): Promise<void> {
  await transaction(async (tx) => {
    const known = await tx.pushSubscription.findUnique({
      where: { endpointHash: endpointKey(browser.endpoint) },
      select: { id: true },
    });
    const id = known?.id ?? newId();
    const data = { ...sealBrowser(id, browser), ...holder, orderIds: [...holder.orderIds] };
    await tx.pushSubscription.upsert({
      where: { endpointHash: data.endpointHash },
      create: { id, createdAt: now(), ...data },
      update: data,
    });
    if (holder.addressHash !== null) await dropOldest(tx, holder.addressHash);
  });
}

async function dropOldest(tx: Db, addressHash: string): Promise<void> {
  const surplus = await tx.pushSubscription.findMany({
    where: { addressHash },
    select: { id: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: MOST_BROWSERS,
  });
  if (surplus.length > 0)
    await tx.pushSubscription.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
}

/** Forgets a browser; whoever knows its address, which is a secret of its own, may ask for that. */
export async function dropBrowser(endpoint: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { endpointHash: endpointKey(endpoint) } });
}

/** Forgets what was asked for in a session that ends. */
export async function dropSession(token: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { sessionHash: sessionKey(token) } });
}

/** Forgets guests' browsers of an order whose private links were revoked. */
export async function dropOrder(tx: Db, orderId: string): Promise<void> {
  await tx.pushSubscription.deleteMany({
    where: { addressHash: null, orderIds: { equals: [orderId] } },
  });
  await tx.$executeRaw`
    UPDATE push_subscription SET order_ids = array_remove(order_ids, ${orderId}::uuid)
    WHERE order_ids @> ARRAY[${orderId}::uuid]`;
}

/** Gives a browser its new address. False where the old one is not known. */
export async function renewBrowser(former: string, browser: Browser): Promise<boolean> {
  return transaction(async (tx) => {
    const known = await tx.pushSubscription.findUnique({
      where: { endpointHash: endpointKey(former) },
      select: { id: true },
    });
    if (!known) return false;
    await tx.pushSubscription.deleteMany({
      where: { endpointHash: endpointKey(browser.endpoint), id: { not: known.id } },
    });
    await tx.pushSubscription.update({ where: { id: known.id }, data: sealBrowser(known.id, browser) });
    return true;
  });
}

type Told = {
  readonly key: string;
  readonly to: string;
  readonly locale: string;
  readonly orderId?: string;
  readonly content: MailContent;
};

/** Puts a mail in short into the outbox of every browser that asked for it, inside the transaction that queues the mail. */
export async function queuePushes(tx: Db, { key, to, locale, orderId, content }: Told): Promise<void> {
  if (!MAILS[content.template].isPushed || !vapidPair()) return;
  const addressHash = addressKey(to);
  const browsers = await tx.pushSubscription.findMany({
    where: { OR: [{ addressHash }, ...(orderId ? [{ orderIds: { has: orderId } }] : [])] },
    select: { id: true },
  });
  for (const browser of browsers) {
    const id = newId();
    const created = await tx.pushMessage.createMany({
      data: {
        id,
        key: `${key}:${browser.id}`,
        subscriptionId: browser.id,
        template: content.template,
        contentCipher: encrypt(JSON.stringify({ locale, content }), `push-message:${id}`),
        addressHash,
        createdAt: now(),
        nextAt: fromNow(TURN_MS),
      },
      skipDuplicates: true,
    });
    if (created.count === 1) await enqueue(tx, pushQueued, { messageId: id });
  }
}

const told = z.object({ locale: z.string(), content: mailSchema });

/** Takes the turn to send a message, so that of two who try one does; null if it is not due, or went already. */
export async function takePush(id: string) {
  const [row] = await db().pushMessage.updateManyAndReturn({
    where: {
      id,
      AND: [{ OR: [{ attempts: 0 }, dueMails(now())] }, { status: { in: ["QUEUED", "FAILED"] } }],
    },
    data: { attempts: { increment: 1 }, nextAt: fromNow(TURN_MS) },
  });
  if (!row) return null;
  const browser = await db().pushSubscription.findUniqueOrThrow({ where: { id: row.subscriptionId } });
  const sealed = decrypt(browser.browserCipher, `push-subscription:${browser.id}`);
  return {
    id,
    key: row.key,
    addressHash: row.addressHash,
    subscriptionId: browser.id,
    isLate: row.createdAt < fromNow(-WORTH_MS),
    browser: browserSchema.parse(JSON.parse(sealed)),
    ...told.parse(JSON.parse(decrypt(row.contentCipher, `push-message:${id}`))),
  };
}

/** It is not sent, for a reason that will not change. */
export async function setPushAside(id: string, status: PushStatus & ("UNWANTED" | "LATE")): Promise<void> {
  await db().pushMessage.updateMany({ where: { id }, data: { status, lastError: null } });
}

/** Writes down what became of a message; a browser that is gone goes, with all that waits for it. */
export async function settlePush(id: string, outcome: PushOutcome): Promise<void> {
  const where = { id };
  switch (outcome.kind) {
    case "sent":
      await db().pushMessage.updateMany({ where, data: { status: "SENT", sentAt: now(), lastError: null } });
      return;
    case "gone":
      await db().pushSubscription.deleteMany({ where: { messages: { some: where } } });
      return;
    case "never":
      await db().pushMessage.updateMany({ where, data: { status: "REFUSED", lastError: outcome.reason } });
      return;
    case "later":
      return tryLater(id, outcome);
  }
}

async function tryLater(id: string, outcome: { reason: string; waitMs: number | null }): Promise<void> {
  const row = await db().pushMessage.findUnique({ where: { id }, select: { attempts: true } });
  if (!row) return;
  const usual = nextTry(row.attempts, now());
  const asked = fromNow(Math.min(outcome.waitMs ?? 0, LONGEST_WAIT_MS));
  await db().pushMessage.updateMany({
    where: { id },
    data: { status: "FAILED", lastError: outcome.reason, nextAt: asked > usual ? asked : usual },
  });
}
