import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { problemOf } from "@/bin/test-partner";
import { openTestSupplier, type TestSupplier } from "@/bin/test-supplier";
import { storedFinding } from "../data";
import { now } from "@/lib/platform/clock";

const ICCID = "8910300000005271146";
const REFERENCE = "lf-7f3a9c";
let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await openTestSupplier();
});
afterAll(() => supplier.close());

const SINCE = new Date(now().getTime() - 60_000);
const wireTime = (at: Date) => at.toISOString().slice(0, 19).replace("T", " ");
const SIM = { iccid: ICCID, qrcode: "LPA:1$lpa.example.test$TEST-1" };
let ids = 100;
const order = (fields: object = {}) => ({
  id: (ids += 1),
  type: "sim",
  package_id: "p",
  quantity: 1,
  description: REFERENCE,
  created_at: wireTime(new Date(SINCE.getTime() + 5_000)),
  sims: [SIM],
  ...fields,
});
type Row = ReturnType<typeof order> | Record<string, unknown>;
const queryOf = (path: string) => new URL(path, "http://x.test").searchParams;

type Habits = { readonly filters?: boolean; readonly pageSize?: number; readonly totals?: boolean };
/** A supplier that holds these orders, newest first, and pages them; its filters may do nothing. */
function holding(rows: readonly Row[], { filters = true, pageSize = 25, totals = true }: Habits = {}) {
  return supplier.meets(({ path }) => {
    const query = queryOf(path);
    const wanted = query.get("filter[description]");
    const found = rows.filter(
      ({ description }) => !filters || wanted === null || String(description).includes(wanted),
    );
    const page = Number(query.get("page") ?? "1");
    const last = Math.max(1, Math.ceil(found.length / pageSize));
    const meta = { current_page: page, last_page: last, ...(totals ? { total: found.length } : {}) };
    return { body: { data: found.slice((page - 1) * pageSize, page * pageSize), meta } };
  });
}
const search = { reference: REFERENCE, since: SINCE };
const topup = { ...search, topup: { packageId: "p-topup", iccid: ICCID } };
const replaced = (fields: object = {}) =>
  order({ type: "topup", package_id: "p-topup", description: `Topup (${ICCID})`, sims: [], ...fields });
const filtersAsked = () =>
  supplier.asked().map(({ path }) => [...queryOf(path).keys()].find((key) => key.startsWith("filter")));

test("a list that nothing can be made of is our own error, never another one", async () => {
  const deep = `{"data":[${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}]}`;
  expect((await problemOf(supplier.meets({ body: deep }).findOrders(search))).kind).toBe("unavailable");
});

