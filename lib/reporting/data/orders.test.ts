import { describe, expect, test } from "vitest";
import * as make from "@/prisma/seed/factories";
import { PAGE_SIZE } from "../model/paging";
import { type OrderFilters, orderFilters, readFilters } from "../schema";
import { ordersPage } from "./orders";

const all: OrderFilters = {
  after: null,
  before: null,
  status: null,
  line: null,
  from: null,
  to: null,
  customer: null,
};
const query = (text: string) =>
  readFilters(orderFilters, Object.fromEntries(new URLSearchParams(text))).filters;

describe("pages of orders", () => {
  test("no order is skipped or shown twice where many were placed in the same millisecond", async () => {
    const createdAt = new Date("2026-03-01T10:00:00.123Z");
    const made: string[] = [];
    for (let count = 0; count < PAGE_SIZE + 7; count += 1) made.push((await make.order({ createdAt })).id);
    const filters = { ...all, from: new Date("2026-03-01T00:00:00Z"), to: new Date("2026-03-01T00:00:00Z") };

    const first = await ordersPage(filters);
    const second = await ordersPage({
      ...filters,
      ...query(`after=${first.older}`),
      from: filters.from,
      to: filters.to,
    });

    expect(first.rows).toHaveLength(PAGE_SIZE);
    expect(first.newer).toBeNull();
    expect(second.rows).toHaveLength(7);
    expect(second.older).toBeNull();
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(made.toSorted().toReversed());
    const back = await ordersPage({
      ...filters,
      ...query(`before=${second.newer}`),
      from: filters.from,
      to: filters.to,
    });
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect(back.newer).toBeNull();
  });

  test("an order placed meanwhile does not move the next page", async () => {
    const day = { from: new Date("2026-03-02T00:00:00Z"), to: new Date("2026-03-02T00:00:00Z") };
    for (let minute = 0; minute < PAGE_SIZE + 1; minute += 1)
      await make.order({ createdAt: new Date(Date.UTC(2026, 2, 2, 8, minute)) });
    const first = await ordersPage({ ...all, ...day });
    await make.order({ createdAt: new Date("2026-03-02T23:00:00Z") });
    const second = await ordersPage({ ...all, ...query(`after=${first.older}`), ...day });
    expect(second.rows).toHaveLength(1);
    expect(first.rows.map((row) => row.id)).not.toContain(second.rows[0]?.id);
  });
});

describe("filters", () => {
  test("days are whole and both ends count", async () => {
    const inside = await make.order({ createdAt: new Date("2026-04-02T23:59:59.999Z") });
    await make.order({ createdAt: new Date("2026-04-03T00:00:00Z") });
    await make.order({ createdAt: new Date("2026-03-31T23:59:59Z") });
    const page = await ordersPage(query("from=2026-04-01&to=2026-04-02"));
    expect(page.rows.map((row) => row.id)).toEqual([inside.id]);
  });

  test("a line's state finds its order, an order's state all of that state", async () => {
    const createdAt = new Date("2026-05-01T12:00:00Z");
    const open = await make.order(
      { status: "PAID", createdAt },
      { status: "OUTCOME_UNKNOWN" },
      { status: "DELIVERED" },
    );
    await make.order({ createdAt });
    const day = "from=2026-05-01&to=2026-05-01";
    expect((await ordersPage(query(`${day}&line=OUTCOME_UNKNOWN`))).rows).toMatchObject([
      { id: open.id, phase: "unknown" },
    ]);
    expect((await ordersPage(query(`${day}&status=COMPLETED`))).rows).toHaveLength(1);
  });

  test("a customer's orders include those that only carry the address", async () => {
    const buyer = await make.customer();
    const owned = await make.order({
      customerId: buyer.id,
      email: buyer.email,
      createdAt: new Date("2026-06-02"),
    });
    const unpaid = await make.order({
      email: buyer.email,
      status: "AWAITING_PAYMENT",
      paidAt: null,
      createdAt: new Date("2026-06-01"),
    });
    await make.order();
    const page = await ordersPage(query(`customer=${buyer.id}`));
    expect(page.rows.map((row) => row.id)).toEqual([owned.id, unpaid.id]);
  });

  test("an address is masked in the list", async () => {
    await make.order({ email: "anna.long@example.com", createdAt: new Date("2026-07-01T12:00:00Z") });
    const [row] = (await ordersPage(query("from=2026-07-01&to=2026-07-01"))).rows;
    expect(row?.email).toBe("an…@example.com");
    expect(JSON.stringify(row)).not.toContain("anna.long");
  });
});
