import { beforeEach, describe, expect, test } from "vitest";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import type { SupplierUsage } from "@/lib/suppliers/contract/esims";
import { type MailContent, mailSchema } from "@/lib/notifications/model";
import * as make from "@/prisma/seed/factories";
import { storeUsage } from "../mutations";
import { remindOwners } from "./jobs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let orderId: string;
let esimId: string;
const buyer = "traveller@example.com";
beforeEach(async () => {
  await db().mail.deleteMany();
  const order = await make.order({ email: buyer, locale: "de", createdAt: inDays(-20) });
  orderId = order.id;
  const [line] = order.lines;
  if (!line) throw new Error("an order has a line");
  esimId = (await make.esim(line, { createdAt: inDays(-20) })).id;
});

const usage = (remaining: number, given: Partial<SupplierUsage> = {}): SupplierUsage => ({
  status: "ACTIVE",
  statusText: "ACTIVE",
  unlimited: false,
  dataMb: { remaining, total: 1_000 },
  voiceMinutes: null,
  textMessages: null,
  expiresAt: inDays(20),
  ...given,
});
const hear = (remaining: number, given?: Partial<SupplierUsage>) =>
  storeUsage(esimId, usage(remaining, given));

async function mails(): Promise<{ to: string; locale: string; content: MailContent }[]> {
  const rows = await db().mail.findMany({ orderBy: { createdAt: "asc" } });
  return rows.map(({ key, contentCipher, recipient, locale }) => ({
    to: recipient,
    locale,
    content: mailSchema.parse(JSON.parse(decrypt(contentCipher, `mail:${key}`))),
  }));
}
async function kinds(): Promise<string[]> {
  const rows = await db().esimAlert.findMany({
    where: { esimId },
    orderBy: [{ period: "asc" }, { kind: "asc" }],
  });
  return rows.map(({ kind, period, mailed }) => `${kind} ${period}${mailed ? "" : " with another"}`);
}
/** A top-up that was delivered a while ago. */
async function topUp(deliveredAt = new Date(Date.now() - HOUR)): Promise<void> {
  await make.order({ email: buyer }, { topupEsimId: esimId, deliveredAt });
}

describe("low data", () => {
  test("is told of once per level, to the buyer, in the order's language, with a way to top up", async () => {
    await hear(800);
    expect(await mails()).toEqual([]);
    await hear(240);
    await hear(230);
    await hear(90);
    await hear(80);
    expect(await kinds()).toEqual(["data_75 0", "data_90 0"]);
    const [first, second, ...more] = await mails();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      to: buyer,
      locale: "de",
      content: { template: "lowData", name: "Japan", left: "240\u00a0MB", total: "1.000\u00a0MB" },
    });
    expect(second).toMatchObject({ content: { left: "90\u00a0MB" } });
    const link = new URL(first?.content.link ?? "");
    expect(link.pathname).toMatch(new RegExp(`^/de/orders/${orderId}/open/1-`));
    expect(Object.fromEntries(link.searchParams)).toEqual({ to: "top-up", esim: esimId });
  });

  test("is told of once where both levels are crossed at once, and where it goes up and down again", async () => {
    await hear(50);
    await hear(700);
    await hear(200);
    await hear(60);
    expect(await kinds()).toEqual(["data_75 0 with another", "data_90 0"]);
    expect(await mails()).toMatchObject([{ content: { left: "50\u00a0MB" } }]);
  });

  test("is told of by one of many answers that come at once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => hear(200)));
    expect(await mails()).toHaveLength(1);
  });

  test("is told of in other words where nothing is left", async () => {
    await hear(0, { status: "FINISHED" });
    expect(await mails()).toMatchObject([{ content: { template: "lowData", left: null } }]);
  });

  test.each<[string, Partial<SupplierUsage>]>([
    ["unlimited", { unlimited: true, dataMb: null }],
    ["unknown", { dataMb: null }],
    ["negative", { dataMb: { remaining: -1, total: 1_000 } }],
    ["of a status nobody has seen", { status: "UNKNOWN", statusText: "Hibernating" }],
    ["more than all", { dataMb: { remaining: 5_000, total: 1_000 } }],
    ["zero of an eSIM that runs", { dataMb: { remaining: 0, total: 1_000 } }],
  ])("is not what is left where that is %s", async (_what, given) => {
    await hear(800);
    await hear(100, given);
    expect(await mails()).toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  test("is told of anew after a top-up, but not of figures from before it", async () => {
    await hear(90);
    await topUp();
    await hear(85);
    expect(await mails()).toHaveLength(1);
    await hear(2_085, { dataMb: { remaining: 2_085, total: 3_000 } });
    await hear(700, { dataMb: { remaining: 700, total: 3_000 } });
    expect(await kinds()).toEqual(["data_75 0 with another", "data_90 0", "data_75 1"]);
    expect(await mails()).toHaveLength(2);
  });

  test("is nobody's any more where the money went back, or where it was put away", async () => {
    await db().esim.update({ where: { id: esimId }, data: { returnedAt: new Date() } });
    await hear(90);
    await db().esim.update({ where: { id: esimId }, data: { returnedAt: null, archivedAt: new Date() } });
    await hear(80);
    expect(await mails()).toEqual([]);
  });

  test("goes to its owner, who opens no stranger's order", async () => {
    const owner = await make.customer();
    await db().esim.update({ where: { id: esimId }, data: { customerId: owner.id, label: "Anna’s phone" } });
    await hear(90);
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: owner.email, content: { name: "Anna’s phone" } });
    expect(new URL(mail?.content.link ?? "").pathname).toBe(`/de/esims/${esimId}/top-up`);
  });

  test("tells staff how late it can be at most", async () => {
    await hear(800);
    const first = await db().esimUsage.findUniqueOrThrow({ where: { esimId } });
    await hear(90);
    const alerts = await db().esimAlert.findMany({ where: { esimId, mailed: true } });
    expect(alerts).toMatchObject([
      { kind: "data_90", remainingMb: 90, totalMb: 1_000, lastSeenAt: first.measuredAt },
    ]);
  });
});

