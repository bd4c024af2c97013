import { expect, test } from "vitest";
import { db, type Prisma } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { PAGE_SIZE } from "../model/paging";
import { catalogFilters, readFilters } from "../schema";
import { catalogReport, runChanges } from "./catalog";

type Given = Partial<Prisma.CatalogChangeUncheckedCreateInput>;

/** A run with as many differences as are given, in that order. */
async function makeRun(changes: readonly Given[], given: object = {}): Promise<string> {
  const id = newId();
  await db().catalogSync.create({
    data: { id, supplier: "pressone", status: "SUCCEEDED", startedAt: new Date(), ...given },
  });
  const rows = changes.toReversed().map((change) => ({
    kind: "CHANGED" as const,
    subject: "package",
    supplierId: "a",
    title: "1 GB",
    details: ["title"],
    ...change,
    id: newId(),
    syncId: id,
  }));
  for (const data of rows) await db().catalogChange.create({ data });
  return id;
}

const read = (query: Record<string, string>) => runChanges(readFilters(catalogFilters, query).filters);

test("a run's differences stand in the order in which it wrote them, page by page and back", async () => {
  const names = Array.from({ length: PAGE_SIZE + 10 }, (_, index) => `item-${String(index)}`);
  const run = await makeRun(names.map((supplierId) => ({ supplierId })));
  await makeRun([{ supplierId: "of another run" }]);
  const first = await read({ run });
  expect(first?.page.rows.map((row) => row.supplierId)).toEqual(names.slice(0, PAGE_SIZE));
  expect(first?.page.newer).toBeNull();
  const second = await read({ run, after: first?.page.older ?? "" });
  expect(second?.page.rows.map((row) => row.supplierId)).toEqual(names.slice(PAGE_SIZE));
  expect(second?.page.older).toBeNull();
  const back = await read({ run, before: second?.page.newer ?? "" });
  expect(back?.page.rows).toEqual(first?.page.rows);
});

test("differences are filtered by kind, and by whether the cost moved", async () => {
  const run = await makeRun([
    { kind: "GONE", supplierId: "gone", details: [], costBeforeMinor: 400, currency: "USD" },
    {
      supplierId: "dearer",
      details: ["cost", "price"],
      costBeforeMinor: 400,
      costAfterMinor: 500,
      currency: "USD",
    },
    { supplierId: "other money", details: ["currency"], currency: "EUR" },
    { supplierId: "renamed" },
    { kind: "ADDED", supplierId: "new", details: [], costAfterMinor: 300, currency: "USD" },
  ]);
  const ids = async (kind: string) => (await read({ run, kind }))?.page.rows.map((row) => row.supplierId);
  expect(await ids("GONE")).toEqual(["gone"]);
  expect(await ids("ADDED")).toEqual(["new"]);
  expect(await ids("CHANGED")).toEqual(["dearer", "other money", "renamed"]);
  expect(await ids("REPRICED")).toEqual(["dearer", "other money"]);
  expect((await read({ run, kind: "REPRICED" }))?.page.rows[0]).toMatchObject({
    before: { minor: 400, currency: "USD" },
    after: { minor: 500, currency: "USD" },
  });
});

test("a run that is not kept, or whose id is none, is null", async () => {
  for (const run of [newId(), "nope", ""]) expect(await read({ run })).toBeNull();
});

test("the report tells of each run why it failed, and counts only destinations with something on sale", async () => {
  await makeRun([], { status: "FAILED", error: "throttled: HTTP 429", gone: 7, unreadable: 2 });
  await db().destination.create({ data: { id: newId(), slug: "nowhere", kind: "LOCAL", title: "Nowhere" } });
  const report = await catalogReport();
  expect(report.runs[0]).toMatchObject({
    status: "FAILED",
    problem: { word: "throttled", detail: "HTTP 429" },
    gone: 7,
    unreadable: 2,
  });
  expect(report.counts.destinations).toBe(0);
});
