import "server-only";
import { randomInt } from "node:crypto";
import { fromNow, now } from "@/lib/platform/clock";
import { keyedHash, randomToken, sameText } from "@/lib/platform/crypto";
import { db, type Db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { queueMail } from "@/lib/notifications/mutations";
import { dropSession } from "@/lib/notifications/push/mutations";
import { SESSION_SECONDS } from "./cookies";
import { CODE_ATTEMPTS, CODE_LENGTH, CODE_MINUTES } from "./model";

const emailKey = (email: string) => keyedHash("sign-in-email", email);

/** Makes a fresh one-time code for an address and mails it; an earlier one stops working. */
export async function issueCode(email: string, locale: string, next: string): Promise<void> {
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, "0");
  const linkToken = randomToken();
  const emailHash = emailKey(email);
  const data = {
    email,
    codeHash: keyedHash("sign-in-code", `${emailHash}:${code}`),
    linkHash: keyedHash("sign-in-link", linkToken),
    attempts: 0,
    expiresAt: fromNow(CODE_MINUTES * 60_000),
    usedAt: null,
  };
  await transaction(async (tx) => {
    await tx.signInCode.upsert({ where: { emailHash }, create: { emailHash, ...data }, update: data });
    // The token stands behind the #, which browsers do not send: no server or proxy on the way can log it.
    const link = `${env().APP_URL}/${locale}/sign-in/link?next=${encodeURIComponent(next)}#${linkToken}`;
    await queueMail(tx, {
      key: `sign-in:${data.linkHash}`,
      to: email,
      locale,
      content: { template: "signInCode", code, link, minutes: CODE_MINUTES },
    });
  });
}

/** Redeems a typed code. Wrong ones are counted; after a few the code is worthless. */
export async function redeemCode(email: string, code: string): Promise<string | null> {
  const emailHash = emailKey(email);
  return transaction(async (tx) => {
    // Counting first makes parallel guesses pay for themselves.
    const [row] = await tx.signInCode.updateManyAndReturn({
      where: { emailHash, usedAt: null, expiresAt: { gt: now() }, attempts: { lt: CODE_ATTEMPTS } },
      data: { attempts: { increment: 1 } },
    });
    if (!row || !sameText(row.codeHash, keyedHash("sign-in-code", `${emailHash}:${code}`))) return null;
    return redeem(tx, { emailHash });
  });
}

/** Redeems the link of the mail. */
export async function redeemLink(token: string): Promise<string | null> {
  return transaction((tx) => redeem(tx, { linkHash: keyedHash("sign-in-link", token) }));
}

/** Uses a code up, exactly once however many try, and gives the customer id of its address. */
async function redeem(tx: Db, where: { emailHash: string } | { linkHash: string }): Promise<string | null> {
  const [used] = await tx.signInCode.updateManyAndReturn({
    where: { ...where, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  if (!used) return null;
  const staff = env().ADMIN_EMAILS.includes(used.email);
  const customer = await tx.customer.upsert({
    where: { email: used.email },
    create: { email: used.email, emailVerified: now(), createdAt: now(), role: staff ? "ADMIN" : "CUSTOMER" },
    update: { emailVerified: now(), ...(staff ? { role: "ADMIN" as const } : {}) },
    select: { id: true },
  });
  return customer.id;
}

/** Opens a session that can be ended on the server. Times are the machine's: the browser keeps the cookie by its own clock. */
export async function openSession(customerId: string): Promise<{ token: string; expires: Date }> {
  const token = randomToken();
  const expires = new Date(Date.now() + SESSION_SECONDS * 1000);
  await db().session.create({ data: { sessionToken: token, userId: customerId, expires } });
  return { token, expires };
}

export async function closeSession(token: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken: token } });
  await dropSession(token);
}

/** The customer behind an address, known from now on; signing in with the same address makes it theirs. */
export async function customerOf(tx: Db, email: string): Promise<string> {
  const customer = await tx.customer.upsert({
    where: { email },
    create: { email, createdAt: now() },
    // Changes nothing, but makes one statement of it.
    update: { email },
    select: { id: true },
  });
  return customer.id;
}
