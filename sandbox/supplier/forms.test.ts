import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buyOnlineSim, buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const TOPUP = `${PACKAGE}-topup`;

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const set = (supplier: object) => sandbox.control("/settings", { supplier }, "PATCH");
const textOf = async (path: string) =>
  (await fetch(sandbox.url() + path, { headers: sandbox.headers() })).text();
const japan = () => textOf("/v2/packages?filter[country]=JP&include=topup");
const order = (fields: object = {}) =>
  sandbox.post<{ data: object }>("/customer/v2/orders", { package_id: PACKAGE, quantity: 2, ...fields });
const balanceCents = async () =>
  (await sandbox.control<{ amountCents: number }>("/supplier/balance")).body.amountCents;

describe("a price", () => {
  it.each([
    ["number", '"price":4.5,'],
    ["float", '"price":4.50,'],
    ["string", '"price":"4.50",'],
  ])("as %s stands in the catalogue as %s", async (priceAs, written) => {
    await set({ priceAs });
    expect(await japan()).toContain(written);
    expect(await textOf(`/v2/sims/${await buySim(sandbox)}/packages`)).toContain(written);
  });

  it("can be of several kinds in one catalogue", async () => {
    await set({ priceAs: "mixed" });
    const kinds = [...(await japan()).matchAll(/"price":("?)[\d.]+/g)].map(([, quote]) => quote);
    expect(new Set(kinds)).toEqual(new Set(["", '"']));
  });

  it("is printed with its decimals in PressOne's history", async () => {
    const text = await textOf(`/customer/v2/sims/${await buySim(sandbox)}/packages`);
    expect(text).toContain('"price":4.50,"net_price":2.80,');
  });
});

it("top-ups can promise calls that their texts deny, as the sample does", async () => {
  await set({ topupTextsAsInSeed: true });
  const { body } = await sandbox.get<{ data: object[] }>(
    `/customer/v2/sims/${await buyOnlineSim(sandbox)}/topups`,
  );
  expect(body.data[0]).toMatchObject({
    title: "1 GB - 7 Days",
    short_info: "This eSIM doesn't come with a phone number.",
    voice: 100,
    text: 100,
  });
});

describe("discount pricing", () => {
  beforeEach(() => set({ pricingModel: "discount_pricing", discountPercentage: 20 }));

  it("has no net prices anywhere", async () => {
    const catalogue = await japan();
    expect(catalogue).toContain('"pricing":{"model":"discount_pricing","discount_percentage":20}');
    expect(catalogue).toContain('"net_price":null');
    expect(catalogue).not.toMatch(/"net_price":[{\d]/);
    const iccid = await buyOnlineSim(sandbox);
    expect(await textOf(`/v2/sims/${iccid}/packages`)).toContain('"net_price":null');
    expect(await textOf(`/v2/sims/${iccid}/topups`)).toContain('"net_price":null');
  });

  it("charges the retail price less the discount, and says so in the order", async () => {
    const { body } = await order();
    expect(body.data).toMatchObject({
      pricing_model: "discount_pricing",
      price: 4.5,
      net_price: null,
      discount_percentage: 20,
      discount_amount: 0.9,
      unit_paid_price: 3.6,
      total_amount_paid: 7.2,
    });
    expect(await balanceCents()).toBe(500_000 - 720);
  });

  it("stays with the orders that were made under it", async () => {
    const { body } = await order({ description: "then" });
    await set({ pricingModel: "net_pricing" });
    expect((await order({ description: "now" })).body.data).toMatchObject({ net_price: 2.8 });
    const { id } = body.data as { id: number };
    expect((await sandbox.get(`/customer/v2/orders/${id}`)).body).toMatchObject({
      data: { unit_paid_price: 3.6, price: "4.50" },
    });
  });
});

describe("the balance", () => {
  it.each([
    [{}, { name: "balance", availableBalance: { amount: 5000, currency: "USD" } }],
    [{ emptyBalances: true }, []],
    [{ balancesAsList: true }, [{ name: "balance", availableBalance: { amount: 5000, currency: "USD" } }]],
    [{ priceAs: "string" }, { name: "balance", availableBalance: { amount: "5000.00", currency: "USD" } }],
  ])("with %j", async (settings, balances) => {
    await set(settings);
    expect((await sandbox.get("/customer/v2/balance")).body).toMatchObject({ data: { balances } });
  });
});

describe("package history", () => {
  it("can come without the envelope, with the catalogue's ids and other words", async () => {
    const iccid = await buySim(sandbox);
    await set({
      historyInEnvelope: false,
      historyOpaqueIds: false,
      historyStatusCase: "upper",
      historyWaitingStatus: "waiting",
    });
    expect((await sandbox.get(`/customer/v2/sims/${iccid}/packages`)).body).toMatchObject({
      data: [{ status: "WAITING", activated_at: null, expired_at: null, package: { id: PACKAGE } }],
    });
  });

  it("says the time as each supplier does", async () => {
    const iccid = await buyOnlineSim(sandbox);
    expect(await textOf(`/customer/v2/sims/${iccid}/packages`)).toMatch(/"activated_at":"[\d-]+T[\d:]+Z"/);
    expect(await textOf(`/v2/sims/${iccid}/packages`)).toMatch(/"activated_at":"[\d-]+T[\d:]+\+00:00"/);
  });
});

describe("topping up", () => {
  const topUp = (iccid: string) => sandbox.post("/customer/v2/orders/topups", { package_id: TOPUP, iccid });

  it("can be limited for one eSIM", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await set({ topupsPerSim: 1 });
    expect((await topUp(iccid)).status).toBe(200);
    expect(await topUp(iccid)).toMatchObject({
      status: 422,
      body: { data: { package_id: "validation.order_exceed_limit" } },
    });
  });

  it("can be on offer for no eSIM at all", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await set({ noTopups: true });
    expect((await sandbox.get(`/customer/v2/sims/${iccid}/topups`)).body).toEqual({ data: [] });
    expect((await topUp(iccid)).status).toBe(422);
  });
});

it("too little stock is code 33 when told so", async () => {
  await sandbox.control(`/supplier/packages/${PACKAGE}`, { stock: 1 });
  await set({ lowStockIsCode33: true });
  expect((await order()).body).toEqual({ code: 33, reason: "Insufficient stock of eSIMs remaining: 1" });
});

it("an unknown package is a field of the order when told so", async () => {
  await set({ unknownPackageAs: "fields" });
  expect((await order({ package_id: "no-such-package" })).body).toMatchObject({
    data: { package_id: "The selected package is invalid." },
  });
  expect((await sandbox.post("/customer/v2/orders", {})).body).toMatchObject({
    data: { package_id: expect.any(String) as unknown, quantity: expect.any(String) as unknown },
  });
});

describe("instructions", () => {
  type Instructions = {
    data: { instructions: { language: string; ios: { installation_manual: object }[] } };
  };

  it.each([
    ["de-DE,de;q=0.9,en;q=0.5", "DE", "Öffne Einstellungen"],
    ["xx, fr", "FR", "Ouvrez Réglages"],
    ["ja", "EN", "Go to Settings"],
    ["", "EN", "Go to Settings"],
  ])("asked for in %j come in %s", async (accepted, language, start) => {
    const answer = await sandbox.send<Instructions>(
      `/customer/v2/sims/${await buySim(sandbox)}/instructions`,
      { headers: { ...sandbox.headers(), "accept-language": accepted } },
    );
    const { instructions } = answer.body.data;
    expect(instructions.language).toBe(language);
    expect(instructions.ios[0]?.installation_manual).toMatchObject({
      steps: { "1": expect.stringContaining(start) as unknown },
    });
  });
});

describe("lists", () => {
  it.each([
    ["limit=0", { limit: "The limit must be at least 1." }],
    ["page=-1", { page: "The page must be at least 1." }],
    ["limit=2.5", { limit: "The limit must be an integer." }],
    ["filter[created_at]=2026-02-30 - 2026-03-01", { "filter.created_at": expect.any(String) as unknown }],
    ["filter[created_at]=2026-02-01-2026-03-01", { "filter.created_at": expect.any(String) as unknown }],
    ["filter[order_status]=sold", { "filter.order_status": expect.any(String) as unknown }],
  ])("of orders refuse %s", async (query, data) => {
    expect(await sandbox.get(`/customer/v2/orders?${query}`)).toMatchObject({
      status: 422,
      body: { data, meta: { message: "the parameter is invalid" } },
    });
  });

  it("past their end have nothing from and nothing to", async () => {
    await buySim(sandbox);
    expect((await sandbox.get("/customer/v2/sims?page=9&limit=5")).body).toMatchObject({
      data: [],
      links: { prev: expect.stringContaining("page=8") as unknown, next: null },
      meta: { current_page: 9, from: null, to: null, last_page: 1, per_page: "5", total: 1 },
    });
  });

  it("can name another version in their links", async () => {
    await set({ linksVersion: "v1" });
    expect((await sandbox.get("/v2/orders")).body).toMatchObject({
      meta: { path: `${sandbox.url().replace("127.0.0.1", "localhost")}/v1/orders` },
    });
  });
});

it.each([422, 400])("refused fields of a list are an HTML page as well, as %i too", async (status) => {
  await set({ htmlWithoutAccept: true, listValidationStatus: status });
  const { authorization = "" } = sandbox.headers();
  const answer = await fetch(`${sandbox.url()}/v2/orders?limit=x`, { headers: { authorization } });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "text/html; charset=UTF-8"]);
});

