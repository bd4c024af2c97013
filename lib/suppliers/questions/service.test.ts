import { afterAll, beforeAll, expect, test } from "vitest";
import { startProcesses, type TestProcesses } from "@/bin/test-processes";
import { db } from "@/lib/platform/db";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";

const PROCESSES = 2;
const CALLERS = 10;

let sandbox: TestSandbox;
let processes: TestProcesses;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  const work = `
    const { renewBalance } = await import("@/lib/suppliers/service");
    const { renewPlaces } = await import("@/lib/catalog/sync/service");
    const ask = given.places ? () => renewPlaces(given.places) : () => renewBalance();
    return Promise.all(Array.from({ length: given.callers }, ask));
  `;
  processes = await startProcesses(PROCESSES, work, { PRESSONE_BASE_URL: sandbox.url() });
  await processes.tellAll({ callers: 0 });
});
afterAll(async () => {
  await processes.close();
  await sandbox.close();
});

async function asked(operation: string): Promise<number> {
  const query = `/ledger?operation=${operation}&limit=1000`;
  return (await sandbox.control<{ entries: unknown[] }>(query)).body.entries.length;
}
/** As if the last question had been put longer ago than any interval. */
const later = () => db().supplierQuestion.updateMany({ data: { askedAt: new Date(Date.now() - 3_600_000) } });

test("however many want the balance, all processes together ask once a minute", async () => {
  await processes.tellAll({ callers: CALLERS });
  expect(await asked("supplier.balance")).toBe(1);
  expect(await db().supplierBalance.findMany()).toMatchObject([
    { supplier: "pressone", amountMinor: 500_000n },
  ]);
  await processes.tellAll({ callers: CALLERS });
  expect(await asked("supplier.balance")).toBe(1);
  await later();
  await processes.tellAll({ callers: CALLERS });
  expect(await asked("supplier.balance")).toBe(2);
});

test("each place is a question of its own, and one that failed is not put again at once", async () => {
  const japan = { slug: "japan", countryCode: "JP" };
  const italy = { slug: "italy", countryCode: "IT" };
  await sandbox.control("/faults", {
    operation: "supplier.packages",
    kind: "status",
    status: 500,
    count: 100,
  });
  const first = await processes.tellAll({ callers: CALLERS, places: [japan] });
  // Nothing is known of the catalogue, so that nothing may be sold from it.
  expect(new Set(first.flat())).toEqual(new Set([false]));
  await sandbox.control("/faults", {}, "DELETE");
  const failed = await asked("supplier.packages");
  expect(await processes.tellAll({ callers: 1, places: [japan] })).toEqual([[false], [false]]);
  expect(await asked("supplier.packages")).toBe(failed);
  expect((await processes.tellAll({ callers: CALLERS, places: [italy] })).flat()).toEqual(
    Array<boolean>(PROCESSES * CALLERS).fill(true),
  );
  expect(await asked("supplier.packages")).toBe(failed + 1);
  await later();
  expect(await processes.tellAll({ callers: 1, places: [japan, italy] })).toEqual([[true], [true]]);
});
