import { beforeEach, describe, expect, test, vi } from "vitest";
import { destinationTiles, destinationWithPackages, sellablePackages } from "@/lib/catalog/data";
import { money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import type {
  SupplierCatalogue,
  SupplierDestination,
  SupplierOperator,
  SupplierPackage,
} from "@/lib/suppliers/contract/catalogue";
import { catalogVersion } from "../data";
import { finishSync } from "./finish-sync";
import { startSync } from "./runs";

// Outside the framework there is no page cache to tell anything.
vi.mock("next/cache", () => ({ cacheTag: () => undefined, cacheLife: () => undefined }));

const sim = (id: string, given: Partial<SupplierPackage> = {}): SupplierPackage => ({
  id,
  type: "sim",
  title: `title of ${id}`,
  dataMb: 1024,
  unlimited: false,
  validityDays: 7,
  voiceMinutes: null,
  textMessages: null,
  fairUsePolicy: null,
  cost: money(400, "USD"),
  isCostNamed: true,
  recommendedPrice: money(500, "USD"),
  ...given,
});
const sims = (count: number, prefix = "sim") =>
  Array.from({ length: count }, (_, index) => sim(`${prefix}-${String(index)}`));
const operator = (
  id: string,
  packages: readonly SupplierPackage[],
  given: Partial<SupplierOperator> = {},
): SupplierOperator => ({
  id,
  title: `operator ${id}`,
  activationPolicy: "first-usage",
  kycRequired: false,
  rechargeable: true,
  roaming: true,
  apn: { type: "automatic", value: null },
  coverages: [{ countryCode: "JP", networks: [{ name: "NTT", types: ["LTE"] }] }],
  packages,
  ...given,
});
const place = (slug: string, ...operators: SupplierOperator[]): SupplierDestination => ({
  slug,
  countryCode: slug.slice(0, 2).toUpperCase(),
  title: slug,
  scope: "local",
  operators,
});
const shop = (destinations: readonly SupplierDestination[]): SupplierCatalogue => ({
  destinations,
  unreadable: [],
});
const japan = (...packages: SupplierPackage[]) => shop([place("japan", operator("1", packages))]);

async function sync(catalogue: SupplierCatalogue, supplier = "pressone") {
  const run = await startSync(supplier);
  const outcome = await finishSync(run, catalogue);
  const { changes, ...stored } = await db().catalogSync.findUniqueOrThrow({
    where: { id: run.id },
    include: { changes: { orderBy: { id: "desc" } } },
  });
  return { outcome, run: stored, changes };
}

const onSale = async () => {
  const rows = await db().package.findMany({ where: { goneAt: null }, orderBy: { supplierId: "asc" } });
  return rows.map((row) => row.supplierId);
};

beforeEach(async () => {
  await db().catalogSync.deleteMany();
  await db().package.deleteMany();
  await db().operator.deleteMany();
  await db().destination.deleteMany();
});

describe("the differences of a run", () => {
  test("a first catalogue is counted but not listed line by line", async () => {
    const { run, changes } = await sync(japan(sim("a"), sim("b")));
    expect(run).toMatchObject({ seen: 2, added: 2, changed: 0, gone: 0 });
    expect(changes).toEqual([]);
  });

  test("the same again writes nothing, however the supplier shuffles it", async () => {
    const two = (names: readonly string[]) =>
      operator("1", [sim("a"), sim("b")], {
        coverages: [{ countryCode: "JP", networks: names.map((name) => ({ name, types: ["5G", "LTE"] })) }],
      });
    await sync(shop([place("japan", two(["NTT", "KDDI"])), place("italy", operator("2", [sim("c")]))]));
    const before = await db().package.findMany({ orderBy: { id: "asc" } });
    const version = await catalogVersion();
    const { run, changes } = await sync(
      shop([place("italy", operator("2", [sim("c")])), place("japan", two(["KDDI", "NTT"]))]),
    );
    expect(run).toMatchObject({ status: "SUCCEEDED", seen: 3, added: 0, changed: 0, gone: 0, repriced: 0 });
    expect(changes).toEqual([]);
    expect(await db().package.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    expect(await catalogVersion()).toBe(version);
  });

  test("what is new, changed, dearer, gone and back is told one by one", async () => {
    await sync(japan(sim("a"), sim("b"), sim("c")));
    const second = await sync(
      japan(
        sim("a", { cost: money(450, "USD") }),
        sim("b", { title: "new words", validityDays: 10 }),
        sim("d"),
      ),
    );
    expect(second.run).toMatchObject({ seen: 3, added: 1, changed: 2, gone: 1, repriced: 1, unreadable: 0 });
    expect(second.changes).toMatchObject([
      { kind: "GONE", supplierId: "c", title: "title of c", costBeforeMinor: 400, costAfterMinor: null },
      {
        kind: "CHANGED",
        supplierId: "a",
        details: ["cost"],
        costBeforeMinor: 400,
        costAfterMinor: 450,
        currency: "USD",
      },
      { kind: "CHANGED", supplierId: "b", details: ["title", "validityDays"], costBeforeMinor: null },
      { kind: "ADDED", supplierId: "d", costAfterMinor: 400, subject: "package" },
    ]);
    const third = await sync(japan(sim("a"), sim("b"), sim("c"), sim("d")));
    expect(third.changes.find((change) => change.supplierId === "c")).toMatchObject({
      kind: "ADDED",
      details: ["returned"],
    });
    expect(await onSale()).toEqual(["a", "b", "c", "d"]);
  });

  test("another currency is a new cost but no step up or down", async () => {
    await sync(japan(sim("a")));
    const { run, changes } = await sync(japan(sim("a", { cost: money(400, "EUR") })));
    expect(run.repriced).toBe(1);
    expect(changes).toMatchObject([{ details: ["currency"], costBeforeMinor: null, currency: "EUR" }]);
  });

  test("an operator's and a destination's own facts bring pages up to date", async () => {
    const before = place("japan", operator("1", [sim("a")]));
    await sync(shop([before]));
    const version = await catalogVersion();
    const after = operator("1", [sim("a")], {
      activationPolicy: "installation",
      kycRequired: true,
      rechargeable: false,
      apn: { type: "manual", value: "internet" },
      coverages: [],
    });
    const { run, changes } = await sync(
      shop([{ ...place("japan", after), title: "Nippon", scope: "regional" }]),
    );
    expect(run).toMatchObject({ changed: 2, added: 0, gone: 0 });
    expect(changes).toMatchObject([
      {
        subject: "operator",
        supplierId: "1",
        title: "operator 1, Nippon",
        details: ["activationPolicy", "kycRequired", "rechargeable", "apn", "coverages"],
      },
      { subject: "destination", supplierId: "japan", title: "Nippon", details: ["kind", "title"] },
    ]);
    expect(await catalogVersion()).not.toBe(version);
    const shown = (await sellablePackages(["a"])).get("a");
    expect(shown?.card).toMatchObject({ activationPolicy: "installation", rechargeable: false });
    expect(shown?.card.destination).toMatchObject({ title: "Nippon", kind: "regional" });
  });
});

describe("odd catalogues", () => {
  test("a package that moves to another operator is changed, not new", async () => {
    const row = async () => db().package.findFirstOrThrow({ where: { supplierId: "a" } });
    await sync(shop([place("japan", operator("1", [sim("a")]), operator("2", [sim("b")]))]));
    const before = await row();
    const { changes } = await sync(
      shop([place("japan", operator("1", []), operator("2", [sim("a"), sim("b")]))]),
    );
    expect(changes).toMatchObject([{ kind: "CHANGED", supplierId: "a", details: ["operator"] }]);
    const after = await row();
    expect(after).toMatchObject({ id: before.id, slug: before.slug });
    expect(after.operatorId).not.toBe(before.operatorId);
  });

  test("a destination whose last package went disappears from browsing; its address says that nothing is left", async () => {
    const italy = place("italy", operator("2", [sim("c")]));
    await sync(shop([place("japan", operator("1", sims(3))), italy]));
    await sync(shop([place("japan", operator("1", sims(3)))]));
    expect((await destinationTiles()).map((tile) => tile.slug)).toEqual(["japan"]);
    expect(await destinationWithPackages("italy")).toMatchObject({ packages: [] });
  });

  test("a package under two destinations stays where it is, whichever is listed first", async () => {
    const italy = place("italy", operator("1", [sim("a")]));
    const europe = place("europe", operator("1", [sim("a")]));
    await sync(shop([italy, europe]));
    const { run, changes } = await sync(shop([europe, italy]));
    expect(run.seen).toBe(1);
    expect(changes).toEqual([]);
    expect((await sellablePackages(["a"])).get("a")?.card.destination.slug).toBe("italy");
    expect((await sync(shop([europe]))).changes).toMatchObject([{ details: ["operator"] }]);
  });

  test("a destination that two pages list is one, with the packages of both", async () => {
    await sync(shop([place("japan", operator("1", [sim("a")])), place("japan", operator("1", [sim("b")]))]));
    expect(await onSale()).toEqual(["a", "b"]);
    expect(await db().operator.count()).toBe(1);
  });

  test("two ids that make the same address get two, and keep them when the other one is gone", async () => {
    const addresses = async () => {
      const rows = await db().package.findMany({ orderBy: { supplierId: "asc" } });
      return rows.map((row) => [row.supplierId, row.slug]);
    };
    await sync(japan(sim("x_1"), sim("y")));
    await sync(japan(sim("X-1"), sim("x_1"), sim("y")));
    const found = await addresses();
    expect(found).toContainEqual(["x_1", "x-1"]);
    expect(found).toContainEqual(["X-1", expect.stringMatching(/^x-1-[0-9a-f]{8}$/)]);
    await sync(japan(sim("X-1"), sim("y")));
    expect(await addresses()).toEqual(found);
    await sync(japan(sim("%"), sim("é".repeat(300)), sim("y"), sim("X-1")));
    const slugs = (await addresses()).map(([, slug]) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("texts that the database cannot hold are mended, figures beyond all bounds are unreadable", async () => {
    const many = sims(40);
    const { run, changes } = await sync(
      japan(sim("odd", { title: "1\0 GB\ud800" }), sim("huge", { cost: money(2 ** 40, "USD") }), ...many),
    );
    expect(run).toMatchObject({ status: "SUCCEEDED", seen: 41, unreadable: 1 });
    expect(changes).toMatchObject([{ kind: "UNREADABLE", supplierId: "huge", costBeforeMinor: null }]);
    const odd = await db().package.findFirstOrThrow({ where: { supplierId: "odd" } });
    expect(odd.title).toBe("1 GB\ufffd");
  });

  test("what another supplier sold is sold no more, and its addresses stay its own", async () => {
    await sync(japan(sim("a"), sim("b")));
    const { run, changes } = await sync(japan(sim("a"), sim("c")), "airalo");
    expect(run).toMatchObject({ status: "SUCCEEDED", added: 2, gone: 2 });
    expect(changes).toMatchObject([{ kind: "GONE" }, { kind: "GONE" }]);
    const sold = await db().package.findMany({ where: { goneAt: null } });
    expect(sold.map((row) => row.supplier)).toEqual(["airalo", "airalo"]);
  });
});

describe("what cannot be read", () => {
  const broken = { packageId: "sim-0", problem: "net_price: expected number" };

  test("a package that we know and cannot read any more is not sold, and says why", async () => {
    await sync(japan(...sims(40)));
    const version = await catalogVersion();
    const listed = japan(...sims(40).slice(1));
    const { run, changes } = await sync({ ...listed, unreadable: [broken] });
    expect(run).toMatchObject({ status: "SUCCEEDED", seen: 39, gone: 0, unreadable: 1 });
    expect(changes).toMatchObject([
      { kind: "UNREADABLE", title: "title of sim-0", details: [broken.problem], costBeforeMinor: 400 },
    ]);
    expect((await sellablePackages(["sim-0"])).get("sim-0")).toBeUndefined();
    const moved = await catalogVersion();
    expect(moved).not.toBe(version);
    // Unreadable again is nothing new for buyers.
    await sync({ ...listed, unreadable: [broken] });
    expect(await catalogVersion()).toBe(moved);
    expect((await sync(japan(...sims(40)))).changes).toMatchObject([
      { kind: "ADDED", supplierId: "sim-0", details: ["returned"] },
    ]);
  });

  test("garbled in one place and whole in another is readable", async () => {
    const { run } = await sync({ ...japan(...sims(3)), unreadable: [broken] });
    expect(run).toMatchObject({ seen: 3, unreadable: 0 });
  });

  test("more than one in twenty fails the run, however often it is said", async () => {
    await sync(japan(...sims(40)));
    const unreadable = [0, 1, 2].map((index) => ({ packageId: `sim-${String(index)}`, problem: "odd" }));
    const listed = { ...japan(...sims(40).slice(3)), unreadable };
    for (const again of [false, true]) {
      const { outcome, run, changes } = await sync(listed);
      expect(outcome, again ? "said again" : "said once").toBe("refused");
      expect(run).toMatchObject({ status: "FAILED", error: "unreadable", seen: 37, unreadable: 3 });
      expect(changes).toHaveLength(3);
    }
    expect(await onSale()).toHaveLength(40);
  });
});

describe("what would vanish", () => {
  const all = japan(...sims(10));
  const few = japan(...sims(4));

  test("more than half is believed only when the next run says so again", async () => {
    await sync(all);
    const version = await catalogVersion();
    const first = await sync(few);
    expect(first.outcome).toBe("refused");
    expect(first.run).toMatchObject({ status: "FAILED", error: "vanished", seen: 4, gone: 6, added: 0 });
    expect(first.changes).toHaveLength(6);
    expect(await onSale()).toHaveLength(10);
    expect(await catalogVersion()).toBe(version);
    const second = await sync(few);
    expect(second.run).toMatchObject({ status: "SUCCEEDED", error: null, gone: 6 });
    expect(await onSale()).toHaveLength(4);
  });

  test("a whole catalogue in between takes the word back", async () => {
    await sync(all);
    await sync(few);
    await sync(all);
    expect((await sync(few)).outcome).toBe("refused");
  });

  test("half is believed at once", async () => {
    await sync(all);
    expect((await sync(japan(...sims(5)))).outcome).toBe("stored");
  });

  test("top-ups are looked at apart: a list without any is not believed", async () => {
    const topups = ["t-1", "t-2"].map((id) => sim(id, { type: "topup" }));
    await sync(japan(...sims(10), ...topups));
    expect((await sync(all)).run).toMatchObject({ error: "vanished", gone: 2 });
  });

  test("a supplier that lists nothing at all is never believed", async () => {
    await sync(all);
    const nothing = async () => sync({ destinations: [], unreadable: [] });
    await expect(nothing()).rejects.toThrow("no destination");
    await expect(nothing()).rejects.toThrow("no destination");
    expect(await onSale()).toHaveLength(10);
  });
});
