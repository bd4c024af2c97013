import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import type { OwnedEsimId } from "../model";
import { addDays } from "../trip/model";
import { saveTrip } from "../trip/mutations";
import { dueReminders } from "./data";
import { reminderWorkers } from "./jobs";
import { reminderDay, type ReminderKind } from "./model";

const DAY_MS = 86_400_000;
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
});
afterAll(async () => {
  await stopJobs();
  await sandbox.close();
});
beforeEach(async () => {
  await db().esim.deleteMany();
  await db().mail.deleteMany();
});

const [remindWorker, sweepWorker] = reminderWorkers;
const today = () => reminderDay(new Date());
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

type Given = {
  tripIn?: number;
  days?: number;
  age?: number;
  status?: string;
  measuredAt?: Date | null;
  iccid?: string;
  snapshot?: object;
} & Partial<Record<"returnedAt" | "archivedAt", Date>>;

/** An eSIM whose figures are of this minute, so that nobody has to be asked. */
async function esim({ tripIn, days = 9, age = 0, status = "NOT_ACTIVE", ...given }: Given = {}) {
  const { measuredAt = new Date(), iccid, snapshot = make.japanSnapshot, ...rest } = given;
  const order = await make.order({}, { snapshot });
  const [line] = order.lines;
  if (!line) throw new Error("an order has a line");
  const trip =
    tripIn === undefined
      ? {}
      : {
          tripStartsOn: midnight(addDays(today(), tripIn)),
          tripEndsOn: midnight(addDays(today(), tripIn + days)),
        };
  const { id } = await make.esim(line, {
    createdAt: new Date(Date.now() - age * DAY_MS),
    usage: { create: { status, measuredAt, nextAskAt: new Date(0) } },
    ...(iccid ? { iccid } : {}),
    ...trip,
    ...rest,
  });
  return { id, order };
}

const due = async () => (await dueReminders(100)).map(({ kind }) => kind);
const remind = async (esimId: string, kind: ReminderKind) => remindWorker?.run({ esimId, kind });
const mails = async () => db().mail.findMany({ orderBy: { createdAt: "asc" } });
const told = async () =>
  (await mails()).map(
    ({ key, contentCipher }) => JSON.parse(decrypt(contentCipher, `mail:${key}`)) as object,
  );

test.each<[string, Given, string[]]>([
  ["a trip in eight days", { tripIn: 8 }, []],
  ["a trip in a week", { tripIn: 7 }, ["week"]],
  ["a trip in two days", { tripIn: 2 }, ["week"]],
  ["a trip tomorrow", { tripIn: 1 }, ["eve"]],
  ["a trip that begins today", { tripIn: 0 }, []],
  ["an eSIM of which nothing is known", { tripIn: 1, status: "UNKNOWN" }, ["eve"]],
  ["an eSIM that runs", { tripIn: 1, status: "ACTIVE" }, []],
  ["an eSIM that is used up", { tripIn: 1, status: "FINISHED" }, []],
  ["one that was given back", { tripIn: 1, returnedAt: new Date() }, []],
  ["one that was put away", { tripIn: 1, archivedAt: new Date() }, []],
  ["delivery four days ago", { age: 4 }, []],
  ["delivery six days ago", { age: 6 }, ["delivered"]],
  ["delivery weeks ago", { age: 20 }, []],
  ["delivery six days ago, with a trip far ahead", { age: 6, tripIn: 60 }, []],
])("of %s is reminded as it should be", async (_what, given, kinds) => {
  await esim(given);
  expect(await due()).toEqual(kinds);
});

