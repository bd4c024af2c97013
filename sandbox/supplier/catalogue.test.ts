import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCatalogue } from "./catalogue/build.ts";
import { openTestSandbox, type TestSandbox } from "./testing.ts";

const catalogue = buildCatalogue();
const operators = catalogue.flatMap((destination) => destination.operators);
const packages = operators.flatMap((operator) => operator.packages);

describe("the catalogue", () => {
  it("is as wide as a real one", () => {
    expect(catalogue.filter(({ countryCode }) => countryCode !== "").length).toBeGreaterThanOrEqual(190);
    expect(
      catalogue.filter(({ slug, countryCode }) => countryCode === "" && !slug.startsWith("world")).length,
    ).toBeGreaterThanOrEqual(8);
    expect(catalogue.filter(({ slug }) => slug.startsWith("world")).length).toBeGreaterThanOrEqual(2);
    expect(packages.length).toBeGreaterThanOrEqual(2_500);
  });

  it("names every package, operator and destination once", () => {
    for (const names of [
      packages.map(({ id }) => id),
      operators.map(({ slug }) => slug),
      catalogue.map(({ slug }) => slug),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("has every kind of operator that a shop must handle", () => {
    for (const has of [
      operators.some(({ rechargeable }) => !rechargeable),
      operators.some(({ needsIdentity }) => needsIdentity),
      operators.some(({ activation }) => activation === "installation"),
      operators.some(({ manualApn }) => manualApn !== null),
      operators.some(({ hasVoice }) => hasVoice),
      packages.some(({ unlimited }) => unlimited),
    ]) {
      expect(has).toBe(true);
    }
  });

  it("never sells more data, or as much for longer, for less", () => {
    for (const operator of operators) {
      const ladder = operator.packages.filter(({ unlimited }) => !unlimited);
      for (const [index, step] of ladder.entries()) {
        const next = ladder[index + 1];
        if (next) expect(next.priceCents, next.id).toBeGreaterThan(step.priceCents);
      }
    }
  });

  it("leaves the reseller a margin between 20 and 40 percent", () => {
    for (const { id, netCents, priceCents } of packages) {
      expect(netCents / priceCents, id).toBeGreaterThanOrEqual(0.6);
      expect(netCents / priceCents, id).toBeLessThanOrEqual(0.81);
    }
  });
});

describe("the packages endpoint", () => {
  type Catalogue = {
    data: {
      slug: string;
      country_code: string;
      operators: { packages: { id: string; type: string; price: number }[] }[];
    }[];
    meta: { per_page: string; last_page: number; total: number };
    links: { next: string | null; prev: string | null };
  };
  let sandbox: TestSandbox;
  const list = (query: string) => sandbox.get<Catalogue>(`/customer/v2/packages?${query}`);

  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(() => sandbox.close());

  it("pages by destination, and says the page size as text", async () => {
    const first = await list("");
    expect(first.body.data).toHaveLength(25);
    expect(first.body.meta).toMatchObject({ per_page: "25", total: catalogue.length });
    expect(first.body.links).toMatchObject({
      prev: null,
      next: expect.stringContaining("page=2") as unknown,
    });
    const last = await list(`page=${first.body.meta.last_page}`);
    expect(last.body.links.next).toBeNull();
  });

  it("filters by country and type, and adds top-ups on request", async () => {
    const japan = await list("filter[type]=local&filter[country]=JP&include=topup");
    expect(japan.body.data.map(({ slug }) => slug)).toEqual(["japan"]);
    const types = japan.body.data[0]?.operators[0]?.packages.map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["sim", "topup"]));
    const global = await list("filter[type]=global&limit=100");
    expect(global.body.data.every(({ country_code }) => country_code === "")).toBe(true);
  });

  it("refuses a page that is no number", async () => {
    const answer = await list("page=two");
    expect(answer).toMatchObject({ status: 422, body: { data: { page: "The page must be an integer." } } });
  });

  it("turns later pages into an object when told so", async () => {
    await sandbox.control("/settings", { supplier: { laterPagesAsObject: true } }, "PATCH");
    expect(Array.isArray((await list("limit=2&page=1")).body.data)).toBe(true);
    expect(Object.keys((await list("limit=2&page=2")).body.data)).toEqual(["0", "1"]);
  });

  it("follows what the operator of the sandbox changes", async () => {
    await sandbox.control("/supplier/packages/sakura-mobile-data-7days-1gb", { price: 6.25 });
    await sandbox.control("/supplier/packages/sakura-mobile-data-15days-2gb", { withdrawn: true });
    const japan = await list("filter[country]=JP");
    const sold = japan.body.data[0]?.operators[0]?.packages ?? [];
    expect(sold.find(({ id }) => id === "sakura-mobile-data-7days-1gb")?.price).toBe(6.25);
    expect(sold.some(({ id }) => id === "sakura-mobile-data-15days-2gb")).toBe(false);
  });
});
