import { expect, test } from "vitest";
import { foreignModels, ownersIn } from "./table-owners.ts";

const owners = ownersIn([
  { module: "orders", text: "model Order {\n}\nmodel OrderLine {\n}\nenum OrderStatus {\n}" },
  { module: "esims", text: "model Esim {\n}" },
]);

test("a schema file names the owner of its models", () => {
  expect([...owners]).toEqual([
    ["order", "orders"],
    ["orderLine", "orders"],
    ["esim", "esims"],
  ]);
});

test.each([
  ["lib/orders/data.ts", "db().order.findMany()", []],
  ["lib/orders/mutations/settle.ts", "tx.orderLine\n  .update({})", []],
  ["lib/esims/data.ts", "db().order.findMany()", ["lib/esims/data.ts: order.findMany"]],
  [
    "lib/fulfilment/mutations.ts",
    "tx.orderLine\n  .update({})",
    ["lib/fulfilment/mutations.ts: orderLine.update"],
  ],
  ["lib/reporting/data.ts", "db().order.groupBy({})", []],
  ["lib/reporting/data.ts", "db().order.delete({})", ["lib/reporting/data.ts: order.delete"]],
])("%s with %s", (path, text, found) => {
  expect(foreignModels([{ path, text }], owners)).toEqual(found);
});
