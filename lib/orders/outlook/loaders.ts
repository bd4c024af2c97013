import "server-only";
import { notFound } from "next/navigation";
import { currentViewer } from "@/lib/auth/gates";
import { destinationWithPackages } from "@/lib/catalog/data";
import type { PackageCard } from "@/lib/catalog/model";
import { ownedEsim, tripEndOf, usageRow } from "@/lib/esims/data";
import type { UsageView } from "@/lib/esims/model";
import { readingBefore } from "@/lib/esims/readings/data";
import { currentUsage } from "@/lib/esims/service";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import type { OrderView } from "../data";
import { quoteOrder } from "../quote/service";
import type { LineSnapshot } from "../schema";
import { type Before, bestInstead, type Need, needOf } from "./model";

/** What is on an eSIM of the viewer's now, as fresh as the operator allows. */
export async function loadUsageNow(id: string): Promise<{ usage: UsageView | null; now: Date }> {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  return { usage: await currentUsage(owned), now: now() };
}

export type Instead = {
  readonly card: PackageCard;
  /** In the currency that was chosen, where something is sold in it. */
  readonly price: Money;
  readonly need: Need;
  readonly covers: boolean;
};

/** The package to buy where an eSIM cannot be topped up: for the same place, at the price a checkout asks at this moment. */
export async function loadInstead(
  id: string,
  { bought, currency }: { bought: LineSnapshot; currency: string | null },
): Promise<Instead | null> {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  const [place, usage, tripEndsOn] = await Promise.all([
    destinationWithPackages(bought.destination.slug),
    usageRow(owned),
    tripEndOf(owned),
  ]);
  const need = needOf(bought, { usage, tripEndsOn, now: now() });
  const best = bestInstead(place?.packages ?? [], need);
  if (!best) return null;
  const wanted = [{ slug: best.card.slug, quantity: 1 }];
  const wishes = { promo: null, email: null };
  const quoted = await quoteOrder(wanted, { ...wishes, currency });
  const quote = quoted.ok ? quoted : await quoteOrder(wanted, { ...wishes, currency: null });
  return quote.ok ? { ...best, need, price: quote.data.total } : null;
}

/** Of each eSIM that an order tops up, what the operator said last before it arrived; only of the viewer's own. */
export async function loadBalances(
  order: OrderView,
): Promise<ReadonlyMap<string, { usage: UsageView | null; before: Before }>> {
  const viewer = await currentViewer();
  const delivered = order.events.find(({ type }) => type === "delivered")?.at;
  const balances = order.lines.map(async ({ id, topupEsimId }) => {
    const owned = topupEsimId && (await ownedEsim(viewer, topupEsimId));
    if (!owned) return [];
    const [usage, before] = await Promise.all([usageRow(owned), readingBefore(owned, delivered ?? now())]);
    return [[id, { usage, before }] as const];
  });
  return new Map((await Promise.all(balances)).flat());
}
