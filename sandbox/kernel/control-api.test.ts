import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

it.each([
  { advance: "9999999999w" },
  { advanceMs: 1e300 },
  { advanceMs: -1e300 },
  { now: "+275760-09-13T00:00:00Z" },
  { now: "1969-12-31T00:00:00Z" },
])("a clock is not set to where no date can follow: %j", async (move) => {
  expect(await sandbox.control("/clock", move)).toMatchObject({ status: 422 });
  expect((await sandbox.get("/customer/v2/balance")).status).toBe(200);
});

it.each(["1.5", "0.5", "-1", "Infinity", "no-number"])(
  "the ledger is read with limit=%s too",
  async (limit) => {
    const { status, body } = await sandbox.control<{ entries: unknown[] }>(`/ledger?limit=${limit}`);
    expect({ status, entries: body.entries.length }).toEqual({ status: 200, entries: 1 });
  },
);

it.each([
  ['{"supplier":{"__proto__":{}}}', 'there is no setting "supplier.__proto__"'],
  ['{"supplier":{"constructor":1}}', 'there is no setting "supplier.constructor"'],
])("a setting that was never declared is none: %s", async (body, error) => {
  const headers = { "content-type": "application/json" };
  const answer = await sandbox.send("/control/api/settings", { method: "PATCH", headers, body });
  expect(answer).toMatchObject({ status: 422, body: { error } });
});

it("a pause longer than a timer can be is refused", async () => {
  const fault = { operation: "supplier.balance", kind: "delay", delayMs: 2 ** 31 };
  expect((await sandbox.control("/faults", fault)).status).toBe(422);
  expect((await sandbox.control("/faults", { ...fault, delayMs: 2 ** 31 - 1 })).status).toBe(201);
});
