import { afterAll, beforeAll, expect, test } from "vitest";
import { startProcesses, type TestProcesses } from "@/bin/test-processes";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";

const PROCESSES = 3;
const CALLERS = 20;

let sandbox: TestSandbox;
let processes: TestProcesses;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  const work = `
    const { supplier } = await import("@/lib/suppliers/registry");
    const ask = () => supplier()[given.method]().then(() => "ok", (error) => error.kind + " " + error.retryAfterSeconds);
    return Promise.all(Array.from({ length: given.callers }, ask));
  `;
  processes = await startProcesses(PROCESSES, work, { PRESSONE_BASE_URL: sandbox.url() });
  // Reads the modules.
  await processes.tellAll({ method: "balance", callers: 0 });
});
afterAll(async () => {
  await processes.close();
  await sandbox.close();
});

async function asked(operation: string): Promise<number> {
  const query = `/ledger?operation=${operation}&limit=1000`;
  return (await sandbox.control<{ entries: unknown[] }>(query)).body.entries.length;
}
const askBalance = async () => (await processes.tellAll({ method: "balance", callers: CALLERS })).flat();
const ALL_OK = Array<string>(PROCESSES * CALLERS).fill("ok");

test("sixty callers in three processes ask for one token, and for one more when it ends under way", async () => {
  const before = await asked("supplier.token");
  expect(await askBalance()).toEqual(ALL_OK);
  expect(await asked("supplier.token")).toBe(before + 1);

  await sandbox.control("/faults", {
    operation: "supplier.balance",
    kind: "token_expiry",
    skip: CALLERS,
    count: 1,
  });
  expect(await askBalance()).toEqual(ALL_OK);
  expect(await asked("supplier.token")).toBe(before + 2);
});

test("what one process was told to wait, none asks before", async () => {
  await sandbox.control("/faults", {
    operation: "supplier.devices",
    kind: "rate_limit",
    retryAfter: 600,
    retryAfterForm: "date",
    count: 1,
  });
  const [first] = (await processes.tell(0, { method: "listDevices", callers: 1 })) as string[];
  expect(first).toMatch(/^throttled (?:600|601)$/);
  const others = (await processes.tellAll({ method: "listDevices", callers: CALLERS })).flat() as string[];
  expect(others).toHaveLength(PROCESSES * CALLERS);
  for (const other of others) expect(other).toMatch(/^throttled (?:59\d|60\d)$/);
  expect(await asked("supplier.devices")).toBe(1);
  expect(await askBalance()).toEqual(ALL_OK);
});
