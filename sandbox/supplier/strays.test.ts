import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const newest = async () => {
  const { body } = await sandbox.control<{ entries: object[] }>("/ledger?limit=1");
  return body.entries[0];
};
const ask = (method: string, path: string) =>
  fetch(sandbox.url() + path, {
    method,
    redirect: "manual",
    headers: { ...sandbox.headers(), "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: '{"description":"lost"}' }),
  });

it.each([
  ["POST", "/customer/v2/orders/", 404],
  ["GET", "/customer/v1/balance", 404],
  ["GET", "/customer/v2/finance/exchange-rates", 404],
  ["DELETE", "/v2/orders", 404],
  ["GET", "/cusomter/v2/balance", 404],
  ["GET", "/api/third-party/partner/nothing/", 404],
  ["POST", "/api/third-party/partner/user/", 405],
  ["GET", "/api/third-party/partner/user", 301],
])("a call that nothing answers is in the ledger: %s %s", async (method, path, status) => {
  expect((await ask(method, path)).status).toBe(status);
  expect(await newest()).toMatchObject({
    operation: "supplier.unknown",
    area: "supplier",
    method,
    path,
    status,
    request: method === "GET" ? {} : { description: "lost" },
    worked: false,
  });
});

it("an address to read from may end in a slash, one to write to may not", async () => {
  const { body } = await sandbox.get<{ data: unknown }>("/customer/v2/compatible-devices-lite/");
  expect(body.data).toBeInstanceOf(Array);
  for (const path of ["/orders/", "/sims/", "/packages/?limit=1", "/balance/", "/future-orders/"])
    expect((await sandbox.get(`/v2${path}`)).status).toBe(200);
  for (const path of ["/sims/8910300000000000001/", "/sims/8910300000000000001/usage/", "/orders/99999999/"])
    expect((await sandbox.get(`/v2${path}`)).body).toMatchObject({ meta: {} });
  for (const path of ["/orders/", "/orders/topups/", "/token/", "/simulator/webhook/"])
    expect((await ask("POST", `/v2${path}`)).status).toBe(404);
});

it("so is one under the spelling that is switched off", async () => {
  await sandbox.control("/settings", { supplier: { usageSpelling: "cusomter" } }, "PATCH");
  const path = "/customer/v2/sims/8910300000000000001/usage";
  await ask("GET", path);
  expect(await newest()).toMatchObject({ operation: "supplier.unknown", path });
});

it("the version that some pages name is not there, although another API is", async () => {
  const answer = await ask("GET", "/v1/balance");
  expect([answer.status, await answer.text()]).toEqual([404, "404 Not Found"]);
  expect(await newest()).toMatchObject({ operation: "supplier.unknown", path: "/v1/balance", status: 404 });
  const headers = { authorization: "Bearer sk_test_x" };
  expect((await fetch(`${sandbox.url()}/v1/balance`, { headers })).status).toBe(200);
});

it("so is one whose body is too large", async () => {
  const body = "x".repeat(17 * 1_024 * 1_024);
  await fetch(`${sandbox.url()}/v2/orders`, { method: "POST", headers: sandbox.headers(), body });
  expect(await newest()).toMatchObject({ operation: "supplier.unknown", status: 413, request: {} });
});

it("what other areas answer is not", async () => {
  await fetch(`${sandbox.url()}/nothing`);
  expect(await newest()).toMatchObject({ operation: "supplier.token" });
});
