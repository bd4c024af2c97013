import "server-only";
import type { Money } from "@/lib/money/model";
import { fail, ok, type Result } from "@/lib/platform/result";
import { knownTopup } from "@/lib/catalog/data";
import { esimOrigin, iccidOf, usageRow } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { defaultRule } from "@/lib/pricing/data";
import { retailPrice } from "@/lib/pricing/model";
import type { SupplierPackage } from "@/lib/suppliers/contract/catalogue";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplierNamed } from "@/lib/suppliers/registry";
import type { TopupRefusal } from "./model";
import { type LineSnapshot, snapshotSchema } from "./schema";
import type { QuotedLine } from "./mutations/create-order";

export type TopupOffer = { readonly id: string; readonly price: Money; readonly snapshot: LineSnapshot };
type Priced = TopupOffer & { readonly cost: Money; readonly packageId: string | null };

/** What the supplier offers for this eSIM at this moment, at our prices. Offers change, so they are never kept. */
export async function topupOffers(esimId: OwnedEsimId): Promise<Result<TopupOffer[], TopupRefusal>> {
  const priced = await pricedTopups(esimId);
  if (!priced.ok) return priced;
  return ok(priced.data.map(({ id, price, snapshot }) => ({ id, price, snapshot })));
}

/** One offer as an order line, read fresh from the supplier. */
export async function topupQuote(
  esimId: OwnedEsimId,
  topupId: string,
): Promise<
  Result<{ email: string; customerId: string | null; line: Omit<QuotedLine, "title"> }, TopupRefusal>
> {
  const priced = await pricedTopups(esimId);
  if (!priced.ok) return priced;
  const offer = priced.data.find((candidate) => candidate.id === topupId);
  if (!offer) return fail("package_gone");
  const { email, customerId, supplier: seller } = await esimOrigin(esimId);
  return ok({
    email,
    customerId,
    line: {
      kind: "TOPUP",
      packageId: offer.packageId,
      supplier: seller,
      supplierPackageId: offer.id,
      quantity: 1,
      unitPrice: offer.price,
      unitCost: offer.cost,
      snapshot: offer.snapshot,
      topupEsimId: esimId,
    },
  });
}

async function pricedTopups(esimId: OwnedEsimId): Promise<Result<Priced[], TopupRefusal>> {
  const origin = await esimOrigin(esimId);
  const bought = snapshotSchema.parse(origin.snapshot);
  if (!bought.rechargeable) return fail("not_rechargeable");
  try {
    const offers = await supplierNamed(origin.supplier).listTopups(await iccidOf(esimId));
    // The supplier offers top-ups only for an eSIM that has been online; before that its list is empty.
    if (offers.length === 0)
      return fail((await usageRow(esimId))?.status === "NOT_ACTIVE" ? "not_started" : "none_offered");
    const rule = await defaultRule();
    const priced = await Promise.all(
      offers.map(async (offer) => {
        // The list is newer than the catalogue, but PressOne's names no net price. Without either the retail price is our
        // cost, which is never too low.
        const known = await knownTopup(origin.supplier, offer.id);
        const cost = offer.isCostNamed ? offer.cost : (known?.cost ?? offer.cost);
        return {
          id: offer.id,
          packageId: known?.id ?? null,
          cost,
          price: retailPrice(cost, rule),
          snapshot: topupSnapshot(bought, offer),
        };
      }),
    );
    return ok(priced.toSorted((a, b) => a.price.minor - b.price.minor));
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    if (error.kind === "recycled" || error.kind === "not_found") return fail(error.kind);
    return fail("supplier_unavailable");
  }
}

function topupSnapshot(bought: LineSnapshot, offer: SupplierPackage): LineSnapshot {
  const { dataMb, unlimited, validityDays, voiceMinutes, textMessages } = offer;
  return { ...bought, dataMb, unlimited, validityDays, voiceMinutes, textMessages };
}
