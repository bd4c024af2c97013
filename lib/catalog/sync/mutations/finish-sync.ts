import "server-only";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { defaultRule } from "@/lib/pricing/data";
import type { SupplierCatalogue } from "@/lib/suppliers/contract/catalogue";
import { refusal, vanished } from "../model/guards";
import { REPRICED } from "../model/facts";
import { flatten, type Listing } from "../model/listing";
import { problemText, type SyncProblem } from "../model/problem";
import { type Change, recordChanges } from "./record-changes";
import { EmptyCatalogue, lockCatalogue, type SyncRun } from "./runs";
import { type KnownPackage, knownPackages, storePackages, withdraw } from "./store-packages";
import { storeDestinations, storeOperators } from "./store-places";

/** `refused`: read, but not believed. `overtaken`: a later run has begun and will know better. */
export type SyncOutcome = "stored" | "refused" | "overtaken";

/**
 * Makes our catalogue equal to what the supplier sells, in one transaction, and keeps what that changed. What vanished or
 * became unreadable is kept but no longer sold; so is what was on sale from another supplier, since there is one at a time.
 */
export async function finishSync(run: SyncRun, catalogue: SupplierCatalogue): Promise<SyncOutcome> {
  if (catalogue.destinations.length + catalogue.unreadable.length === 0)
    throw new EmptyCatalogue("the supplier lists no destination");
  const listing = flatten(catalogue);
  return transaction(async (tx) => {
    await lockCatalogue(tx);
    const open = await tx.catalogSync.findFirst({
      where: { id: run.id, status: "RUNNING" },
      select: { id: true },
    });
    if (!open) return "overtaken";
    const known = await knownPackages(tx, run.supplier);
    const sold = known.filter((item) => item.goneAt === null);
    const own = sold.filter((item) => item.supplier === run.supplier);
    const problem = refusal(listing, { sold: own, saidBefore: await saidVanished(tx, run) });
    if (problem) {
      await refuse(tx, run, { problem, listing, sold: own });
      return "refused";
    }
    await store(tx, run, { listing, known, sold });
    return "stored";
  });
}

/** True if the last run that read a whole catalogue was refused because of what vanished. */
async function saidVanished(tx: Db, run: SyncRun): Promise<boolean> {
  const said = ["unreadable", "vanished"] as const;
  const words = said.map((word) => problemText({ word, detail: null }));
  const last = await tx.catalogSync.findFirst({
    where: { supplier: run.supplier, place: null, OR: [{ status: "SUCCEEDED" }, { error: { in: words } }] },
    orderBy: { id: "desc" },
    select: { error: true },
  });
  return last?.error === problemText({ word: "vanished", detail: null });
}

/** Enough of a refused catalogue for people to see what is wrong with it. */
const SAMPLE = 200;

async function refuse(
  tx: Db,
  run: SyncRun,
  found: {
    readonly problem: SyncProblem["word"];
    readonly listing: Listing;
    readonly sold: readonly KnownPackage[];
  },
): Promise<void> {
  const { problem, listing, sold } = found;
  const lost = problem === "vanished" ? vanished(listing, sold) : [];
  const sample = [...lost.map(goneChange), ...unreadableChanges(listing, sold)].slice(0, SAMPLE);
  await recordChanges(tx, run, sample);
  await tx.catalogSync.update({
    where: { id: run.id },
    data: {
      status: "FAILED",
      finishedAt: now(),
      error: problemText({ word: problem, detail: null }),
      seen: listing.packages.size,
      gone: lost.length,
      unreadable: listing.unreadable.length,
    },
  });
}

async function store(
  tx: Db,
  run: SyncRun,
  {
    listing,
    known,
    sold,
  }: { listing: Listing; known: readonly KnownPackage[]; sold: readonly KnownPackage[] },
): Promise<void> {
  const { supplier } = run;
  const own = known.filter((item) => item.supplier === supplier);
  const destinations = await storeDestinations(tx, listing);
  const operators = await storeOperators(tx, listing, { supplier, destinationIds: destinations.ids });
  const packages = await storePackages(tx, listing, {
    supplier,
    known: new Map(own.map((item) => [item.supplierId, item])),
    operatorIds: operators.ids,
    rule: await defaultRule(tx),
  });
  const foreign = sold.filter((item) => item.supplier !== supplier);
  const unlisted = sold.filter(
    (item) => item.supplier === supplier && !listing.packages.has(item.supplierId),
  );
  await withdraw(tx, [...unlisted, ...foreign]);
  const changes = [
    ...destinations.changes,
    ...operators.changes,
    ...packages,
    ...[...vanished(listing, unlisted), ...foreign].map(goneChange),
    ...unreadableChanges(listing, unlisted),
  ];
  // A first catalogue is news as a whole; thousands of lines that say "new" tell nobody anything.
  const news = own.length === 0 ? changes.filter((change) => change.kind !== "ADDED") : changes;
  await recordChanges(tx, run, news);
  await tx.catalogSync.update({
    where: { id: run.id },
    data: { status: "SUCCEEDED", finishedAt: now(), ...counts(listing, changes) },
  });
}

export function counts(listing: Listing, changes: readonly Change[]) {
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  const repriced = changes.filter(
    ({ kind, details }) => kind === "CHANGED" && REPRICED.some((fact) => details.includes(fact)),
  );
  return {
    seen: listing.packages.size,
    added: count("ADDED"),
    changed: count("CHANGED"),
    gone: count("GONE"),
    repriced: repriced.length,
    unreadable: listing.unreadable.length,
  };
}

export function goneChange({ supplierId, title, costMinor, currency }: KnownPackage): Change {
  return {
    kind: "GONE",
    subject: "package",
    supplierId,
    title,
    details: [],
    costBefore: costMinor,
    currency,
  };
}

/** A cost before stands only where the package was on sale until now. */
function unreadableChanges(listing: Listing, sold: readonly KnownPackage[]): Change[] {
  const byId = new Map(sold.map((item) => [item.supplierId, item]));
  return listing.unreadable.map(({ packageId, problem }) => {
    const item = byId.get(packageId);
    return {
      kind: "UNREADABLE",
      subject: "package",
      supplierId: packageId,
      title: item?.title ?? "",
      details: [problem],
      ...(item && { costBefore: item.costMinor, currency: item.currency }),
    };
  });
}
