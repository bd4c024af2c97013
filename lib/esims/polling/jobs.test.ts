import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startProcesses, type TestProcesses } from "@/bin/test-processes";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { chargeCall, pollSoon, takeCalls } from "./mutations";

const MINUTE = 60_000;
const CALLS_PER_SECOND = 3;

let sandbox: TestSandbox;
let processes: TestProcesses;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  const work = `
    const { pollFor, poll } = await import("@/lib/esims/polling/jobs");
    if (given.what === "clock") return poll();
    return given.seconds > 0 ? pollFor(given.seconds * 1000) : null;
  `;
  processes = await startProcesses(2, work, {
    PRESSONE_BASE_URL: sandbox.url(),
    POLL_CALLS_PER_SECOND: String(CALLS_PER_SECOND),
  });
  // Reads the modules and gets the token.
  lineId = (await make.order()).lines[0]?.id ?? "";
  await due(2);
  await poll(2);
});
afterAll(async () => {
  await processes.close();
  await sandbox.close();
});

let lineId: string;
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await db().esim.deleteMany();
  await db().supplierPause.deleteMany();
  await db().usagePoller.updateMany({
    data: { tokens: 0, failures: 0, restUntil: null, tickedAt: null, price: 0.03 },
  });
  lineId = (await make.order()).lines[0]?.id ?? "";
});

const past = (minutes = 1) => new Date(Date.now() - minutes * MINUTE);
/** eSIMs that are on phones, to be asked about now. */
async function due(count: number, given: { supplier?: string } = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let place = 0; place < count; place += 1) {
    const iccid = await buyOnlineSim(sandbox);
    const { id } = await make.esim({ id: lineId }, { iccid, ...given });
    await db().esimUsage.update({ where: { esimId: id }, data: { pollAt: past(count - place) } });
    ids.push(id);
  }
  return ids;
}
const poll = (seconds: number) => processes.tellAll({ seconds });
const row = (esimId: string) => db().esimUsage.findUniqueOrThrow({ where: { esimId } });
type Entry = { at: string; status: number | null };
async function calls(since: Date): Promise<Entry[]> {
  const { body } = await sandbox.control<{ entries: Entry[] }>("/ledger?operation=supplier.usage&limit=1000");
  return body.entries.filter(({ at }) => new Date(at) >= since);
}

