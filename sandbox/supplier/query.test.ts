import { afterAll, beforeAll, expect, it } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox("airalo");
  await buySim(sandbox);
});
afterAll(() => sandbox.close());

it.each([
  ["/orders?limit[]=1", { limit: "The limit must be an integer." }],
  ["/orders?page[x]=1", { page: "The page must be an integer." }],
  ["/orders?filter[description][]=abc", { "filter.description": "The filter.description must be a string." }],
  [
    "/orders?filter[order_status][]=x",
    { "filter.order_status": "The filter.order status must be a string." },
  ],
  ["/sims?filter[created_at][]=x", { "filter.created_at": "The filter.created at must be a string." }],
  ["/packages?filter[country][]=JP", { "filter.country": "The filter.country must be a string." }],
  ["/future-orders?status[]=failed", { status: "The status must be a string." }],
  ["/finance/exchange-rates?to[]=EUR", { to: "The to must be a string." }],
  ["/notifications/opt-in?type[]=x", { type: "The type must be a string." }],
])("a list where one value belongs is refused: %s", async (path, data) => {
  expect(await sandbox.get(`/v2${path}`)).toMatchObject({ status: 422, body: { data } });
});

it("with the status that is set for lists", async () => {
  await sandbox.control("/settings", { supplier: { listValidationStatus: 400 } }, "PATCH");
  expect((await sandbox.get("/v2/orders?filter[iccid][]=1")).status).toBe(400);
  await sandbox.control("/settings", { supplier: { listValidationStatus: 422 } }, "PATCH");
});

it("the last of several values counts", async () => {
  const { body } = await sandbox.get("/v2/orders?limit=1&limit=3&filter%5Bcode%5D=x&filter%5Bcode%5D=2");
  expect(body).toMatchObject({ data: [{}], meta: { per_page: "3" } });
});

it("what is to be included may come as a list", async () => {
  const { body } = await sandbox.get("/v2/orders?include[]=status&include[]=sims,user");
  expect(body).toMatchObject({ data: [{ status: {}, sims: [{}], user: {} }] });
});
