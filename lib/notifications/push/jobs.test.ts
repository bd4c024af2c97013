import { afterAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import { addressKey } from "../choices/data";
import { setTopic } from "../choices/mutations";
import type { MailContent } from "../model";
import { queueMail } from "../mutations";
import { pushWorkers } from "./jobs";
import { dropBrowser, dropOrder, dropSession, renewBrowser, saveBrowser, sessionKey } from "./mutations";
import { type Browser, browserSchema } from "./schema";

afterAll(stopJobs);

const EMAIL = "traveller@example.com";
const sandbox = (): string => z.string().parse(env().SANDBOX_URL);
const control = async (path: string, body?: object): Promise<unknown> => {
  const init = body && { method: "POST", body: JSON.stringify(body) };
  return (await fetch(`${sandbox()}/control/api${path}`, init)).json();
};
const idOf = ({ endpoint }: Browser): string => endpoint.split("/").at(-1) ?? "";
const newBrowser = async (): Promise<Browser> => browserSchema.parse(await control("/push/browsers", {}));

const lists = z.object({
  messages: z.array(
    z.object({ text: z.string(), ttl: z.number(), urgency: z.string(), subject: z.string() }),
  ),
});
const received = async (browser: Browser) =>
  lists.parse(await control(`/push/messages?browser=${idOf(browser)}`)).messages;

const ORDER = newId();
const delivered = (): MailContent => ({
  template: "orderDelivered",
  number: "7KQ4M2XB",
  starts: null,
  link: `http://localhost:3000/en/orders/${ORDER}/open/1-secret`,
  lines: [],
});
const lowData: MailContent = {
  template: "lowData",
  name: "Japan",
  left: "750 MB",
  total: "3 GB",
  asOf: "14:20 UTC",
  link: `http://localhost:3000/en/orders/${ORDER}/open/1-secret`,
};
const tell = (content: MailContent, to = EMAIL) =>
  transaction((tx) => queueMail(tx, { key: newId(), to, locale: "en", orderId: ORDER, content }));

/** Sends all there is, as the queue would. */
async function sendAll(): Promise<void> {
  const [send] = pushWorkers;
  const rows = await db().pushMessage.findMany({ select: { id: true } });
  for (const { id } of rows) await send?.run({ messageId: id });
}
const ofCustomer = { addressHash: addressKey(EMAIL), sessionHash: sessionKey("token"), orderIds: [] };
const ofGuest = { addressHash: null, sessionHash: null, orderIds: [ORDER] };

beforeEach(async () => {
  await db().pushSubscription.deleteMany();
  await db().mailOptOut.deleteMany();
  await control("/faults", undefined);
  await fetch(`${sandbox()}/control/api/faults`, { method: "DELETE" });
});

test("a customer's browser and a guest's are told once of what is mailed, sealed, with no secret in it", async () => {
  const [customer, guest, stranger] = [await newBrowser(), await newBrowser(), await newBrowser()];
  await saveBrowser(customer, ofCustomer);
  await saveBrowser(guest, ofGuest);
  await saveBrowser(stranger, { ...ofGuest, orderIds: [newId()] });
  await tell(delivered());
  await sendAll();
  await sendAll();
  for (const browser of [customer, guest]) {
    const [message, ...more] = await received(browser);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ ttl: 86_400, urgency: "high", subject: `mailto:${env().SUPPORT_EMAIL}` });
    expect(JSON.parse(message?.text ?? "")).toMatchObject({
      title: "Your eSIM is ready (order 7KQ4M2XB)",
      body: "Install it at home on Wi-Fi before you leave.",
      path: `/en/orders/${ORDER}`,
      language: "en",
      direction: "ltr",
    });
    expect(message?.text).not.toContain("secret");
  }
  expect(await received(stranger)).toEqual([]);
});

test("where to send to and a browser's keys are not readable in the database", async () => {
  const browser = await newBrowser();
  await saveBrowser(browser, ofCustomer);
  const rows = JSON.stringify(await db().pushSubscription.findMany());
  for (const secret of [browser.endpoint, browser.keys.auth, browser.keys.p256dh, EMAIL])
    expect(rows).not.toContain(secret);
});