test("what is due is asked about, the longest waiting first, once, and planned anew", async () => {
  const ids = await due(4);
  const started = new Date();
  await poll(4);
  expect(await calls(started)).toHaveLength(4);
  const rows = await Promise.all(ids.map(row));
  for (const { status, pollAt, askedAt } of rows) {
    expect(status).toBe("ACTIVE");
    expect(askedAt).not.toBeNull();
    expect((pollAt?.getTime() ?? 0) - (askedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(20 * MINUTE);
  }
  const asked = rows.map(({ askedAt }) => askedAt?.getTime() ?? 0);
  expect(asked[0]).toBeLessThan(asked[3] ?? 0);
  expect((await db().usagePoller.findFirstOrThrow()).tickedAt).not.toBeNull();
});

test("two processes together stay within the budget, without bursts", async () => {
  await due(24);
  await db().usagePoller.updateMany({ data: { refilledAt: new Date() } });
  const started = new Date();
  await poll(4);
  const seconds = (Date.now() - started.getTime()) / 1_000;
  const asked = await calls(started);
  expect(asked.length).toBeGreaterThan(CALLS_PER_SECOND * 2);
  expect(asked.length).toBeLessThanOrEqual(CALLS_PER_SECOND * seconds + 2);
  // In no second more than the budget and what was saved up for half of one.
  const times = asked.map(({ at }) => new Date(at).getTime());
  const inSecondAfter = (from: number) => times.filter((at) => at >= from && at < from + 1_000).length;
  expect(Math.max(...times.map(inSecondAfter))).toBeLessThanOrEqual(CALLS_PER_SECOND * 2);
});

test("a question of somebody who looks comes out of the same budget", async () => {
  const full = { tokens: 1, refilledAt: new Date() };
  await db().usagePoller.updateMany({ data: full });
  expect(await takeCalls(0.001, 5)).toBe(1);
  expect(await takeCalls(0.001, 5)).toBe(0);
  await db().usagePoller.updateMany({ data: full });
  await chargeCall();
  expect(await takeCalls(0.001, 5)).toBe(0);
});

test("a database whose clock was set back grants calls again", async () => {
  await db().usagePoller.updateMany({ data: { tokens: 0, refilledAt: new Date(Date.now() + 60 * MINUTE) } });
  await expect.poll(() => takeCalls(5, 1)).toBe(1);
});

describe("a supplier that does not do", () => {
  test("is left alone after a few calls, by all processes, and by each eSIM's next plan", async () => {
    const ids = await due(9);
    await sandbox.control("/faults", {
      operation: "supplier.usage",
      kind: "status",
      status: 500,
      count: 100,
    });
    const started = new Date();
    await poll(5);
    const inVain = (await calls(started)).length;
    expect(inVain).toBeGreaterThanOrEqual(3);
    expect(inVain).toBeLessThanOrEqual(5);
    await poll(1);
    expect((await calls(started)).length).toBe(inVain);
    const poller = await db().usagePoller.findFirstOrThrow();
    expect((poller.restUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(5_000);
    const asked = (await Promise.all(ids.map(row))).filter(({ lastError }) => lastError === "unavailable");
    for (const { pollAt, nextAskAt } of asked) expect(pollAt).toEqual(nextAskAt);

    // Back again, one answer ends it.
    await sandbox.control("/faults", {}, "DELETE");
    await db().usagePoller.updateMany({ data: { restUntil: past() } });
    await poll(1);
    expect(await db().usagePoller.findFirstOrThrow()).toMatchObject({ failures: 0, restUntil: null });
  });

  test("and names a pause is obeyed", async () => {
    await due(6);
    const fault = { operation: "supplier.usage", kind: "rate_limit", retryAfter: 600, count: 100 };
    await sandbox.control("/faults", fault);
    const started = new Date();
    await poll(4);
    expect((await calls(started)).length).toBeLessThanOrEqual(4);
    const { restUntil } = await db().usagePoller.findFirstOrThrow();
    expect((restUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(500_000);
  });

  test("for one eSIM only holds up no other", async () => {
    const [strange = "", ...others] = await due(3);
    const { esimId } = await row(strange);
    await db().esim.update({ where: { id: esimId }, data: { supplier: "airalo" } });
    const started = new Date();
    await poll(3);
    expect(await calls(started)).toHaveLength(2);
    expect((await Promise.all(others.map(row))).map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVE"]);
    const put = await row(strange);
    expect(put.measuredAt).toBeNull();
    expect((put.pollAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_600_000);
  });
});

test("an eSIM that was asked about a moment ago waits for the supplier's interval", async () => {
  const [id = ""] = await due(1);
  const nextAskAt = new Date(Date.now() + 10 * MINUTE);
  await db().esimUsage.update({ where: { esimId: id }, data: { askedAt: past(), nextAskAt } });
  const started = new Date();
  await poll(1);
  expect(await calls(started)).toEqual([]);
  expect((await row(id)).pollAt).toEqual(nextAskAt);
});

test("a top-up makes an eSIM matter again", async () => {
  const [id = ""] = await due(1);
  await db().esimUsage.update({ where: { esimId: id }, data: { pollAt: null } });
  await poll(1);
  expect((await row(id)).measuredAt).toBeNull();
  await pollSoon(id);
  await poll(2);
  expect(await row(id)).toMatchObject({ status: "ACTIVE" });
});

test("plans of a clock that was set back since are made due again", async () => {
  const [id = ""] = await due(1);
  const week = new Date(Date.now() + 7 * 24 * 60 * MINUTE);
  await db().esimUsage.update({ where: { esimId: id }, data: { pollAt: week } });
  await db().usagePoller.updateMany({ data: { tickedAt: week, restUntil: week } });
  await processes.tell(0, { what: "clock" });
  const { pollAt } = await row(id);
  expect((pollAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60 * MINUTE);
  expect(await db().usagePoller.findFirstOrThrow()).toMatchObject({ restUntil: null });
});
