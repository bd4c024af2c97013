import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startProcesses, type TestProcesses } from "@/bin/test-processes";
import { db } from "@/lib/platform/db";
import { esim, order } from "@/prisma/seed/factories";
import { buyOnlineSim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";

const PROCESSES = 2;
const CALLERS = 25;

let sandbox: TestSandbox;
let processes: TestProcesses;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  const work = `
    const { currentHistory, currentUsage, pollUsage, refreshHistory } = await import("@/lib/esims/service");
    const ask = async () => {
      const { esimId } = given;
      if (given.what === "page")
        return Promise.all([currentUsage(esimId), currentHistory(esimId), pollUsage(esimId)]).then(() => null);
      if (given.what === "history") return refreshHistory(given.esimId).then(() => null);
      const view = await currentUsage(given.esimId);
      return [view?.status ?? null, view?.problem ?? null];
    };
    return Promise.all(Array.from({ length: given.callers }, ask));
  `;
  processes = await startProcesses(PROCESSES, work, { PRESSONE_BASE_URL: sandbox.url() });
  // Reads the modules.
  await processes.tellAll({ what: "usage", esimId: "", callers: 0 });
});
afterAll(async () => {
  await processes.close();
  await sandbox.close();
});

let iccid: string;
let esimId: string;
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await sellEsim();
});

/** Makes another eSIM the one that is asked about. */
async function sellEsim(): Promise<void> {
  iccid = await buyOnlineSim(sandbox);
  const [line] = (await order()).lines;
  if (!line) throw new Error("an order has a line");
  esimId = (await esim(line, { iccid })).id;
}

const ask = async (what: "usage" | "history" | "page") =>
  (await processes.tellAll({ what, esimId, callers: CALLERS })).flat();
async function asked(operation: string): Promise<number> {
  const query = `/ledger?operation=${operation}&limit=1000`;
  const { entries } = (await sandbox.control<{ entries: { path: string }[] }>(query)).body;
  return entries.filter(({ path }) => path.includes(iccid)).length;
}

test("usage that many viewers in several processes want is asked for once in twenty minutes", async () => {
  expect(await ask("usage")).toHaveLength(PROCESSES * CALLERS);
  await expect.poll(() => db().esimUsage.count({ where: { esimId, measuredAt: { not: null } } })).toBe(1);
  expect(await ask("usage")).toEqual(Array(PROCESSES * CALLERS).fill(["ACTIVE", null]));
  expect(await asked("supplier.usage")).toBe(1);

  await db().esimUsage.update({ where: { esimId }, data: { nextAskAt: new Date() } });
  await ask("usage");
  expect(await asked("supplier.usage")).toBe(2);
});

test("fifty who look at its page in two processes, and the poller, ask once for usage and once for history", async () => {
  await ask("page");
  await ask("page");
  await expect.poll(() => db().esimHistory.count({ where: { esimId, measuredAt: { not: null } } })).toBe(1);
  expect([await asked("supplier.usage"), await asked("supplier.history")]).toEqual([1, 1]);
  const { viewedAt } = await db().esim.findUniqueOrThrow({ where: { id: esimId } });
  expect(Date.now() - (viewedAt?.getTime() ?? 0)).toBeLessThan(60_000);
});

test("package history likewise, once in fifteen minutes", async () => {
  await ask("history");
  await ask("history");
  expect(await asked("supplier.history")).toBe(1);
});

test("and what the supplier refuses for now is left alone by all of them, another eSIM's usage is not", async () => {
  await sandbox.control("/faults", {
    operation: "supplier.usage",
    kind: "rate_limit",
    retryAfter: 600,
    contains: iccid,
  });
  await ask("usage");
  await expect.poll(() => db().esimUsage.count({ where: { esimId, lastError: "throttled" } })).toBe(1);
  expect(await ask("usage")).toEqual(Array(PROCESSES * CALLERS).fill(["NOT_ACTIVE", "throttled"]));
  // Even a viewer whom the shop would let ask is held back by the supplier's own pause.
  await db().esimUsage.update({ where: { esimId }, data: { nextAskAt: new Date() } });
  await ask("usage");
  expect(await asked("supplier.usage")).toBe(1);
  const row = await db().esimUsage.findUniqueOrThrow({ where: { esimId } });
  expect(row.nextAskAt.getTime() - Date.now()).toBeGreaterThan(500_000);

  await sellEsim();
  expect((await ask("usage")).some((view) => JSON.stringify(view) === '["ACTIVE",null]')).toBe(true);
  expect(await asked("supplier.usage")).toBe(1);
});
