import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSupplier, type TestSupplier } from "@/bin/test-supplier";
import type { Supplier } from "../contract/supplier";
import { SUPPLIER_ERROR_KINDS, SupplierError } from "../errors";

let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await openTestSupplier();
});
afterAll(() => supplier.close());

const ICCID = "8910300000005271146";
const TIME = "2026-06-16 18:19:00";
const SIM = {
  iccid: ICCID,
  lpa: "a.test",
  matching_id: "T-1",
  qrcode: "LPA:1$a.test$T-1",
  apn: {},
  created_at: TIME,
};
const ORDER = {
  id: 74506,
  type: "sim",
  package_id: "p",
  quantity: "1",
  description: "lf-1",
  currency: "USD",
  price: "5.00",
  net_price: 4,
  data: "1 GB",
  created_at: TIME,
  status: { name: "Completed", slug: "completed" },
  sims: [SIM],
};
const PACKAGE = {
  id: "p",
  type: "topup",
  price: 5,
  amount: 1024,
  day: 7,
  is_unlimited: false,
  title: "t",
  data: "1 GB",
};
const OPERATOR = {
  id: 1,
  title: "o",
  coverages: [{ code: "GR", networks: [{ name: "W", types: ["LTE"] }] }],
  packages: [PACKAGE],
};
const META = { message: "success", current_page: 1, last_page: 1, per_page: "25", total: 1 };
const steps = { 1: "a", 2: "b" };
const GUIDE = { model: null, version: "15", installation_via_qr_code: { steps }, network_setup: { steps } };
const HISTORY = {
  id: 1,
  status: "active",
  remaining: 5,
  activated_at: "2024-01-15T10:30:00Z",
  package: { ...PACKAGE },
};
const listed = (item: object) => ({
  pricing: { model: "discount_pricing", discount_percentage: 20 },
  data: [item],
  meta: META,
});

type Method = readonly [call: (shop: Supplier) => Promise<unknown>, good: object];
/** Every method with an answer that it can read. */
const METHODS: Readonly<Record<string, Method>> = {
  listDestinations: [
    (shop) => shop.listDestinations(),
    listed({ slug: "g", country_code: "GR", title: "G", operators: [OPERATOR] }),
  ],
  listDevices: [
    (shop) => shop.listDevices(),
    { data: [{ os: "ios", brand: "Apple", name: "iPhone", model: "i1 " }] },
  ],
  balance: [
    (shop) => shop.balance(),
    { data: { balances: { availableBalance: { amount: 125.4, currency: "USD" } } } },
  ],
  placeOrder: [
    (shop) => shop.placeOrder({ packageId: "p", quantity: 1, reference: "lf-1" }),
    { data: ORDER },
  ],
  placeTopup: [
    (shop) => shop.placeTopup({ packageId: "p", iccid: ICCID, reference: "lf-1" }),
    { data: { ...ORDER, type: "topup" } },
  ],
  order: [(shop) => shop.order("74506"), { data: ORDER }],
  listOrders: [(shop) => shop.listOrders({ from: new Date() }), listed(ORDER)],
  findOrders: [(shop) => shop.findOrders({ reference: "lf-1", since: new Date() }), listed(ORDER)],
  findTopup: [
    (shop) =>
      shop.findOrders({ reference: "lf-2", since: new Date(0), topup: { packageId: "p", iccid: ICCID } }),
    listed({ ...ORDER, type: "topup", description: `Topup (${ICCID}) lf-2 no` }),
  ],
  esim: [
    (shop) => shop.esim(ICCID),
    { data: { ...SIM, recycled: false, recycled_at: null, simable: ORDER } },
  ],
  listEsims: [(shop) => shop.listEsims({}), listed({ ...SIM, simable: ORDER })],
  listTopups: [(shop) => shop.listTopups(ICCID), listed(PACKAGE)],
  usage: [
    (shop) => shop.usage(ICCID),
    { data: { status: "ACTIVE", remaining: 7, total: 9, is_unlimited: false, expired_at: TIME } },
  ],
  history: [
    (shop) => shop.history(ICCID),
    { success: true, code: "OK", message: "m", data: { data: [HISTORY] } },
  ],
  instructions: [
    (shop) => shop.instructions(ICCID, "de"),
    { data: { instructions: { language: "EN", ios: [GUIDE], android: [] } } },
  ],
};
const names = Object.keys(METHODS);
const methodOf = (name: string): Method => METHODS[name] ?? [() => Promise.reject(new Error(name)), {}];

