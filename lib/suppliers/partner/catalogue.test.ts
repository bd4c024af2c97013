import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf } from "@/bin/test-partner";
import { openTestSupplier, type TestSupplier } from "@/bin/test-supplier";

let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await openTestSupplier();
});
afterAll(() => supplier.close());

const PACKAGE = {
  type: "sim",
  price: 5,
  net_price: 4,
  amount: 1024,
  day: 7,
  is_unlimited: false,
  title: "1 GB",
};
const packageOf = (id: string, fields: object = {}) => ({ ...PACKAGE, id, ...fields });
const OPERATOR = {
  id: 537,
  title: "Meraki Mobile",
  type: "local",
  apn_type: "automatic",
  apn_value: "N/A",
  is_roaming: true,
  activation_policy: "first-usage",
  is_kyc_verify: false,
  rechargeability: true,
  coverages: [{ name: "GR", code: "GR", networks: [{ name: "Wind", types: ["LTE"] }] }],
};
const operatorOf = (packages: unknown, fields: object = {}) => ({ ...OPERATOR, packages, ...fields });
const destinationOf = (slug: string, operators: unknown, fields: object = {}) => ({
  slug,
  country_code: "GR",
  title: slug,
  operators,
  ...fields,
});
const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    destinationOf(`d${first + index}`, [operatorOf([packageOf(`p${first + index}`)])]),
  );

type Meta = Record<string, unknown> | null;
/** A catalogue of the given pages; asked for one that is not there, it sends an empty one. */
const pages = (each: readonly { readonly data: unknown; readonly meta?: Meta; readonly links?: object }[]) =>
  supplier.meets(({ path }) => {
    const page = Number(new URL(path, "http://x.test").searchParams.get("page"));
    return { body: each[page - 1] ?? { data: [] } };
  });
const metaOf = (page: number, last: number, total: number) => ({
  message: "success",
  current_page: page,
  from: 1,
  last_page: last,
  per_page: "25",
  to: 25,
  total,
});
const THREE = [rowsFrom(1, 3), rowsFrom(4, 3), rowsFrom(7, 2)];
const slugs = async (from: ReturnType<typeof pages>) =>
  (await from.listDestinations()).destinations.map(({ slug }) => slug);
const ALL = ["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8"];

describe("all pages are read", () => {
  test.each([
    ["with what they say of themselves", THREE.map((data, at) => ({ data, meta: metaOf(at + 1, 3, 8) }))],
    [
      "with texts for numbers",
      THREE.map((data, at) => ({ data, meta: { current_page: `${at + 1}`, last_page: "3", total: "8" } })),
    ],
    ["without a last page", THREE.map((data, at) => ({ data, meta: { current_page: at + 1, total: 8 } }))],
    ["with a last page that is none", THREE.map((data) => ({ data, meta: { last_page: "many", total: 8 } }))],
    ["without a total", THREE.map((data) => ({ data, meta: { last_page: 3 } }))],
    [
      "with links alone, which lead elsewhere",
      THREE.map((data, at) => ({ data, links: { next: at < 2 ? "http://elsewhere.test/v1?page=9" : null } })),
    ],
    ["without a word, until one is empty", THREE.map((data) => ({ data }))],
    [
      "with later ones as objects",
      THREE.map((data, at) => ({
        data: at === 0 ? data : Object.fromEntries(data.map((row, index) => [index + at * 25, row])),
        meta: metaOf(at + 1, 3, 8),
      })),
    ],
  ])("%s", async (_what, given) => {
    expect(await slugs(pages(given))).toEqual(ALL);
    const asked = supplier.asked().map(({ path }) => path);
    expect(asked.every((path) => path.startsWith("/customer/v2/packages?include=topup&limit="))).toBe(true);
  });

  test("a supplier without pages sends everything at once", async () => {
    const everything = supplier.meets({ body: { data: THREE.flat() } });
    expect(await slugs(everything)).toEqual(ALL);
  });

  test("one that has nothing and says so sells nothing", async () => {
    expect(await pages([{ data: [], meta: metaOf(1, 1, 0) }]).listDestinations()).toEqual({
      destinations: [],
      unreadable: [],
    });
  });

  test("a destination in parts on two pages is one", async () => {
    const part = (id: string, operator: object = {}) =>
      destinationOf("greece", [operatorOf([packageOf(id), packageOf("twice")], operator)]);
    const { destinations } = await pages([
      { data: [part("a")], meta: metaOf(1, 2, 2) },
      {
        data: [
          destinationOf("greece", [
            operatorOf([packageOf("b"), packageOf("twice")]),
            operatorOf([packageOf("c")], { id: 8 }),
          ]),
        ],
        meta: metaOf(2, 2, 2),
      },
    ]).listDestinations();
    expect(destinations.map(({ slug }) => slug)).toEqual(["greece"]);
    expect(
      destinations[0]?.operators.map(({ id, packages }) => [id, packages.map((each) => each.id)]),
    ).toEqual([
      ["537", ["a", "twice", "b"]],
      ["8", ["c"]],
    ]);
  });
});

