import "server-only";
import type { Money } from "@/lib/money/model";
import { fail, ok, type Result } from "@/lib/platform/result";
import { knownTopup } from "@/lib/catalog/data";
import { esimOrigin, iccidOf, isReturned, usageRow } from "@/lib/esims/data";
import type { PayableEsimId } from "@/lib/esims/model";
import { isOrderDisputed } from "@/lib/payments/data";
import { defaultRule } from "@/lib/pricing/data";
import { retailPrice } from "@/lib/pricing/model";
import type { SupplierPackage } from "@/lib/suppliers/contract/catalogue";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplierNamed } from "@/lib/suppliers/registry";
import { renewBalance } from "@/lib/suppliers/service";
import type { TopupRefusal } from "./model";
import type { Item, Quote, QuoteRefusal } from "./quote/model";
import { bestQuote, choosableCurrencies, quoteItems, type Wishes } from "./quote/service";
import { type LineSnapshot, snapshotSchema } from "./schema";

/** An offer as a page shows it: `full` is the price without the code, where it takes anything off. */
export type TopupOffer = {
  readonly id: string;
  readonly price: Money;
  readonly full: Money | null;
  readonly tax: Money;
  /** The code that is taken off. */
  readonly promo: string | null;
  readonly snapshot: LineSnapshot;
};
export type TopupOffers = {
  readonly offers: readonly TopupOffer[];
  readonly currency: string;
  readonly currencies: readonly string[];
  /** Why the currency or the code that was asked for does not do; prices are without it then. */
  readonly problems: readonly QuoteRefusal[];
};

/** What the supplier offers for this eSIM at this moment, at our prices. Offers change, so they are never kept. */
export async function topupOffers(
  esimId: PayableEsimId,
  wishes: Wishes,
): Promise<Result<TopupOffers, TopupRefusal>> {
  const items = await topupItems(esimId);
  if (!items.ok) return items;
  const quoted = await Promise.all(items.data.map(async (item) => bestQuote([item], wishes)));
  const offers = quoted.map(({ quote }): TopupOffer => {
    const [{ supplierPackageId: id, snapshot }] = quote.lines;
    const full = quote.discount.minor > 0 ? quote.subtotal : null;
    return { id, price: quote.total, full, tax: quote.tax, promo: quote.promo?.code ?? null, snapshot };
  });
  const [first, ...rest] = quoted.map(({ problems }) => problems);
  return ok({
    offers: offers.toSorted((a, b) => a.price.minor - b.price.minor),
    currency: offers[0]?.price.currency ?? "",
    currencies: await choosableCurrencies(),
    // A code that does for one of them is a good code.
    problems: first?.filter((problem) => rest.every((other) => other.includes(problem))) ?? [],
  });
}

/** One offer, read fresh from the supplier and priced. */
export async function topupQuote(
  esimId: PayableEsimId,
  topupId: string,
  wishes: Wishes,
): Promise<Result<Quote, TopupRefusal | QuoteRefusal>> {
  return topupsQuote([{ esimId, topupId }], wishes);
}

/** A top-up that somebody chose for an eSIM. */
export type TopupChoice = { readonly esimId: PayableEsimId; readonly topupId: string };

/** Offers for several eSIMs, paid for together: if one of them cannot be had, nothing is sold. */
export async function topupsQuote(
  choices: readonly [TopupChoice, ...TopupChoice[]],
  wishes: Wishes,
): Promise<Result<Quote, TopupRefusal | QuoteRefusal>> {
  const [found] = await Promise.all([Promise.all(choices.map(topupItem)), renewBalance()]);
  const items: Item[] = [];
  for (const one of found) {
    if (!one.ok) return one;
    items.push(one.data);
  }
  return quoteItems(items as [Item, ...Item[]], wishes);
}

async function topupItem({ esimId, topupId }: TopupChoice): Promise<Result<Item, TopupRefusal>> {
  const items = await topupItems(esimId);
  if (!items.ok) return items;
  const item = items.data.find((candidate) => candidate.supplierPackageId === topupId);
  return item ? ok(item) : fail("package_gone");
}

/** Who a top-up of this eSIM is sold to. */
export async function topupOrigin(
  esimId: PayableEsimId,
): Promise<{ email: string; customerId: string | null }> {
  const { email, customerId } = await esimOrigin(esimId);
  return { email, customerId };
}

async function topupItems(esimId: PayableEsimId): Promise<Result<Item[], TopupRefusal>> {
  if (await isReturned(esimId)) return fail("returned");
  const origin = await esimOrigin(esimId);
  const bought = snapshotSchema.parse(origin.snapshot);
  if (!bought.rechargeable) return fail("not_rechargeable");
  if (await isOrderDisputed(origin.orderId)) return fail("disputed");
  try {
    const offers = await supplierNamed(origin.supplier).listTopups(await iccidOf(esimId));
    // The supplier offers top-ups only for an eSIM that has been online; before that its list is empty.
    if (offers.length === 0)
      return fail((await usageRow(esimId))?.status === "NOT_ACTIVE" ? "not_started" : "none_offered");
    const rule = await defaultRule();
    const items = offers.map(async (offer): Promise<Item> => {
      // The list is newer than the catalogue, but PressOne's names no net price. Without either the retail price is our
      // cost, which is never too low.
      const known = await knownTopup(origin.supplier, offer.id);
      const unitCost = offer.isCostNamed ? offer.cost : (known?.cost ?? offer.cost);
      return {
        kind: "TOPUP",
        slug: null,
        packageId: known?.id ?? null,
        supplier: origin.supplier,
        supplierPackageId: offer.id,
        quantity: 1,
        unitCost,
        listPrice: retailPrice(unitCost, rule),
        snapshot: topupSnapshot(bought, offer),
        topupEsimId: esimId,
      };
    });
    return ok(await Promise.all(items));
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
