import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { problemOf } from "@/bin/test-partner";
import { openTestSuppliers, type TestSuppliers } from "@/bin/test-supplier";
import type { OrderRequest } from "./contract/orders";
import type { Supplier } from "./contract/supplier";
import type { SupplierErrorKind } from "./errors";

const SLUG = "sakura-mobile-data-7days-1gb";
const UNKNOWN_ICCID = "8910300000000000001";

// Either supplier, in the world that is played after it. Whatever differs between them is not the shop's business.
describe.each(["pressone", "airalo"] as const)("the contract, kept by %s", (name) => {
  let world: TestSuppliers;
  let supplier: Supplier;
  beforeAll(async () => {
    world = await openTestSuppliers(name);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.forget();
    supplier = world[name]();
  });

  let made = 0;
  const orderOf = (fields: Partial<OrderRequest> = {}): OrderRequest => ({
    packageId: SLUG,
    quantity: 1,
    reference: `lf-${name}-${(made += 1)}x`,
    ...fields,
  });
  const search = (reference: string) => ({ reference, since: new Date() });
  const fault = (operation: string, kind: string, more: object = {}) =>
    world.sandbox.control("/faults", { operation, kind, count: 1, ...more });
  async function onlineSim(): Promise<string> {
    const [sim] = (await supplier.placeOrder(orderOf())).sims;
    const iccid = sim?.iccid ?? "";
    await world.sandbox.control(`/phones/${iccid}/install`, {});
    await world.sandbox.control(`/phones/${iccid}/attach`, {});
    return iccid;
  }
  async function ordersMade(reference: string): Promise<number> {
    const { body } = await world.sandbox.control<{ orders: { description: string | null }[] }>(
      "/supplier/orders",
    );
    return body.orders.filter(({ description }) => description === reference).length;
  }
  const balanceOf = async () => (await supplier.balance())?.minor ?? 0;

  test("it names itself", () => {
    expect(supplier.name).toBe(name);
  });

  test("the catalogue is whole, and every cost is a sum of money", async () => {
    const { destinations, unreadable } = await supplier.listDestinations();
    expect(unreadable).toEqual([]);
    expect(new Set(destinations.map(({ slug }) => slug)).size).toBe(destinations.length);
    const scopes = new Set(destinations.map(({ scope }) => scope));
    expect([...scopes].sort()).toEqual(["global", "local", "regional"]);
    const packages = destinations.flatMap(({ operators }) => operators.flatMap((each) => each.packages));
    expect(packages.map(({ id }) => id)).toContain(SLUG);
    expect(packages.filter(({ type }) => type === "topup").length).toBeGreaterThan(100);
    for (const { cost, recommendedPrice, validityDays } of packages) {
      expect(cost.currency).toBe("USD");
      expect(cost.minor).toBeGreaterThan(0);
      expect(cost.minor).toBeLessThanOrEqual(recommendedPrice.minor);
      expect(validityDays).toBeGreaterThan(0);
    }
  });

  test.each([
    { slug: "japan", countryCode: "JP" },
    { slug: "europe", countryCode: null },
  ])("one place ($slug) is listed as in the whole catalogue, in one request", async (place) => {
    const { destinations } = await supplier.listDestinations();
    const whole = destinations.find(({ slug }) => slug === place.slug);
    const before = (await world.askedPaths("supplier.packages")).length;
    const alone = await supplier.listDestination(place);
    const asked = (await world.askedPaths("supplier.packages")).length - before;
    const sims = whole?.operators.map((each) => ({
      ...each,
      packages: each.packages.filter(({ type }) => type === "sim"),
    }));
    expect(alone).toEqual({ destinations: [{ ...whole, operators: sims }], unreadable: [] });
    expect(asked).toBe(1);
  });

  test("one place shows a new price and what was withdrawn, and may be gone as a whole", async () => {
    const japan = { slug: "japan", countryCode: "JP" };
    const listed = async () => {
      const [found] = (await supplier.listDestination(japan)).destinations;
      return found?.operators.flatMap(({ packages }) => packages) ?? [];
    };
    const [first, ...others] = await listed();
    const change = (id: string, to: object) => world.sandbox.control(`/supplier/packages/${id}`, to);
    await change(first?.id ?? "", { netPrice: 1.23, price: 4 });
    expect((await listed())[0]?.cost.minor).toBe(123);
    await change(first?.id ?? "", { withdrawn: true });
    expect((await listed()).map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    for (const { id } of others) await change(id, { withdrawn: true });
    expect(await listed()).toEqual([]);
    expect((await supplier.listDestination({ slug: "atlantis", countryCode: null })).destinations).toEqual(
      [],
    );
  });

  test("under discount pricing a cost is never below what an order charges", async () => {
    await world.set({ pricingModel: "discount_pricing", discountPercentage: 13 });
    const { destinations } = await supplier.listDestinations();
    const offer = destinations
      .flatMap(({ operators }) => operators.flatMap((each) => each.packages))
      .find(({ id }) => id === SLUG);
    const placed = await supplier.placeOrder(orderOf({ quantity: 3 }));
    expect(placed.charged?.minor).toBeGreaterThan(0);
    expect(placed.charged?.minor).toBeLessThanOrEqual((offer?.cost.minor ?? 0) * 3);
    expect(offer?.cost.minor).toBeLessThan(offer?.recommendedPrice.minor ?? 0);
  });

  test("devices are listed once each", async () => {
    const devices = await supplier.listDevices();
    expect(devices.length).toBeGreaterThan(20);
    expect(new Set(devices.map((each) => JSON.stringify(each))).size).toBe(devices.length);
    expect(new Set(devices.map(({ os }) => os))).toEqual(new Set(["android", "ios"]));
  });

  test("an order is delivered at once, charged once, and found again", async () => {
    const before = await balanceOf();
    const wanted = orderOf({ quantity: 2 });
    const placed = await supplier.placeOrder(wanted);
    expect(placed).toMatchObject({ type: "sim", packageId: SLUG, quantity: 2, reference: wanted.reference });
    expect(new Set(placed.sims.map(({ iccid }) => iccid)).size).toBe(2);
    for (const sim of placed.sims) expect(sim.activationCode).toMatch(/^LPA:1\$[^$]+\$[^$]+/);
    expect(before - (await balanceOf())).toBe(placed.charged?.minor);
    const [found, ...others] = await supplier.findOrders(search(wanted.reference));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: placed.id, status: "completed", sims: placed.sims });
    expect(found?.createdAt).toEqual(placed.createdAt);
    expect(await supplier.order(placed.id)).toEqual(found);
    expect(await supplier.findOrders(search(`${wanted.reference}-no`))).toEqual([]);
  });

  test("an eSIM is read back with its order", async () => {
    const placed = await supplier.placeOrder(orderOf());
    const [sim] = placed.sims;
    const esim = await supplier.esim(sim?.iccid ?? "");
    expect(esim).toMatchObject({
      ...sim,
      orderId: placed.id,
      recycled: false,
      recycledAt: null,
      brand: null,
    });
    expect((await supplier.listEsims({})).items).toContainEqual(esim);
    const guide = await supplier.instructions(esim.iccid, "en");
    expect(guide.ios.length).toBeGreaterThan(0);
    expect(guide.android.length).toBeGreaterThan(0);
  });

  test("lists come in pages and by days", async () => {
    for (let count = 0; count < 3; count += 1) await supplier.placeOrder(orderOf({ quantity: 50 }));
    const first = await supplier.listEsims({});
    const second = await supplier.listEsims({ page: 2 });
    expect([first.page, first.lastPage, first.total, first.items.length]).toEqual([1, 2, 150, 100]);
    expect([second.page, second.lastPage, second.total, second.items.length]).toEqual([2, 2, 150, 50]);
    const iccids = [...first.items, ...second.items].map(({ iccid }) => iccid);
    expect(new Set(iccids).size).toBe(150);
    const [order] = (await supplier.listOrders({})).items;
    const day = order?.createdAt ?? new Date();
    expect((await supplier.listOrders({ from: day, to: day })).total).toBe(3);
    const later = new Date(day.getTime() + 3 * 86_400_000);
    expect((await supplier.listOrders({ from: later })).items).toEqual([]);
    expect((await supplier.listEsims({ to: new Date(day.getTime() - 3 * 86_400_000) })).total).toBe(0);
  });

  test("a top-up shows in usage and in the history", async () => {
    const iccid = await onlineSim();
    const [offer] = await supplier.listTopups(iccid);
    const reference = orderOf().reference;
    const placed = await supplier.placeTopup({ packageId: offer?.id ?? "", iccid, reference });
    expect(placed).toMatchObject({ type: "topup", packageId: offer?.id, reference, sims: [] });
    expect(await supplier.findOrders(search(reference))).toMatchObject([{ id: placed.id, type: "topup" }]);
    expect(await supplier.usage(iccid)).toMatchObject({ status: "ACTIVE", unlimited: false });
    const history = await supplier.history(iccid);
    expect(history.map(({ type }) => type).sort()).toEqual(["initial", "topup"]);
    expect(history.find(({ type }) => type === "initial")?.activatedAt).toBeInstanceOf(Date);
  });

  test("a top-up whose description was replaced is found by its eSIM", async () => {
    await world.set({ keepTopupDescription: false });
    const iccid = await onlineSim();
    const [offer] = await supplier.listTopups(iccid);
    const wanted = { packageId: offer?.id ?? "", iccid, reference: orderOf().reference };
    await fault("supplier.topups.submit", "reset_after");
    expect((await problemOf(supplier.placeTopup(wanted))).kind).toBe("unknown_outcome");
    const found = await supplier.findOrders({ ...search(wanted.reference), topup: wanted });
    expect(found).toMatchObject([{ type: "topup", packageId: wanted.packageId }]);
  });

  const BUSINESS: readonly [string, SupplierErrorKind, string][] = [
    ["test-insufficient-balance-7days-1gb", "insufficient_balance", "11"],
    ["test-maintenance-mode-7days-1gb", "unavailable", "13"],
    ["test-disabled-top-up-7days-1gb", "rejected", "23"],
    ["test-not-enough-7days-1gb", "out_of_stock", "33"],
    ["test-out-of-stock-7days-1gb", "out_of_stock", "34"],
  ];
  test.each(BUSINESS)("%s is %s", async (packageId, kind, supplierCode) => {
    const before = await balanceOf();
    const wanted = orderOf({ packageId });
    expect(await problemOf(supplier.placeOrder(wanted))).toMatchObject({ kind, supplierCode, status: 422 });
    expect(await supplier.findOrders(search(wanted.reference))).toEqual([]);
    expect(await balanceOf()).toBe(before);
  });

  test("too few left are out of stock, and money that is not there is missed", async () => {
    await world.sandbox.control(`/supplier/packages/${SLUG}`, { stock: 2 });
    expect((await problemOf(supplier.placeOrder(orderOf({ quantity: 3 })))).kind).toBe("out_of_stock");
    await world.sandbox.control("/supplier/balance", { amount: 0.01 });
    expect(await supplier.balance()).toEqual({ minor: 1, currency: "USD" });
    expect((await problemOf(supplier.placeOrder(orderOf()))).kind).toBe("insufficient_balance");
    await world.set({ emptyBalances: true });
    expect(await supplier.balance()).toBeNull();
  });

  test("a brand nobody made is rejected, one that exists is kept", async () => {
    expect((await problemOf(supplier.placeOrder(orderOf({ brand: "nobody's" })))).kind).toBe("rejected");
    const placed = await supplier.placeOrder(orderOf({ brand: "our perfect brand" }));
    expect((await supplier.esim(placed.sims[0]?.iccid ?? "")).brand).toBe("our perfect brand");
  });

  test("what does not exist is not found", async () => {
    const asked = [
      supplier.esim(UNKNOWN_ICCID),
      supplier.usage(UNKNOWN_ICCID),
      supplier.history(UNKNOWN_ICCID),
      supplier.listTopups(UNKNOWN_ICCID),
      supplier.instructions(UNKNOWN_ICCID, "en"),
      supplier.order("99999999"),
      // One of another account.
      supplier.order("17"),
    ];
    const kinds = await Promise.all(asked.map(async (each) => (await problemOf(each)).kind));
    expect(new Set(kinds)).toEqual(new Set(["not_found"]));
  });

  test("a top-up that does not fit is rejected", async () => {
    const iccid = await onlineSim();
    const misfits = { packageId: SLUG, iccid, reference: orderOf().reference };
    expect((await problemOf(supplier.placeTopup(misfits))).kind).toBe("rejected");
    await world.set({ topupsPerSim: 1 });
    const [offer] = await supplier.listTopups(iccid);
    const topup = () => ({ packageId: offer?.id ?? "", iccid, reference: orderOf().reference });
    await supplier.placeTopup(topup());
    expect(await problemOf(supplier.placeTopup(topup()))).toMatchObject({
      kind: "rejected",
      supplierText: expect.stringContaining("validation.order_exceed_limit") as unknown,
    });
  });

  test.each([
    ["reset_after", 1],
    ["garbage", 1],
    ["empty", 1],
    ["comment", 1],
    ["reset", 0],
    ["html", 0],
  ])("an order that met with %s has an unknown outcome and is not sent twice", async (kind, orders) => {
    const wanted = orderOf();
    await fault("supplier.orders.submit", kind);
    expect((await problemOf(supplier.placeOrder(wanted))).kind).toBe("unknown_outcome");
    expect(await ordersMade(wanted.reference)).toBe(orders);
    expect(await supplier.findOrders(search(wanted.reference))).toHaveLength(orders);
  });

  test("an order that was refused by a limit was not made", async () => {
    const wanted = orderOf();
    await fault("supplier.orders.submit", "rate_limit", { retryAfter: 1 });
    expect(await problemOf(supplier.placeOrder(wanted))).toMatchObject({
      kind: "throttled",
      retryAfterSeconds: 1,
    });
    expect(await ordersMade(wanted.reference)).toBe(0);
  });

  test("an order survives the end of its token", async () => {
    await supplier.balance();
    await world.sandbox.control("/supplier/tokens/expire", {});
    const wanted = orderOf();
    expect((await supplier.placeOrder(wanted)).reference).toBe(wanted.reference);
    expect(await ordersMade(wanted.reference)).toBe(1);
  });

  test.each(["reset", "html", "garbage"])(
    "a question that met with %s is asked again or fails, never guessed at",
    async (kind) => {
      await fault("supplier.balance", kind);
      const answer = await supplier.balance().then(
        (balance) => typeof balance,
        (error: unknown) => error,
      );
      if (kind === "garbage") expect(answer).toMatchObject({ kind: "unavailable" });
      else expect(answer).toBe("object");
    },
  );

  test("a foreign address is told apart from a refused order", async () => {
    await world.set({ allowedIps: "10.9.8.7" });
    expect((await problemOf(supplier.placeOrder(orderOf()))).kind).toBe("unavailable");
  });

  test("a recycled eSIM is recycled wherever one asks", async () => {
    const iccid = (await supplier.placeOrder(orderOf())).sims[0]?.iccid ?? "";
    await world.pass("91d");
    expect(await supplier.esim(iccid)).toMatchObject({ recycled: true });
    expect(await supplier.usage(iccid)).toMatchObject({ status: "RECYCLED", dataMb: null });
    expect((await problemOf(supplier.listTopups(iccid))).kind).toBe("recycled");
    const topup = { packageId: `${SLUG}-topup`, iccid, reference: orderOf().reference };
    expect((await problemOf(supplier.placeTopup(topup))).kind).toBe("recycled");
  });
});