test("the reminder is mailed once, in the buyer's language, with the way in and no code", async () => {
  const { id, order } = await esim({ tripIn: 7, days: 40 });
  await Promise.all([remind(id, "week"), remind(id, "week")]);
  await remind(id, "week");
  expect(await mails()).toMatchObject([
    { template: "notInstalled", recipient: order.email, orderId: order.id },
  ]);
  const [content] = await told();
  expect(content).toMatchObject({ place: "Japan", policy: "first-usage", missingDays: 10 });
  expect(content).toHaveProperty("link", expect.stringContaining(`/open/1-`));
  expect(content).toHaveProperty("link", expect.stringContaining(`?to=install&esim=${id}`));
  expect(JSON.stringify(content)).not.toMatch(/LPA|\d{18}/);
  expect(await due()).toEqual([]);
});

test("several eSIMs of one order and one trip are one mail", async () => {
  const { id, order } = await esim({ tripIn: 1 });
  const [line] = order.lines;
  if (!line) throw new Error("an order has a line");
  const trip = { tripStartsOn: midnight(addDays(today(), 1)) };
  const usage = { create: { status: "NOT_ACTIVE", measuredAt: new Date(), nextAskAt: new Date(0) } };
  const other = await make.esim(line, { ...trip, usage });
  for (const each of [id, other.id]) await remind(each, "eve");
  expect(await mails()).toMatchObject([{ template: "tripSoon" }]);
  expect(await due()).toEqual([]);
});

test("a trip that is moved is reminded of anew, one told too late is not", async () => {
  const { id } = await esim({ tripIn: 1 });
  await remind(id, "eve");
  await saveTrip(id as OwnedEsimId, { startsOn: addDays(today(), 20), endsOn: null });
  expect(await due()).toEqual([]);
  await db().esim.update({ where: { id }, data: { tripStartsOn: midnight(addDays(today(), 5)) } });
  expect(await due()).toEqual(["week"]);
  // Whoever types it a day before has just read what the mail would say.
  await saveTrip(id as OwnedEsimId, { startsOn: addDays(today(), 1), endsOn: null });
  expect(await due()).toEqual([]);
});

test("figures that are old are asked for anew, and whoever is online by now is left alone", async () => {
  const iccid = await buyOnlineSim(sandbox);
  const { id } = await esim({ tripIn: 1, iccid, measuredAt: new Date(Date.now() - DAY_MS) });
  await remind(id, "eve");
  expect(await mails()).toEqual([]);
  expect(await db().esimUsage.findUnique({ where: { esimId: id } })).toMatchObject({ status: "ACTIVE" });
  expect(await due()).toEqual([]);
});

test("an operator that does not answer keeps nobody from being reminded", async () => {
  await sandbox.control("/faults", { operation: "supplier.usage", kind: "status", status: 500 });
  const { id } = await esim({ tripIn: 1, measuredAt: null });
  await remind(id, "eve");
  expect(await mails()).toHaveLength(1);
  await sandbox.control("/faults", {}, "DELETE");
});

test("what starts with its installation gets no word a week ahead, and is not looked at again", async () => {
  const snapshot = { ...make.japanSnapshot, activationPolicy: "installation" };
  const { id } = await esim({ tripIn: 7, snapshot });
  await remind(id, "week");
  expect([await mails(), await due()]).toEqual([[], []]);
});

test("what was taken back since it was found is not mailed", async () => {
  const { id } = await esim({ tripIn: 1 });
  await saveTrip(id as OwnedEsimId, null);
  await remind(id, "eve");
  expect(await mails()).toEqual([]);
});

test("the sweep wakes a job for each", async () => {
  const { id } = await esim({ tripIn: 1 });
  await sweepWorker?.run({});
  const jobs = await db().$queryRaw<{ data: unknown }[]>`
    SELECT data FROM pgboss.job WHERE name = 'esims.remind' AND state < 'active'`;
  expect(jobs).toContainEqual({ data: { esimId: id, kind: "eve" } });
});

test("a reminder that was written down stays as it is", async () => {
  const { id } = await esim({ tripIn: 1 });
  await remind(id, "eve");
  await expect(
    db().esimReminder.updateMany({ where: { esimId: id }, data: { isMailed: false } }),
  ).rejects.toThrow(/append-only/);
});