test("a topic that was switched off is not told, what belongs to an order is", async () => {
  const browser = await newBrowser();
  await saveBrowser(browser, ofCustomer);
  await tell(lowData);
  await tell(delivered());
  await setTopic(addressKey(EMAIL), "usage", false);
  await sendAll();
  expect(
    (await received(browser)).map(
      ({ text }) => z.object({ title: z.string() }).parse(JSON.parse(text)).title,
    ),
  ).toEqual(["Your eSIM is ready (order 7KQ4M2XB)"]);
  expect(await db().pushMessage.findMany({ where: { template: "lowData" } })).toMatchObject([
    { status: "UNWANTED" },
  ]);
});

test("a browser that is gone is forgotten, with all that waits for it", async () => {
  const browser = await newBrowser();
  await saveBrowser(browser, ofCustomer);
  await tell(delivered());
  await control(`/push/browsers/${idOf(browser)}/leave`, {});
  await sendAll();
  expect(await db().pushSubscription.count()).toBe(0);
  expect(await db().pushMessage.count()).toBe(0);
});

test("a push service that has too much to do is asked again when it says, one that refuses never", async () => {
  const busy = await newBrowser();
  await saveBrowser(busy, ofCustomer);
  await control("/faults", { operation: "push.send", kind: "rate_limit", count: 1, retryAfter: 600 });
  await tell(delivered());
  await sendAll();
  const [row] = await db().pushMessage.findMany();
  expect(row).toMatchObject({ status: "FAILED", lastError: "HTTP 429" });
  expect(row?.nextAt.getTime()).toBeGreaterThan(fromNow(9 * 60_000).getTime());
  await sendAll();
  expect(await received(busy)).toEqual([]);
  await db().pushMessage.updateMany({ data: { nextAt: fromNow(-1) } });
  await sendAll();
  expect(await received(busy)).toHaveLength(1);

  await control("/faults", { operation: "push.send", kind: "status", status: 403, count: 1 });
  await tell(delivered());
  await sendAll();
  expect(await db().pushMessage.count({ where: { status: "REFUSED" } })).toBe(1);
});

test("what waited for more than a day is not told any more", async () => {
  const browser = await newBrowser();
  await saveBrowser(browser, ofCustomer);
  await tell(delivered());
  await db().pushMessage.updateMany({ data: { createdAt: fromNow(-25 * 3_600_000) } });
  await sendAll();
  expect(await received(browser)).toEqual([]);
  expect(await db().pushMessage.findMany()).toMatchObject([{ status: "LATE" }]);
});

test("an address that is no push service's is never asked, whoever put it there", async () => {
  await saveBrowser({ ...(await newBrowser()), endpoint: "http://127.0.0.1:9/push" }, ofCustomer);
  await tell(delivered());
  await sendAll();
  expect(await db().pushMessage.findMany()).toMatchObject([
    { status: "REFUSED", lastError: "not a push service of ours" },
  ]);
});

test("a browser that moves keeps its place; nobody without its old address moves it", async () => {
  const [before, after] = [await newBrowser(), await newBrowser()];
  await saveBrowser(before, ofCustomer);
  expect(await renewBrowser(`${before.endpoint}x`, after)).toBe(false);
  expect(await renewBrowser(before.endpoint, after)).toBe(true);
  await tell(delivered());
  await sendAll();
  expect(await received(before)).toEqual([]);
  expect(await received(after)).toHaveLength(1);
});

test("signing out, a revoked link and the switch each end it, and nothing else", async () => {
  const [customer, guest, other] = [await newBrowser(), await newBrowser(), await newBrowser()];
  await saveBrowser(customer, ofCustomer);
  await saveBrowser(guest, { ...ofGuest, orderIds: [ORDER, newId()] });
  await saveBrowser(other, ofGuest);
  await dropSession("another token");
  expect(await db().pushSubscription.count()).toBe(3);
  await dropSession("token");
  await transaction((tx) => dropOrder(tx, ORDER));
  expect(await db().pushSubscription.findMany({ select: { addressHash: true, orderIds: true } })).toEqual([
    { addressHash: null, orderIds: [expect.not.stringContaining(ORDER)] },
  ]);
  await dropBrowser(guest.endpoint);
  expect(await db().pushSubscription.count()).toBe(0);
});

test("of an address's browsers the newest are kept", async () => {
  for (let many = 0; many < 14; many += 1) await saveBrowser(await newBrowser(), ofCustomer);
  expect(await db().pushSubscription.count()).toBe(12);
});
