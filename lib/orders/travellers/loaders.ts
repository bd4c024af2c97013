import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer } from "@/lib/auth/gates";
import { chosenCurrency } from "@/lib/catalog/prices/loaders";
import { ownedEsims } from "@/lib/esims/data";
import { currentUsage } from "@/lib/esims/service";
import { handedEsims } from "@/lib/esims/sharing/data";
import type { Handed } from "@/lib/esims/sharing/model";
import { newId } from "@/lib/platform/ids";
import { likelyCountry } from "../consent/model";
import { ownedOrder, type OrderView } from "../data";
import { MOST_LINES } from "../quote/model";
import type { LineSnapshot } from "../schema";
import { canBeToppedUp, type Traveller } from "./model";
import { esimsIn } from "./schema";
import { groupOffers, type GroupOffers } from "./service";

/** A traveller with what was bought for them. */
export type TravellerView = Traveller & { readonly snapshot: LineSnapshot };

/** The travellers of an order of the viewer's; an order without eSIMs has no such page. */
export async function loadTravellers(orderId: string): Promise<{
  number: string;
  travellers: readonly TravellerView[];
}> {
  const { order, handed } = await groupOf(orderId);
  return { number: order.number, travellers: travellersIn(order, handed) };
}

/** The gate of the pages of a group: an order of the viewer's with eSIMs; passed before anything is sent, or never. */
export async function requireGroup(orderId: string): Promise<void> {
  const { lines } = await groupOrder(orderId);
  if (lines.every(({ kind }) => kind !== "ESIM")) notFound();
}

const groupOrder = cache(async (orderId: string): Promise<OrderView> => {
  const order = await ownedOrder(await currentViewer(), orderId);
  if (!order) notFound();
  return order;
});

/** The order, and its eSIMs with figures as fresh as the supplier's limits allow. */
async function groupOf(orderId: string): Promise<{ order: OrderView; handed: ReadonlyMap<string, Handed> }> {
  const [viewer, order] = await Promise.all([currentViewer(), groupOrder(orderId)]);
  const ids = order.lines.flatMap((line) => line.esims.map(({ id }) => id));
  const esims = await ownedEsims(viewer, ids);
  const known = await handedEsims(esims);
  const moving = esims.filter((id) => canHaveMoved(known.get(id)));
  if (moving.length === 0) return { order, handed: known };
  await Promise.all(moving.map(currentUsage));
  return { order, handed: await handedEsims(esims) };
}

/** Whether it is worth asking the supplier: a link that nobody opened has started nothing. */
function canHaveMoved(esim: Handed | undefined): boolean {
  if (!esim || esim.isReturned) return false;
  return (esim.share?.openedAt ?? null) !== null || (esim.usage?.status ?? "NOT_ACTIVE") !== "NOT_ACTIVE";
}

function travellersIn({ lines }: OrderView, handed: ReadonlyMap<string, Handed>): TravellerView[] {
  return lines
    .filter(({ kind }) => kind === "ESIM")
    .flatMap(({ id: lineId, quantity, status: lineStatus, snapshot, travellerNames, esims }) =>
      Array.from({ length: quantity }, (_, place) => {
        const esim = handed.get(esims[place]?.id ?? "") ?? null;
        const name = esim ? esim.name : (travellerNames[place] ?? "") || null;
        return { lineId, place, name, lineStatus, snapshot, esim };
      }),
    );
}

/** A traveller of a group top-up, with what can be had for their eSIM. */
export type GroupRow = GroupOffers & { readonly name: string | null; readonly number: number };

/** Top-ups for several eSIMs of an order at once: those that the address names, or all that can be topped up. */
export async function loadGroupTopups(
  orderId: string,
  query: Readonly<Record<string, unknown>>,
): Promise<{ rows: readonly GroupRow[]; isCut: boolean; key: string }> {
  const { order, handed } = await groupOf(orderId);
  const travellers = travellersIn(order, handed);
  const named = esimsIn(query);
  const places = new Map(travellers.map(({ esim }, index) => [esim?.id ?? "", index + 1]));
  const wanted = travellers
    .filter((traveller) => (named.length > 0 ? isNamed(traveller, named) : canBeToppedUp(traveller)))
    .flatMap(({ esim }) => esim?.id ?? []);
  const esims = await ownedEsims(await currentViewer(), wanted.slice(0, MOST_LINES));
  const rows = await groupOffers(esims, {
    currency: await chosenCurrency(),
    country: likelyCountry((await headers()).get("accept-language")),
  });
  return {
    rows: rows.map((row) => ({
      ...row,
      name: handed.get(row.esimId)?.name ?? null,
      number: places.get(row.esimId) ?? 0,
    })),
    isCut: wanted.length > MOST_LINES,
    key: newId(),
  };
}

function isNamed({ esim }: Traveller, named: readonly string[]): boolean {
  return esim !== null && named.includes(esim.id);
}