it("only PressOne's history says when a package ended", async () => {
  const iccid = await buyOnlineSim(sandbox);
  await sandbox.control("/clock", { advance: "8d" });
  await sandbox.signIn();
  expect(await textOf(`/customer/v2/sims/${iccid}/packages`)).toMatch(/"finished_at":"[-:\dT]+Z"/);
  expect(await textOf(`/v2/sims/${iccid}/packages`)).toContain('"finished_at":null');
});

describe("the supplier that is played", () => {
  it("names its credit, and offers top-ups by its own rule", async () => {
    await set({ listTestPackages: true });
    const credit = async (on: TestSandbox) =>
      (
        await on.post<{ reason: string }>("/v2/orders", {
          package_id: "test-insufficient-balance-7days-1gb",
          quantity: 1,
        })
      ).body.reason;
    const airalo = await openTestSandbox("airalo");
    expect([await credit(sandbox), await credit(airalo)]).toEqual([
      expect.stringMatching(/^Insufficient Credit:/),
      expect.stringMatching(/^Insufficient Airalo Credit:/),
    ]);
    const offers = await airalo.get<{ data: object[] }>(`/v2/sims/${await buySim(airalo)}/topups`);
    expect(offers.body.data.length).toBeGreaterThan(5);
    const page = await (await fetch(`${airalo.url()}/control`)).text();
    expect(page).toContain("Your credit at Airalo");
    await airalo.close();
  });
});
