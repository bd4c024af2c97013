import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const REFERENCE = "ord-1";

type Order = {
  id: number;
  package_id: string;
  quantity: number;
  net_price: number;
  sims?: { iccid: string }[];
};
type Booked = { orders: { id: number; package: { id: string }; quantity: number; iccids: string[] }[] };
type Answered = { entries: { operation: string; fault: string | null; worked: boolean }[] };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const slip = (operation: string, kind: string, more: object = {}) =>
  sandbox.control("/faults", { operation, kind, count: 1, ...more });
async function order(quantity = 1): Promise<Order> {
  const fields = { package_id: PACKAGE, quantity, description: REFERENCE };
  return (await sandbox.post<{ data: Order }>("/customer/v2/orders", fields)).body.data;
}
async function listed(): Promise<Order[]> {
  const path = `/customer/v2/orders?include=sims&filter[description]=${REFERENCE}`;
  return (await sandbox.get<{ data: Order[] }>(path)).body.data;
}
const taken = async (before: number) => before - (await balance());
const balance = async () =>
  (await sandbox.control<{ amountCents: number }>("/supplier/balance")).body.amountCents;

describe("an order of which another package is made", () => {
  it("is that package everywhere, and costs what that costs", async () => {
    await slip("supplier.orders.submit", "wrong_package");
    const before = await balance();
    const made = await order(2);
    expect(made.package_id).toMatch(/^sakura-mobile-/);
    expect(made.package_id).not.toBe(PACKAGE);
    expect(made.sims).toHaveLength(2);
    expect(await listed()).toMatchObject([{ id: made.id, package_id: made.package_id }]);
    expect(await taken(before)).toBe(Math.round(made.net_price * 200));
  });

  it("is refused as the package that was asked for would be", async () => {
    await slip("supplier.orders.submit", "wrong_package");
    await sandbox.control(`/supplier/packages/${PACKAGE}`, { stock: 0 });
    const { status } = await sandbox.post("/customer/v2/orders", { package_id: PACKAGE, quantity: 1 });
    expect(status).toBe(422);
    expect((await sandbox.control<Booked>("/supplier/orders")).body.orders).toEqual([]);
  });

  it("is told as a fault in the ledger, and is over after it struck", async () => {
    await slip("supplier.orders.submit", "wrong_package");
    await order();
    expect((await order()).package_id).toBe(PACKAGE);
    const { body } = await sandbox.control<Answered>("/ledger?operation=supplier.orders.submit");
    expect(body.entries.map(({ fault, worked }) => [fault, worked])).toEqual([
      [null, true],
      ["wrong_package", true],
    ]);
  });

  it("may be a top-up", async () => {
    await sandbox.control("/settings", { supplier: { topupNeedsActivation: false } }, "PATCH");
    const iccid = await buySim(sandbox, PACKAGE);
    await slip("supplier.topups.submit", "wrong_package");
    const fields = { package_id: `${PACKAGE}-topup`, iccid };
    const { body } = await sandbox.post<{ data: Order }>("/customer/v2/orders/topups", fields);
    expect(body.data.package_id).toMatch(/-topup$/);
    expect(body.data.package_id).not.toBe(fields.package_id);
  });
});

describe("an order that an eSIM is missing from", () => {
  it("lacks it in the answer, in the list and in the books, and costs as much as a whole one", async () => {
    await slip("supplier.orders.submit", "missing_sim");
    const before = await balance();
    const made = await order(3);
    expect([made.quantity, made.sims?.length]).toEqual([3, 2]);
    expect((await listed()).map(({ quantity, sims }) => [quantity, sims?.length])).toEqual([[3, 2]]);
    const { body } = await sandbox.control<Booked>("/supplier/orders");
    expect(body.orders.map(({ quantity, iccids }) => [quantity, iccids.length])).toEqual([[3, 2]]);
    expect(await taken(before)).toBe(Math.round(made.net_price * 300));
  });

  it("has none at all where one was asked for", async () => {
    await slip("supplier.orders.submit", "missing_sim");
    expect((await order()).sims).toEqual([]);
    expect(await listed()).toMatchObject([{ quantity: 1, sims: [] }]);
  });
});
