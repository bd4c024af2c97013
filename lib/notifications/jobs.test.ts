import { afterAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import { addressKey, optOutsOf, readChooser } from "./choices/data";
import { setTopic, setTopics } from "./choices/mutations";
import { notificationWorkers } from "./jobs";
import type { MailContent } from "./model";
import { hurryMail, markFailed, queueMail } from "./mutations";

afterAll(stopJobs);

const lowData: MailContent = {
  template: "lowData",
  name: "Japan",
  left: "750 MB",
  total: "3 GB",
  asOf: "14:20 UTC",
  link: "http://localhost:3000/en/help",
};
const paid: MailContent = {
  template: "paymentFailed",
  number: "7KQ4M2XB",
  total: "$9.99",
  link: "http://localhost:3000/en/help",
};

let email = "";
beforeEach(() => {
  email = `${newId()}@example.com`;
});

async function queued(content: MailContent, to = email): Promise<string> {
  const key = newId();
  await transaction((tx) => queueMail(tx, { key, to, locale: "de", content }));
  return (await db().mail.findUniqueOrThrow({ where: { key } })).id;
}
async function sent(content: MailContent, to = email): Promise<string> {
  const id = await queued(content, to);
  await send(id);
  return id;
}
const send = async (mailId: string) => notificationWorkers[0]?.run({ mailId });
const statusOf = async (id: string) => (await db().mail.findUniqueOrThrow({ where: { id } })).status;

const inbox = z.object({
  messages: z.array(
    z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })), text: z.string() }),
  ),
});
async function mailbox(to = email) {
  const reply = await fetch(`${env().SANDBOX_URL}/mailbox/api/messages?to=${encodeURIComponent(to)}`);
  return inbox.parse(await reply.json()).messages;
}
type Received = Awaited<ReturnType<typeof mailbox>>[number] | undefined;
const header = (mail: Received, wanted: string) =>
  mail?.headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value;

test("a mail that can be done without carries what ends it in one click, and says who sent it", async () => {
  expect(await statusOf(await sent(lowData))).toBe("SENT");
  const [mail] = await mailbox();
  const [, address = ""] = /^<(http:\/\/[^\s<>]+)>$/.exec(header(mail, "List-Unsubscribe") ?? "") ?? [];
  const link = new URL(address);
  expect(link.searchParams.get("locale")).toBe("de");
  expect(readChooser(link.pathname.replace("/api/unsubscribe/", ""))).toEqual({
    topic: "usage",
    addressHash: addressKey(email),
  });
  expect(header(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  expect(header(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(`${address}${mail?.text}`).not.toContain(email);
  expect(mail?.text).toContain("/de/notifications/usage.");
});

test("a mail that belongs to an order has nothing that ends it, but a way to the others", async () => {
  await sent(paid);
  const [mail] = await mailbox();
  expect(header(mail, "List-Unsubscribe")).toBeUndefined();
  expect(header(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(mail?.text).toContain("/de/notifications/order.");
});

test("a message that a person wrote is answered to them, and no machine's", async () => {
  const content: MailContent = {
    template: "contactMessage",
    email: "anna@example.com",
    topic: "other",
    message: "Hello there",
    number: null,
    device: null,
    link: "http://localhost:3000/en/admin",
  };
  await sent(content);
  const [mail] = await mailbox();
  expect(header(mail, "Reply-To")).toBe("anna@example.com");
  expect(header(mail, "Auto-Submitted")).toBeUndefined();
  expect(mail?.text).not.toContain("/notifications/");
});

test("what was switched off is not sent, even if it was queued before; what is always sent is", async () => {
  const id = await queued(lowData);
  await setTopic(addressKey(email), "usage", false);
  await send(id);
  expect(await statusOf(id)).toBe("UNWANTED");
  expect(await statusOf(await sent(paid))).toBe("SENT");
  expect(await mailbox()).toHaveLength(1);
  // Its reader's word goes before staff's.
  expect(await hurryMail(id)).toBe(false);

  await setTopic(addressKey(email), "usage", true);
  expect(await statusOf(await sent(lowData))).toBe("SENT");
});

test("the choice is the address's, however it is written, and each topic's own", async () => {
  await setTopics(addressKey(` ${email.toUpperCase()}`), { usage: false, trip: false });
  expect(await optOutsOf(addressKey(email))).toEqual(["usage", "trip"]);
  await setTopics(addressKey(email), { trip: true });
  await setTopics(addressKey(email), { usage: false });
  expect(await optOutsOf(addressKey(email))).toEqual(["usage"]);
  expect(JSON.stringify(await db().mailOptOut.findMany())).not.toContain(email);
});

/** A mail server said for good that it does not know the address. */
async function refused(): Promise<void> {
  await markFailed(await queued(paid), { reason: "550 no such user", isRefused: true });
}

test("to an address that is refused nothing goes that can wait, until a mail arrives there again", async () => {
  await refused();
  const [held, old] = [await sent(lowData), await sent(lowData)];
  expect(await statusOf(held)).toBe("HELD");
  await db().mail.update({ where: { id: old }, data: { createdAt: fromNow(-4 * 86_400_000) } });
  expect(await mailbox()).toHaveLength(0);

  // What belongs to an order is tried all the same, and it arrives.
  await sent(paid);
  expect(await statusOf(held)).toBe("QUEUED");
  await send(held);
  expect(await statusOf(held)).toBe("SENT");
  // By now it would tell of how things stood.
  expect(await statusOf(old)).toBe("HELD");
});

test("staff can have a held mail tried", async () => {
  await refused();
  const held = await sent(lowData);
  expect(await hurryMail(held)).toBe(true);
  await send(held);
  expect(await statusOf(held)).toBe("SENT");
});