describe("its end", () => {
  test("is told of by the clock alone, once for each of three days and one", async () => {
    await hear(500, { expiresAt: inDays(3.5) });
    await remindOwners();
    expect(await mails()).toEqual([]);
    await db().esimUsage.update({
      where: { esimId },
      data: { expiresAt: inDays(2.9), alertAt: inDays(-0.1) },
    });
    await remindOwners();
    await remindOwners();
    expect(await mails()).toMatchObject([
      { to: buyer, content: { template: "esimExpiring", days: 3, left: "500\u00a0MB" } },
    ]);
    const { alertAt } = await db().esimUsage.findUniqueOrThrow({ where: { esimId } });
    expect((alertAt?.getTime() ?? 0) - Date.now()).toBeCloseTo(1.9 * DAY, -5);
    await db().esimUsage.update({
      where: { esimId },
      data: { expiresAt: inDays(0.9), alertAt: inDays(-0.1) },
    });
    await remindOwners();
    expect(await kinds()).toEqual(["expires_1d 0", "expires_3d 0"]);
    expect(await mails()).toHaveLength(2);
    expect(await db().esimUsage.findUniqueOrThrow({ where: { esimId } })).toMatchObject({ alertAt: null });
  });

  test("is told of in one mail where both are due, and by one process of several", async () => {
    await hear(500, { expiresAt: inDays(0.5) });
    await Promise.all([remindOwners(), remindOwners(), remindOwners()]);
    expect(await kinds()).toEqual(["expires_1d 0", "expires_3d 0 with another"]);
    expect(await mails()).toMatchObject([{ content: { days: 1 } }]);
  });

  test("is looked at again where it moved, and not told of twice for it", async () => {
    await hear(500, { expiresAt: inDays(2) });
    await remindOwners();
    await hear(500, { expiresAt: inDays(10) });
    await remindOwners();
    await hear(500, { expiresAt: inDays(2.5) });
    await remindOwners();
    expect(await mails()).toHaveLength(1);
  });

  test.each<[string, number, Partial<SupplierUsage>]>([
    ["used up", 0, { status: "FINISHED" }],
    ["over", 500, { status: "EXPIRED", expiresAt: inDays(-1) }],
    ["unknown", 500, { expiresAt: null }],
    ["far", 500, {}],
  ])("is not told of where the package is %s", async (_what, remaining, given) => {
    await hear(remaining, { expiresAt: inDays(10), ...given });
    await remindOwners();
    expect((await mails()).filter(({ content }) => content.template === "esimExpiring")).toEqual([]);
  });
});