describe("a catalogue that cannot be whole is none", () => {
  const three = (change: (page: { data: unknown; meta: Meta }, at: number) => object) =>
    THREE.map((data, at) => ({ data, ...change({ data, meta: metaOf(at + 1, 3, 8) }, at) }));
  test.each([
    [
      "rows are missing on page two",
      three(({ data, meta }, at) => ({ data: at === 1 ? THREE[1]?.slice(0, 1) : data, meta })),
    ],
    ["page two is empty", three(({ data, meta }, at) => ({ data: at === 1 ? [] : data, meta }))],
    ["the last page is missing", three(({ meta }) => ({ meta })).slice(0, 2)],
    ["there are fewer than were counted", three((_page, at) => ({ meta: metaOf(at + 1, 3, 9) }))],
    ["there are more than were counted", three((_page, at) => ({ meta: metaOf(at + 1, 3, 7) }))],
    ["it says that one page is all", [{ data: THREE[0], meta: metaOf(1, 1, 8) }]],
    [
      "another page came than was asked for",
      three((_page, at) => ({ meta: metaOf(at === 1 ? 1 : at + 1, 3, 8) })),
    ],
    ["the first page comes again", THREE.map(() => ({ data: THREE[0], meta: metaOf(1, 3, 9) }))],
    ["the last page changes", three((_page, at) => ({ meta: metaOf(at + 1, at === 1 ? 2 : 3, 8) }))],
    ["the total changes", three((_page, at) => ({ meta: metaOf(at + 1, 3, 8 + at) }))],
    ["page two is a text", three(({ data, meta }, at) => ({ data: at === 1 ? "gone" : data, meta }))],
    [
      "page two is no list",
      three(({ data, meta }, at) => ({ data: at === 1 ? { error: "x" } : data, meta })),
    ],
    [
      "page two has no data",
      three(({ data, meta }, at) => (at === 1 ? { data: undefined, meta } : { data, meta })),
    ],
    ["it is empty and does not say so", [{ data: [] }]],
    ["a row is a number", three(({ data, meta }, at) => ({ data: at === 1 ? [1, 2, 3] : data, meta }))],
    ["rows are something else", [{ data: [{ id: 1, iccid: "891030" }], meta: metaOf(1, 1, 1) }]],
    ["it is a balance", [{ data: { balances: [] } }]],
    [
      "it never ends",
      Array.from({ length: 501 }, (_, at) => ({ data: rowsFrom(at, 1), meta: { last_page: 900 } })),
    ],
  ])("%s", async (_what, given) => {
    const error = await problemOf(pages(given).listDestinations());
    expect(error.kind).toBe("unavailable");
    expect(error.supplierText).toMatch(/\w+ \w+/);
  });

  test("a page of HTML in the middle", async () => {
    const cut = supplier.meets(({ path }) =>
      path.endsWith("page=1")
        ? { body: { data: THREE[0], meta: metaOf(1, 3, 8) } }
        : { status: 502, body: "<html>" },
    );
    expect((await problemOf(cut.listDestinations())).kind).toBe("unavailable");
  });
});