/** The paths of all values inside of one. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path])),
  ];
}
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "abc",
    "1,50",
    -1,
    0.5,
    1e21,
    1e-9,
    [],
    {},
    true,
    "NaN",
    "0000-00-00 00:00:00",
    2 ** 60,
  ),
  fc.jsonValue(),
);
const bodyFor = (name: string) => {
  const [, good] = methodOf(name);
  const text = JSON.stringify(good);
  const changed = fc
    .tuple(fc.constantFrom(...pathsIn(good)), odd)
    .map(([path, value]) => JSON.stringify(replaced(good, path, value)));
  return fc.oneof(
    { weight: 5, arbitrary: changed },
    { weight: 1, arbitrary: fc.nat(text.length).map((length) => text.slice(0, length)) },
    { weight: 1, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string() },
  );
};
const header = fc
  .string({ unit: fc.constantFrom(...Array.from("abcXYZ0189 -,:;/=\"'%\\~\u00ff")), maxLength: 30 })
  .map((text) => text.trim());
const anyHeaders = fc.record(
  {
    "retry-after": fc.oneof(
      header,
      fc.constantFrom("0", "1", "-5", "99999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "1e9"),
    ),
    "content-type": header,
    "content-encoding": fc.constantFrom("identity", "gzip", "br", "moon"),
    date: header,
    location: header,
    "x-ratelimit-reset": header,
  },
  { requiredKeys: [] },
);
const headers = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: anyHeaders });
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constant(200) },
  { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
);
const answer = fc
  .constantFrom(...names)
  .chain((name) => fc.record({ name: fc.constant(name), status, headers, body: bodyFor(name) }));
type Answer = {
  readonly name: string;
  readonly status: number;
  readonly headers: object;
  readonly body: string;
};

/** What can be wrong with a value of the contract, wherever it stands. */
function flaws(value: unknown): string[] {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? ["a time that is none"] : [];
  if (typeof value === "number") return Number.isSafeInteger(value) ? [] : [`the number ${value}`];
  if (typeof value !== "object" || value === null) return value === undefined ? ["undefined"] : [];
  return Object.values(value).flatMap(flaws);
}

/** What comes of one method at a supplier that gives this answer to all it is asked. */
async function outcome(
  given: Answer,
  place: string,
  answers: ReadonlyMap<string, Answer>,
): Promise<string | null> {
  const shop = supplier.meets(
    ({ path }) => {
      const found = answers.get(path.split("/")[1] ?? "");
      if (!found) return { status: 500 };
      const { status: code, body, headers: extra } = found;
      return { status: code, body, headers: { ...extra } };
    },
    { baseUrl: `${supplier.url}/${place}`, extras: place.endsWith("0") },
  );
  try {
    const found = flaws(await methodOf(given.name)[0](shop));
    return found.length > 0 ? `${given.name} gave ${found.join(", ")}` : null;
  } catch (error) {
    const isTyped = error instanceof SupplierError && SUPPLIER_ERROR_KINDS.includes(error.kind);
    const isWrite = given.name.startsWith("place");
    if (isTyped && (isWrite || error.kind !== "unknown_outcome")) return null;
    return `${given.name} threw ${String(error)}`;
  }
}

test("each method reads the answer it is tried with", async () => {
  const answers = new Map(
    names.map((name) => [name, { name, status: 200, headers: {}, body: JSON.stringify(methodOf(name)[1]) }]),
  );
  for (const [name, given] of answers) {
    const [call] = methodOf(name);
    const shop = supplier.meets({ body: given.body });
    expect(flaws(await call(shop)), name).toEqual([]);
  }
});

// Many at a time, each supplier at an address of its own: an answer that is asked for again takes its time.
test("whatever comes back is a value of the contract or an error of the supplier's, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 100, maxLength: 100 }), async (given) => {
      const answers = new Map(given.map((each, at) => [`at${at}`, each]));
      const found = await Promise.all([...answers].map(([place, each]) => outcome(each, place, answers)));
      expect(found.filter((problem) => problem !== null)).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 60_000);
