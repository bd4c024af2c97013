import "server-only";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { defaultRule } from "@/lib/pricing/data";
import type { SupplierCatalogue } from "@/lib/suppliers/contract/catalogue";
import { flatten, type Listing, type Offer } from "../model/listing";
import { counts, goneChange } from "./finish-sync";
import { recordChanges } from "./record-changes";
import { lockCatalogue } from "./runs";
import { packagesOfPlace, storePackages, withdraw } from "./store-packages";
import { operatorsOfPlace } from "./store-places";

/**
 * Makes the packages that we sell for one place equal to what the supplier lists there now: prices, what is gone, what is
 * back. Anything else, new packages too, is left to the next reading of the whole catalogue and its guards.
 */
export async function storePlace(
  reading: { supplier: string; slug: string; startedAt: Date },
  catalogue: SupplierCatalogue,
): Promise<void> {
  const { supplier, slug } = reading;
  await transaction(async (tx) => {
    await lockCatalogue(tx);
    const known = await packagesOfPlace(tx, supplier, slug);
    const operatorIds = await operatorsOfPlace(tx, supplier, slug);
    const bySupplierId = new Map(known.map((item) => [item.supplierId, item]));
    const listing = within(flatten(catalogue), { known: bySupplierId, operatorIds });
    const stored = await storePackages(tx, listing, {
      supplier,
      known: bySupplierId,
      operatorIds,
      rule: await defaultRule(tx),
    });
    const lost = known.filter((item) => item.goneAt === null && !listing.packages.has(item.supplierId));
    await withdraw(tx, lost);
    const changes = [...stored, ...lost.map(goneChange)];
    if (changes.length > 0) await keep(tx, reading, { listing, changes });
  });
}

/** Only what we know already, in the place where we know it: a package can be listed in several. */
function within(
  listing: Listing,
  ours: { known: ReadonlyMap<string, unknown>; operatorIds: ReadonlyMap<string, string> },
): Listing {
  const packages = [...listing.packages].flatMap(([id, offers]): [string, [Offer, ...Offer[]]][] => {
    const [first, ...rest] = offers.filter(({ operatorKey }) => ours.operatorIds.has(operatorKey));
    return first && ours.known.has(id) ? [[id, [first, ...rest]]] : [];
  });
  return { ...listing, packages: new Map(packages) };
}

/** Rendered pages follow the last reading that changed anything, and staff read what it was. */
async function keep(
  tx: Db,
  { supplier, slug, startedAt }: { supplier: string; slug: string; startedAt: Date },
  found: { listing: Listing; changes: Parameters<typeof recordChanges>[2] },
): Promise<void> {
  const run = { id: newId(), supplier };
  await tx.catalogSync.create({
    data: {
      ...run,
      place: slug,
      status: "SUCCEEDED",
      startedAt,
      finishedAt: now(),
      ...counts(found.listing, found.changes),
    },
  });
  await recordChanges(tx, run, found.changes);
}