describe("what cannot be read is left out and named", () => {
  const read = (row: unknown, pricing?: object) =>
    supplier
      .meets({
        body: {
          pricing,
          data: [row, destinationOf("fine", [operatorOf([packageOf("good")])])],
          meta: metaOf(1, 1, 2),
        },
      })
      .listDestinations();
  const idsOf = ({ destinations }: Awaited<ReturnType<typeof read>>) =>
    destinations.flatMap(({ operators }) =>
      operators.flatMap(({ packages }) => packages.map(({ id }) => id)),
    );

  test.each([
    ["a price in words", { price: "cheap" }, /^price: /],
    ["a negative net price", { net_price: -1 }, /^net_price: /],
    ["no validity", { day: 0 }, /^day: /],
    ["half a megabyte", { amount: 0.5 }, /^amount: /],
    ["an unknown type", { type: "bundle" }, /^type: /],
  ])("a package with %s", async (_what, fields, problem) => {
    const catalogue = await read(
      destinationOf("greece", [operatorOf([packageOf("a"), packageOf("bad", fields)])]),
    );
    expect(idsOf(catalogue)).toEqual(["a", "good"]);
    expect(catalogue.unreadable).toEqual([
      { packageId: "bad", problem: expect.stringMatching(problem) as unknown },
    ]);
  });

  test("an operator, with all its packages", async () => {
    const broken = operatorOf([packageOf("x"), packageOf("y")], { id: null });
    const catalogue = await read(destinationOf("greece", [broken, operatorOf([packageOf("a")])]));
    expect(idsOf(catalogue)).toEqual(["a", "good"]);
    expect(catalogue.unreadable.map(({ packageId }) => packageId)).toEqual(["x", "y"]);
  });

  test("a destination, with all its packages", async () => {
    const catalogue = await read(
      destinationOf("greece", [operatorOf([packageOf("x")]), operatorOf([packageOf("y")])], { title: 7 }),
    );
    expect(idsOf(catalogue)).toEqual(["good"]);
    expect(catalogue.unreadable).toEqual([
      { packageId: "x", problem: expect.stringMatching(/^title: /) as unknown },
      { packageId: "y", problem: expect.stringMatching(/^title: /) as unknown },
    ]);
  });

  test("by its place where it has no id", async () => {
    const { unreadable } = await read(
      destinationOf("greece", [operatorOf([packageOf("a", { id: null }), null]), operatorOf("none")]),
    );
    expect(unreadable.map(({ packageId }) => packageId)).toEqual(["greece", "greece", "greece"]);
  });

  test("a discount is that of the page", async () => {
    const { destinations } = await read(
      destinationOf("greece", [operatorOf([packageOf("a", { net_price: null, price: "4.99" })])]),
      { model: "discount_pricing", discount_percentage: 20 },
    );
    expect(destinations[0]?.operators[0]?.packages[0]).toMatchObject({
      cost: { minor: 400 },
      recommendedPrice: { minor: 499 },
    });
  });

  test("places are told by code and slug", async () => {
    const scopes = async (fields: object) =>
      (await read(destinationOf("x", [operatorOf([])], fields))).destinations[0];
    expect(await scopes({})).toMatchObject({ scope: "local", countryCode: "GR" });
    expect(await scopes({ country_code: "gr" })).toMatchObject({ scope: "local", countryCode: "GR" });
    expect(await scopes({ country_code: "" })).toMatchObject({ scope: "regional", countryCode: null });
    expect(await scopes({ country_code: null, slug: "world" })).toMatchObject({ scope: "global" });
    expect(await scopes({ country_code: null })).toMatchObject({
      operators: [
        {
          id: "537",
          apn: { type: "automatic", value: null },
          activationPolicy: "first-usage",
          coverages: [{ countryCode: "GR", networks: [{ name: "Wind", types: ["LTE"] }] }],
        },
      ],
    });
  });
});

describe("devices", () => {
  const PIXEL = { os: "android", brand: "Google", name: "Pixel 5" };
  test("double ones are named once, and blanks do not matter", async () => {
    const all = [PIXEL, { ...PIXEL, name: " Pixel 5 " }, { os: "ios", brand: "Apple", name: "iPhone 12" }];
    expect(await supplier.meets({ body: { data: all } }).listDevices()).toEqual([
      { ...PIXEL, model: null },
      { os: "ios", brand: "Apple", name: "iPhone 12", model: null },
    ]);
    expect(supplier.asked().map(({ path }) => path)).toEqual(["/customer/v2/compatible-devices-lite"]);
  });

  test("the full list is read where there is one", async () => {
    const body = { data: [{ ...PIXEL, model: "GD1YQ " }] };
    expect(await supplier.meets({ body }, { extras: true }).listDevices()).toEqual([
      { ...PIXEL, model: "GD1YQ" },
    ]);
    expect(supplier.asked().map(({ path }) => path)).toEqual(["/customer/v2/compatible-devices"]);
  });

  test.each([404, 410])("the lite one where it was taken away with %d", async (status) => {
    const gone = supplier.meets(
      ({ path }) => (path.endsWith("-lite") ? { body: { data: [PIXEL] } } : { status, body: "<html>" }),
      { extras: true },
    );
    expect(await gone.listDevices()).toEqual([{ ...PIXEL, model: null }]);
  });

  test("a list that fails is not replaced by another", async () => {
    const broken = supplier.meets({ status: 403, body: { code: 89, reason: "no" } }, { extras: true });
    expect((await problemOf(broken.listDevices())).kind).toBe("unavailable");
    expect(supplier.asked()).toHaveLength(1);
  });
});