describe("an order is found by its reference", () => {
  test("or by how it begins, the oldest first, and not by a text in the middle of another", async () => {
    const [second, first, other] = [
      order({ description: `${REFERENCE}02`, created_at: wireTime(new Date(SINCE.getTime() + 9_000)) }),
      order({ description: `${REFERENCE}01` }),
      order({ description: `x-${REFERENCE}03` }),
    ];
    const beginning = { ...search, isBeginning: true };
    expect(await holding([second, first, other]).findOrders(beginning)).toMatchObject([
      { id: String(first.id) },
      { id: String(second.id) },
    ]);
    expect(await holding([second, first]).findOrders(search)).toEqual([]);
  });

  test("exactly, among those that only contain it", async () => {
    const own = order();
    const found = await holding([
      order({ description: `${REFERENCE}-2` }),
      own,
      order({ description: `x${REFERENCE}` }),
    ]).findOrders(search);
    expect(found).toMatchObject([{ id: String(own.id), reference: REFERENCE, sims: [{ iccid: ICCID }] }]);
  });

  test("behind any number of others", async () => {
    const others = Array.from({ length: 60 }, (_, at) => order({ description: `${REFERENCE}-${at}` }));
    const own = order();
    expect(await holding([...others, own]).findOrders(search)).toMatchObject([{ id: String(own.id) }]);
    expect(supplier.asked()).toHaveLength(3);
  });

  test("all of them, oldest first, each once", async () => {
    const [old, young] = [order({ created_at: wireTime(SINCE) }), order()];
    const found = await holding([young, old, young]).findOrders(search);
    expect(found.map(({ id }) => id)).toEqual([String(old.id), String(young.id)]);
  });

  test("not at all where there is none", async () => {
    expect(await holding([order({ description: "another" })]).findOrders(search)).toEqual([]);
    expect(filtersAsked()).toEqual(["filter[description]"]);
  });

  test("while orders of others cannot be read", async () => {
    const own = order();
    const broken = { description: `${REFERENCE}-2`, id: null };
    expect(await holding([broken, own]).findOrders(search)).toHaveLength(1);
    expect((await problemOf(holding([order({ quantity: "many" })]).findOrders(search))).kind).toBe(
      "unavailable",
    );
    expect(
      (await problemOf(holding([7 as unknown as Row], { filters: false }).findOrders(search))).kind,
    ).toBe("unavailable");
  });

  test("by day, where the supplier ignores the filter", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    const own = order();
    const others = Array.from({ length: 30 }, (_, at) => order({ description: `other-${at}` }));
    const found = await holding([...others, own], { filters: false }).findOrders(search);
    expect(found).toMatchObject([{ id: String(own.id) }]);
    expect(new Set(filtersAsked())).toEqual(new Set(["filter[description]", "filter[created_at]"]));
    const day = (at: Date, offset: number) =>
      new Date(at.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
    expect(queryOf(supplier.asked().at(-1)?.path ?? "").get("filter[created_at]")).toBe(
      `${day(SINCE, -1)} - ${day(now(), 1)}`,
    );
  });

  test("with the codes that the list left out", async () => {
    const listed = order({ sims: [{ iccid: ICCID }] });
    const lists = supplier.meets(({ path }) =>
      path.includes("/sims/")
        ? { body: { data: SIM } }
        : { body: { data: [listed], meta: { last_page: 1 } } },
    );
    expect(await lists.findOrders(search)).toMatchObject([
      { sims: [{ iccid: ICCID, activationCode: "LPA:1$lpa.example.test$TEST-1" }] },
    ]);
  });

  test.each([
    ["cut off", { data: [order()], meta: { current_page: 1, last_page: 1, total: 2 } }],
    ["empty in the middle", { data: [], meta: { last_page: 3 } }],
    ["of another page", { data: [order()], meta: { current_page: 2, last_page: 3 } }],
    ["no list", { data: { message: "soon" } }],
    ["nothing", {}],
  ])("and a list that is %s decides nothing", async (_what, body) => {
    expect((await problemOf(supplier.meets({ body }).findOrders(search))).kind).toBe("unavailable");
  });

  test("orders that arrive meanwhile do not disturb it", async () => {
    const own = order({ description: REFERENCE });
    const rows: Row[] = [
      ...Array.from({ length: 30 }, (_, at) => order({ description: `${REFERENCE}-${at}` })),
      own,
    ];
    let asked = 0;
    const growing = supplier.meets(({ path }) => {
      if ((asked += 1) === 2) rows.unshift(order({ description: `${REFERENCE}-new` }));
      const page = Number(queryOf(path).get("page"));
      const meta = { current_page: page, last_page: Math.ceil(rows.length / 25), total: rows.length };
      return { body: { data: rows.slice((page - 1) * 25, page * 25), meta } };
    });
    expect(await growing.findOrders(search)).toMatchObject([{ id: String(own.id) }]);
  });
});

describe("a top-up that lost its reference", () => {
  test("is found by eSIM, package and time", async () => {
    const own = replaced();
    const found = await holding([
      replaced({ package_id: "other-topup" }),
      replaced({ description: "Topup (8910300000009999999)" }),
      replaced({ type: "sim" }),
      replaced({ created_at: wireTime(new Date(SINCE.getTime() - 3_600_000)) }),
      own,
    ]).findOrders(topup);
    expect(found).toMatchObject([{ id: String(own.id), type: "topup", reference: `Topup (${ICCID})` }]);
    expect(supplier.asked().map(({ path }) => queryOf(path).get("filter[description]"))).toEqual([
      REFERENCE,
      ICCID,
    ]);
  });

  test("is found among all of those days where the supplier does not filter", async () => {
    const own = replaced();
    const found = await holding([order({ description: "another" }), own], { filters: false }).findOrders(
      topup,
    );
    expect(found).toMatchObject([{ id: String(own.id) }]);
    expect(filtersAsked()).toEqual(["filter[description]", "filter[created_at]"]);
  });

  test("is not searched for where one kept it", async () => {
    const own = replaced({ description: REFERENCE });
    expect(await holding([replaced(), own]).findOrders(topup)).toMatchObject([{ id: String(own.id) }]);
    expect(filtersAsked()).toEqual(["filter[description]"]);
  });

  test("is never an order's answer", async () => {
    expect(await holding([replaced()]).findOrders(search)).toEqual([]);
  });

  test.each([
    [REFERENCE, "kept"],
    [`Topup (${ICCID})`, "replaced"],
  ])("is foreseen: a description %s is remembered as %s", async (description, found) => {
    const name = `echo-${found}`;
    const placed = { data: replaced({ description, sims: undefined }) };
    const shop = supplier.meets({ body: placed }, { name });
    await shop.placeTopup({ packageId: "p-topup", iccid: ICCID, reference: REFERENCE });
    expect(await storedFinding(name, "topup-description")).toBe(found);
  });
});
